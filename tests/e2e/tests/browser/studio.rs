//! The theme studio, opened as a file, without any server.

use anyhow::{Result, ensure};
use end_to_end::{axe::expect_accessible, studio, tab::Tab};
use serde_json::{Value, json};

crate::scenarios![
    a_theme_is_mended_and_saved_without_a_server,
    every_screen_is_shown_in_every_brand,
    every_look_has_an_address,
];

async fn open(tab: &Tab) -> Result<()> {
    studio::open(tab).await?;
    expect_verdict(tab, "All 54 pairs pass WCAG 2.2 AA.").await
}

async fn expect_verdict(tab: &Tab, verdict: &str) -> Result<()> {
    let script = "return words(document.getElementById('verdict')) === args[0]";
    tab.until(verdict, script, json!([verdict])).await?;
    Ok(())
}

/// Sets a control as a user would leave it.
async fn set(tab: &Tab, selector: &str, value: &str) -> Result<()> {
    let script = "const control = document.querySelector(args[0]);
        control.value = args[1];
        for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));";
    tab.script(script, json!([selector, value])).await?;
    Ok(())
}

async fn a_theme_is_mended_and_saved_without_a_server(tab: Tab) -> Result<()> {
    open(&tab).await?;
    set(&tab, "#brand", "kestrel").await?;
    let preview = "const page = document.getElementById('preview').contentDocument;
        return getComputedStyle(page.querySelector('.cw-button--primary')).backgroundColor";
    let seen = tab.text_of(preview, Value::Null).await?;
    ensure!(seen == "rgb(91, 52, 214)", "the main button is {seen}");
    // Of papaya's own edge for the main button there is only the light one: the dark one follows the dark button.
    set(&tab, "#brand", "papaya").await?;
    set(&tab, "#scheme", "dark").await?;
    let edge = preview.replace("backgroundColor", "borderTopColor");
    let seen = tab.text_of(&edge, Value::Null).await?;
    ensure!(
        seen == "rgb(255, 200, 61)",
        "the edge of the main button is {seen}"
    );
    set(&tab, "#brand", "kestrel").await?;
    let field = "[aria-label$=', colors.light.text-quiet'][type=text]";
    set(&tab, field, "#9aa3ad").await?;
    expect_verdict(
        &tab,
        "3 of 54 pairs can't be told apart well enough (WCAG 2.2 AA).",
    )
    .await?;
    expect_accessible(&tab).await?;
    let take = "return document.querySelector('#failures button')";
    let button = tab
        .element("the colour that passes", take, Value::Null)
        .await?;
    let advised = button.text().await?;
    ensure!(advised.starts_with("Take text-quiet = #"), "{advised}");
    button.click().await?;
    expect_verdict(&tab, "All 54 pairs pass WCAG 2.2 AA.").await?;
    set(
        &tab,
        "[aria-label$=', shape.radius'][type=text]",
        "3px; color: red",
    )
    .await?;
    let invalid = "return document.querySelector(\"[aria-label$=', shape.radius']\").getAttribute('aria-invalid')";
    ensure!(
        tab.text_of(invalid, Value::Null).await? == "true",
        "a bad value must be called one"
    );
    set(&tab, "[aria-label$=', shape.radius'][type=text]", "3px").await?;
    let script = "let saved;
        URL.createObjectURL = (blob) => ((saved = blob), 'blob:null/x');
        document.getElementById('save').click();
        return saved.text();";
    let saved = tab.promised(script, Value::Null).await?;
    let saved = saved.as_str().unwrap_or_default();
    let color = advised.trim_start_matches("Take text-quiet = ");
    for line in [
        "# A payroll product, white-labelled: no trace of whose backend it is. It is reached at the company's own address.",
        "white-label = true",
        &format!("text-quiet = \"{color}\""),
        "radius = \"3px\"",
        "\"apiKey.title\" = \"Make a key for Kestrel\"",
    ] {
        ensure!(
            saved.lines().any(|own| own == line),
            "{line} is not in:\n{saved}"
        );
    }
    ensure!(
        saved.matches("[shape]").count() == 1 && !saved.contains("#9aa3ad"),
        "{saved}"
    );
    Ok(())
}

async fn every_screen_is_shown_in_every_brand(tab: Tab) -> Result<()> {
    open(&tab).await?;
    let script = "const seen = [];
        const frame = document.getElementById('preview');
        const set = (id, value) => {
          document.getElementById(id).value = value;
          document.getElementById(id).dispatchEvent(new Event('change'));
        };
        for (const { value: brand } of document.getElementById('brand').options) {
          set('brand', brand);
          set('direction', 'rtl');
          set('width', '320');
          for (const { value } of document.getElementById('state').options) {
            set('state', value);
            const page = frame.contentDocument, card = page.querySelector('.cw-card');
            const overflow = page.scrollingElement.scrollWidth - page.documentElement.clientWidth;
            if (!card || card.dir !== 'rtl' || overflow > 0 || frame.clientWidth > 320) seen.push(`${brand} ${value} ${overflow}`);
            seen.count = (seen.count ?? 0) + 1;
          }
          if (!words(document.getElementById('verdict')).startsWith('All ')) seen.push(brand);
        }
        return { wrong: seen, count: seen.count };";
    let seen = tab.script(script, Value::Null).await?;
    ensure!(seen["wrong"] == json!([]), "{seen}");
    // Everything before the failures, and each failure, in seven brands.
    ensure!(seen["count"].as_i64() >= Some(7 * 37), "{seen}");
    Ok(())
}

/// The gallery links to it.
async fn every_look_has_an_address(tab: Tab) -> Result<()> {
    open(&tab).await?;
    let look =
        "brand=kestrel&state=failure-timeout&scheme=dark&language=de&direction=rtl&width=320";
    tab.script("location.hash = args[0]", json!([look])).await?;
    let shown = "const page = document.getElementById('preview').contentDocument;
        return page.querySelector('[data-cw-failure=timeout]') && page.querySelector('.cw-card').dir === 'rtl'
            && page.documentElement.dataset.cwTheme === 'dark' && page.documentElement.lang === 'de'
            && /[äöüß]/.test(page.querySelector('.cw-screen').textContent)
            && getComputedStyle(page.querySelector('.cw-button--primary')).backgroundColor !== 'rgb(91, 52, 214)'";
    tab.until("the failure in kestrel, dark", shown, Value::Null)
        .await?;
    set(&tab, "#state", "check").await?;
    let address = tab.text_of("return location.hash", Value::Null).await?;
    ensure!(
        address == format!("#{}", look.replace("failure-timeout", "check")),
        "{address}"
    );
    // A language brings its direction, where the address names none.
    let arabic = "brand=default&state=step-1&language=ar";
    tab.script("location.hash = args[0]", json!([arabic]))
        .await?;
    let turned = "const page = document.getElementById('preview').contentDocument;
        return page.documentElement.lang === 'ar' && page.querySelector('.cw-card').dir === 'rtl'";
    tab.until("the step in Arabic", turned, Value::Null).await?;
    Ok(())
}
