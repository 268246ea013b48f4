//! The element in the clothes of a brand or a theme.

use anyhow::{Result, ensure};
use end_to_end::{harness::Setup, host::Host, tab::Tab};
use serde_json::{Value, json};
use xtask::{dist::VENDOR_WORDS, static_files::Override};

crate::scenarios![
    everywhere;
    a_brand_is_worn_in_the_element_and_names_no_vendor,
    a_theme_object_is_worn_by_one_element_only,
    a_brands_own_font_is_there_inside_the_element,
];

async fn a_brand_is_worn_in_the_element_and_names_no_vendor(tab: Tab) -> Result<()> {
    let harness = Setup::default().brand("kestrel").start(&tab).await?;
    let host = Host::with_element(&harness, "", "make({ theme: 'light' })").await?;
    tab.goto(&host.address()).await?;
    let color = "const main = all('.cw-button--primary')[0]; return main && getComputedStyle(main).backgroundColor";
    let color = tab.until("the main button", color, Value::Null).await?;
    ensure!(color == "rgb(91, 52, 214)", "{color}");
    let logo = "const logo = all('.cw-logo--light')[0]; return logo?.complete && logo.naturalWidth > 0 && logo.alt";
    ensure!(tab.until("the logo", logo, Value::Null).await? == "Kestrel Payroll");
    let words = "const told = scopes().map((scope) => scope.documentElement?.outerHTML ?? scope.innerHTML).join().toLowerCase();
        return args[0].filter((word) => told.includes(word));";
    let found = tab.script(words, json!([VENDOR_WORDS])).await?;
    ensure!(found == json!([]), "{found}");
    Ok(())
}

async fn a_theme_object_is_worn_by_one_element_only(tab: Tab) -> Result<()> {
    let harness = Setup::default().start(&tab).await?;
    let script = "make({ theme: 'light', themeObject: { colors: { light: { brand: '#aa0000' } }, shape: { radius: '0.5rem' } } });
        make({ theme: 'light' }, '#b');";
    let host = Host::with_element(&harness, "", script).await?;
    tab.goto(&host.address()).await?;
    let look = "const buttons = all('.cw-button--primary');
        const colors = buttons.map((one) => getComputedStyle(one).backgroundColor);
        return colors.length === 2 && colors[0] === 'rgb(170, 0, 0)' && colors";
    let colors = tab.until("its colour", look, Value::Null).await?;
    ensure!(
        colors == json!(["rgb(170, 0, 0)", "rgb(29, 78, 216)"]),
        "{colors}"
    );
    let page = tab
        .script(
            "return [document.adoptedStyleSheets.length, document.documentElement.attributes.length,
                getComputedStyle(document.documentElement).getPropertyValue('--cw-color-brand')]",
            Value::Null,
        )
        .await?;
    ensure!(page == json!([0, 1, ""]), "{page}");
    // Taken off again, nothing of it stays.
    tab.script(
        "document.querySelector('#a connect-wizard').themeObject = undefined",
        Value::Null,
    )
    .await?;
    let plain = "return getComputedStyle(all('.cw-button--primary')[0]).backgroundColor === 'rgb(29, 78, 216)'";
    tab.until("the colour before", plain, Value::Null).await?;
    Ok(())
}

/// A face in a shadow root's sheet counts for nothing, so that the element has to lend it to the page.
async fn a_brands_own_font_is_there_inside_the_element(tab: Tab) -> Result<()> {
    let css = "@font-face { font-family: \"Acme Sans\"; src: url(assets/acme.woff2) format(\"woff2\"); font-weight: 700; }";
    let harness = Setup::default()
        .file("*.css", Override::Text(css.to_owned()))
        .start(&tab)
        .await?;
    let host = Host::with_element(&harness, "", "make()").await?;
    tab.goto(&host.address()).await?;
    // WebKit lists the face of the shadow root's sheet too.
    let faces = "const faces = [...document.fonts].map(({ family, weight }) => `${family.replaceAll('\"', '')} ${weight}`);
        return faces.length && [...new Set(faces)]";
    let faces = tab.until("the face", faces, Value::Null).await?;
    ensure!(faces == json!(["Acme Sans 700"]), "{faces}");
    // It is asked for where the style sheet lies, not where the page does.
    let asked = "await Promise.allSettled([...document.fonts].map((face) => face.load()));
        const names = performance.getEntriesByType('resource').map((one) => one.name);
        return [...new Set(names.filter((name) => name.endsWith('.woff2')))]";
    let asked = tab.promised(asked, Value::Null).await?;
    ensure!(
        asked == json!([format!("{}assets/acme.woff2", harness.page_address())]),
        "{asked}"
    );
    Ok(())
}
