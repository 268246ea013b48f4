//! Every brand's page: it can be used by everybody on every screen, and a white-labelled one names no vendor on any.

use anyhow::{Context, Result, ensure};
use end_to_end::{
    axe::expect_accessible,
    brands::{fill_in, go_on, wait_for, wait_for_step},
    harness::Setup,
    studio::expect_every_state_accessible,
    tab::Tab,
};
use sandbox::demo;
use serde_json::{Value, json};
use xtask::dist::VENDOR_WORDS;
use xtask::static_files::Override;

crate::scenarios![
    harborline_is_accessible_on_every_screen,
    kestrel_is_accessible_on_every_screen_and_names_no_vendor,
    ledger_is_accessible_on_every_screen,
    meadow_is_accessible_on_every_screen,
    nocturne_is_accessible_on_every_screen,
    papaya_is_accessible_on_every_screen,
    the_logo_follows_the_scheme_and_the_setting,
    a_theme_object_is_worn_by_the_page,
    the_official_theme_json_is_worn_by_the_page,
    a_hostile_theme_stays_in_its_place,
    a_dark_brand_is_dark_before_any_script_has_run,
];

async fn harborline_is_accessible_on_every_screen(tab: Tab) -> Result<()> {
    tour(&tab, "harborline", false).await
}

async fn kestrel_is_accessible_on_every_screen_and_names_no_vendor(tab: Tab) -> Result<()> {
    tour(&tab, "kestrel", true).await
}

async fn ledger_is_accessible_on_every_screen(tab: Tab) -> Result<()> {
    tour(&tab, "ledger", false).await
}

async fn meadow_is_accessible_on_every_screen(tab: Tab) -> Result<()> {
    tour(&tab, "meadow", false).await
}

async fn nocturne_is_accessible_on_every_screen(tab: Tab) -> Result<()> {
    tour(&tab, "nocturne", false).await
}

async fn papaya_is_accessible_on_every_screen(tab: Tab) -> Result<()> {
    tour(&tab, "papaya", false).await
}

/// Through every screen; each is looked at in both schemes.
async fn tour(tab: &Tab, brand: &str, is_white_label: bool) -> Result<()> {
    let setup = Setup::default().brand(brand).faults("create=500_bare*1");
    let harness = setup.start(tab).await?;
    harness.open().await?;
    let look = async |screen: &str| -> Result<()> {
        for scheme in ["light", "dark"] {
            // A setting wins over what the system says, for a brand that is dark whatever the system.
            tab.script(
                "for (const card of document.querySelectorAll('[data-cw-theme]')) card.dataset.cwTheme = args[0]",
                json!([scheme]),
            )
            .await?;
            let place = format!("{brand}, {screen}, {scheme}");
            expect_accessible(tab).await.context(place)?;
        }
        if is_white_label {
            expect_no_vendor(tab).await.context(screen.to_owned())?;
        }
        Ok(())
    };
    go_on(tab).await?;
    wait_for(tab, ".cw-field__error").await?;
    look("a step with an error").await?;
    fill_in(tab, &demo::ACME).await?;
    look("check and connect").await?;
    go_on(tab).await?;
    wait_for(tab, ".cw-screen--failed").await?;
    tab.set_width(320).await?;
    look("a failure").await?;
    go_on(tab).await?;
    wait_for(tab, "dialog[open]").await?;
    look("the popup").await?;
    let seen = expect_every_state_accessible(tab, brand).await?;
    // Each state twice: 37 of them, of which each shows some text.
    ensure!(seen >= 2 * 37, "{seen} looks were seen");
    Ok(())
}

/// Nothing that a person or a program can find in the page says whose backend it is.
async fn expect_no_vendor(tab: &Tab) -> Result<()> {
    let script = "
        const texts = [document.documentElement.outerHTML, document.title, JSON.stringify(recorder.events)];
        for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
          for (const rule of sheet.cssRules) texts.push(rule.cssText);
        }
        for (const entry of performance.getEntriesByType('resource')) texts.push(entry.name);
        const told = texts.join('\\n').toLowerCase();
        return args[0].filter((word) => told.includes(word));";
    let found = tab.script(script, json!([VENDOR_WORDS])).await?;
    ensure!(found == json!([]), "the page says {found}");
    Ok(())
}

async fn the_logo_follows_the_scheme_and_the_setting(tab: Tab) -> Result<()> {
    let shown = "return [...document.querySelectorAll('.cw-logo')].filter(isSeen)
        .map((logo) => `${logo.alt}: ${logo.className} ${logo.complete && logo.naturalWidth > 0}`).join()";
    let harness = Setup::default().brand("kestrel").start(&tab).await?;
    tab.set_scheme("light").await?;
    harness.open().await?;
    wait_for_step(&tab, "subdomain").await?;
    let expect = async |class: &str| {
        let seen = format!("Kestrel Payroll: cw-logo cw-logo--{class} true");
        tab.until(&seen, &format!("{shown} === args[0]"), json!([seen]))
            .await
    };
    expect("light").await?;
    tab.set_scheme("dark").await?;
    expect("dark").await?;
    let setting = json!({ "theme": "light" });
    let harness = Setup::default()
        .brand("kestrel")
        .settings(setting)
        .start(&tab)
        .await?;
    harness.open().await?;
    expect("light").await?;
    let background = "return getComputedStyle(document.querySelector('.cw-card')).backgroundColor";
    let seen = tab.text_of(background, Value::Null).await?;
    ensure!(seen == "rgb(255, 255, 255)", "the card is {seen}");
    Ok(())
}

/// The computed style of a few parts of the page.
const LOOKS: &str = "const style = (selector) => getComputedStyle(document.querySelector(selector));
    const main = style('.cw-button--primary'), card = style('.cw-card');
    return [main.backgroundColor, main.color, card.backgroundColor, card.colorScheme,
        style('.cw-field__input').borderRadius, document.documentElement.getAttribute('style')].join(' | ')";

/// A theme at run time looks like this, for a system that prefers light.
async fn expect_look(tab: &Tab, theme: Value, look: &str) -> Result<()> {
    let harness = Setup::default()
        .settings(json!({ "theme": theme }))
        .start(tab)
        .await?;
    tab.set_scheme("light").await?;
    harness.open().await?;
    let seen = tab.text_of(LOOKS, Value::Null).await?;
    ensure!(seen == look, "expected {look}\n  seen    {seen}");
    let violations = tab
        .script("return recorder.violations", Value::Null)
        .await?;
    ensure!(
        violations == json!([]),
        "the policy is violated: {violations}"
    );
    Ok(())
}

async fn a_theme_object_is_worn_by_the_page(tab: Tab) -> Result<()> {
    let theme = json!({
        "scheme": "dark",
        "colors": {
            "light": { "brand": "#aa0000", "onBrand": "#ffffff" },
            "dark": { "brand": "#ffcc00", "onBrand": "#000000", "surface": "#101010; } body { display: none" },
        },
        "shape": { "radius": "3px" },
    });
    // The surface is refused, and stays what it is.
    let look = "rgb(255, 204, 0) | rgb(0, 0, 0) | rgb(26, 32, 44) | dark | 3px | ";
    expect_look(&tab, theme, look).await
}

async fn the_official_theme_json_is_worn_by_the_page(tab: Tab) -> Result<()> {
    let theme = json!({
        "colors": {
            "card": { "background": "rgb(30, 30, 30)", "foreground": "rgb(255, 255, 255)" },
            "secondary": { "background": "rgb(0, 175, 102)", "foreground": "rgb(10, 10, 10)" },
            "unheardOf": { "leaf": "red" },
        },
        "radius": { "md": "6px" },
    });
    let look = "rgb(0, 175, 102) | rgb(10, 10, 10) | rgb(30, 30, 30) | dark | 6px | ";
    expect_look(&tab, theme, look).await
}

async fn a_hostile_theme_stays_in_its_place(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    harness.open().await?;
    let hostile = [
        "red} body{display:none",
        "red;color:blue",
        "red/*",
        "*/red",
        "url(https://evil.example/)",
        "rgb(1",
        "red)",
        "\"open",
        "re\\64",
        "@import x",
        "red\nblue",
    ];
    let script = "const { themeStyle } = await import('./theme.js');
        const taken = args[0].filter((value) => themeStyle({ colors: { light: { text: value } } }).css);
        const keys = ['a{b', 'a b', 'a:b', '--x;'].filter((key) => themeStyle({ shape: { [key]: '1px' } }).css);
        const odd = [null, undefined, 7, [], '{', 'purple', { colors: 'red' }, { colors: { light: { text: {} } } }];
        const made = odd.filter((theme) => themeStyle(theme).css || !themeStyle(theme).warnings.length);
        const good = themeStyle({ colors: { light: { text: '#111' }, dark: { text: '#eee' } } }, '.x');
        return JSON.stringify([taken, keys, made, good]);";
    let seen = tab.promised(script, json!([hostile])).await?;
    let css = ".x{--cw-color-text:light-dark(#111,#eee)}";
    // An empty object is no mistake, only nothing.
    let expected = json!([[], [], [{ "colors": { "light": { "text": {} } } }], { "css": css, "warnings": [] }]);
    let seen: Value = serde_json::from_str(seen.as_str().unwrap_or_default())?;
    ensure!(seen == expected, "expected {expected}\n  seen    {seen}");
    Ok(())
}

async fn a_dark_brand_is_dark_before_any_script_has_run(tab: Tab) -> Result<()> {
    let setup = Setup::default()
        .brand("nocturne")
        .file("/boot.js", Override::NotFound);
    let harness = setup.start(&tab).await?;
    tab.set_scheme("light").await?;
    tab.goto(&harness.page_address()).await?;
    let script = "return getComputedStyle(document.body).backgroundColor + ' ' +
        getComputedStyle(document.querySelector('.cw-card')).backgroundColor";
    let seen = tab.text_of(script, Value::Null).await?;
    ensure!(seen == "rgb(5, 5, 6) rgb(14, 15, 18)", "the page is {seen}");
    Ok(())
}
