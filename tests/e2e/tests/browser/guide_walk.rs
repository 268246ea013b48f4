//! A guide with every kind of block, walked through to a linked account, in each way in which it can be shown.

use anyhow::{Result, ensure};
use end_to_end::{
    axe::expect_accessible_in_every_look,
    harness::{Harness, Setup},
    screens::{Form, Popup},
    tab::Tab,
};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::static_files::Override;

use crate::linking::tab_to;

crate::scenarios![
    with_words_for_pictures_and_the_vendors_name,
    with_pictures_and_the_vendors_name,
    with_words_for_pictures_under_a_partners_brand,
    with_pictures_under_a_partners_brand,
    by_keyboard_alone,
    what_is_to_be_copied_is_copied_whole,
    a_link_within_the_guide_leads_to_its_step_and_keeps_what_was_typed,
];

/// A made-up guide with every block at once.
pub(crate) const EVERYTHING: &str = include_str!("../../../fixtures/guides/everything.json");

/// A session with this guide.
pub(crate) fn setup(guide: String, mut settings: Value) -> Setup {
    settings["provider"] = json!("any");
    Setup::default()
        .session(json!({ "provider": "heronhr" }))
        .file("/guides/heronhr.json", Override::Text(guide))
        .settings(settings)
}

/// The first step of the guide.
pub(crate) async fn open(tab: &Tab, settings: Value) -> Result<(Harness, Form)> {
    let harness = setup(EVERYTHING.to_owned(), settings).start(tab).await?;
    harness.open().await?;
    let form = Form::arrive(tab, "Before you begin").await?;
    Ok((harness, form))
}

async fn with_words_for_pictures_and_the_vendors_name(tab: Tab) -> Result<()> {
    walk(&tab, false, false).await
}

async fn with_pictures_and_the_vendors_name(tab: Tab) -> Result<()> {
    walk(&tab, true, false).await
}

async fn with_words_for_pictures_under_a_partners_brand(tab: Tab) -> Result<()> {
    walk(&tab, false, true).await
}

async fn with_pictures_under_a_partners_brand(tab: Tab) -> Result<()> {
    walk(&tab, true, true).await
}

/// From the first step to the linked account; each screen is whole, in order, and can be used by everybody.
async fn walk(tab: &Tab, has_pictures: bool, is_white_label: bool) -> Result<()> {
    let settings = json!({
        "guide-images": has_pictures, "whitelabel-hide": is_white_label, "product-name": "Acme People",
    });
    let (harness, form) = open(tab, settings).await?;
    let vendor = if is_white_label {
        "Acme People"
    } else {
        "StackOne"
    };
    let look = async |screen: &str| -> Result<()> {
        let open = "for (const one of all('.cw-screen details')) one.open = true";
        tab.script(open, Value::Null).await?;
        expect_accessible_in_every_look(tab, screen).await?;
        let named = "return document.documentElement.outerHTML.toLowerCase().includes('stackone')";
        let is_named = tab.script(named, Value::Null).await? == true;
        ensure!(!is_named || !is_white_label, "{screen} names the vendor");
        Ok(())
    };
    let picture = |words: &str| match has_pictures {
        true => format!("[picture: {words}]"),
        false => words.to_owned(),
    };
    expect_in_order(
        tab,
        &[
            "Before you begin",
            &format!("You need to be an owner. {vendor} reads what you allow"),
            "A phone that can get a code",
            "Two things are asked for",
            "old page (http://old.example/help,",
            "Production: https://heron.example",
            "Sandbox: https://sandbox.heron.example",
            "Words that are used",
            "Word",
            "Meaning",
            "Nest",
            "Your company",
            "Find the username",
            "Open Settings.",
            "Press the gear, and choose:",
            "Nest, or",
            &picture("The settings, with Nest at the top"),
            "Copy the name.",
            "Good to know",
            "It is not your mail address.",
            "Tip",
            "Search for nest.",
            "For your information",
            "There may be two of them:",
            "an old one",
        ],
    )
    .await?;
    let lists = "return all('.cw-screen ol').map((one) => [one.start, one.children.length])";
    let lists = tab.script(lists, Value::Null).await?;
    ensure!(
        lists == json!([[1, 2], [3, 1]]),
        "the list goes on: {lists}"
    );
    look("the first step").await?;
    form.fill("username", "acme").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Only for jobs").await?;
    let address = match is_white_label {
        true => "Set the redirect URI to (ask Acme People for this address)",
        false => "Set the redirect URI to https://api.stackone.com/callback",
    };
    expect_in_order(
        tab,
        &[
            "Only for jobs",
            "Make the password",
            address,
            "people:read people:list people:write jobs:read",
            "curl -X POST",
            "Watch out",
            "It is shown only once.",
            "This can do harm",
            "Whoever has it",
            "I cannot find the page",
            "Ask an owner for it.",
            &picture("The page of rights"),
            "On a computer",
            "Press Ctrl+C.",
            "On a phone",
            "Hold the key.",
        ],
    )
    .await?;
    look("the second step").await?;
    form.fill("password", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    form.wait_for_words(&format!("Keep the {vendor} page open"))
        .await?;
    let hub = "return document.body.innerText.includes(\"The vendor's own words\")";
    let has_hub = tab.script(hub, Value::Null).await? == true;
    ensure!(
        has_hub != is_white_label,
        "the vendor's own part: {has_hub}"
    );
    look("the last step").await?;
    form.link().await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

/// These texts are read on the card in this order, with pictures as `[picture: words]`.
async fn expect_in_order(tab: &Tab, texts: &[&str]) -> Result<()> {
    let script = "for (const one of all('.cw-screen details')) one.open = true;
        const copy = all('.cw-screen')[0].cloneNode(true);
        for (const one of copy.querySelectorAll('img')) one.replaceWith(`[picture: ${one.alt}]`);
        for (const one of copy.querySelectorAll('br, p, li, pre, td, th, h1, h2, h3, summary, .cw-note > strong')) {
          one.append(' ');
          one.before(' ');
        }
        return copy.textContent.replace(/\\s+/g, ' ')";
    let read = tab.text_of(script, Value::Null).await?;
    let mut at = 0;
    for text in texts {
        let found = read[at..].find(text);
        let Some(found) = found else {
            anyhow::bail!("{text:?} is not read after {:?} of {read:?}", &read[..at]);
        };
        at += found + text.len();
    }
    Ok(())
}

async fn by_keyboard_alone(tab: Tab) -> Result<()> {
    let (harness, form) = open(&tab, json!({})).await?;
    // A table that is scrolled sideways is reached too.
    tab.set_width(320).await?;
    tab_to(&tab, "Choose what to connect").await?;
    tab.key(Key::Enter).await?;
    tab_to(&tab, "List people").await?;
    tab.type_text(" ").await?;
    tab_to(&tab, "User name").await?;
    tab.type_text("acme").await?;
    tab.key(Key::Enter).await?;
    form.wait_for_heading("Make the password").await?;
    form.wait_for_words("people:read people:list").await?;
    tab_to(&tab, "Copy").await?;
    tab.key(Key::Enter).await?;
    let is_told = "return words(document.activeElement) === 'Copied'";
    tab.until("the copy to be told of", is_told, Value::Null)
        .await?;
    tab_to(&tab, "I cannot find the page").await?;
    tab.key(Key::Enter).await?;
    form.wait_for_words("Ask an owner for it.").await?;
    tab_to(&tab, "Password").await?;
    tab.type_text("a-secret-of-the-test").await?;
    tab.key(Key::Enter).await?;
    form.wait_for_heading("Check and connect").await?;
    tab_to(&tab, "Connect").await?;
    tab.key(Key::Enter).await?;
    Popup::arrive(&tab).await?;
    ensure!(harness.accounts().await?.len() == 1);
    Ok(())
}

async fn what_is_to_be_copied_is_copied_whole(tab: Tab) -> Result<()> {
    let (_harness, form) = open(&tab, json!({})).await?;
    let redirect = json!(["https://heron.example/oauth/redirect"]);
    expect_copied(&tab, &redirect).await?;
    form.fill("username", "acme").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Only for jobs").await?;
    let expected = json!([
        "https://api.stackone.com/callback",
        "people:read people:list people:write jobs:read",
        "curl -X POST \\\n  https://heron.example/keys",
    ]);
    expect_copied(&tab, &expected).await?;
    let count = "return all('.cw-screen')[0].textContent.split(args[0]).length - 1";
    let count = tab.script(count, json!([expected[0]])).await?;
    ensure!(count == 1, "the address stands there {count} times");
    // Without leave to use the clipboard, the text is marked, and the button says what to press.
    let refuse = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
        document.execCommand = () => false;
        all('[data-cw-copy]').at(-1).click()";
    tab.script(refuse, Value::Null).await?;
    let marked = "return getSelection().toString().trim() === args[0] && /^Selected/.test(words(all('[data-cw-copy]').at(-1)))";
    tab.until("the text to be marked", marked, json!([expected[2]]))
        .await?;
    Ok(())
}

/// Presses each Copy of the screen's guide, and looks at what would be put on the clipboard.
async fn expect_copied(tab: &Tab, expected: &Value) -> Result<()> {
    let listen = "window.copied = [];
        navigator.clipboard.writeText = async (text) => { window.copied.push(text); }";
    tab.script(listen, Value::Null).await?;
    let count = expected.as_array().map_or(0, Vec::len);
    for index in 0..count {
        let press = "all('[data-cw-copy]')[args[0]].click()";
        tab.script(press, json!([index])).await?;
        let is_copied = "return window.copied.length > args[0]";
        tab.until("it to be copied", is_copied, json!([index]))
            .await?;
    }
    let copied = "return [window.copied, all('[data-cw-copy]').length]";
    let copied = tab.script(copied, Value::Null).await?;
    ensure!(copied == json!([expected, count]), "{copied}");
    Ok(())
}

async fn a_link_within_the_guide_leads_to_its_step_and_keeps_what_was_typed(
    tab: Tab,
) -> Result<()> {
    let (_harness, form) = open(&tab, json!({})).await?;
    form.fill("username", "acme").await?;
    tab.press("where the key is").await?;
    form.wait_for_heading("Only for jobs").await?;
    let links = "return all('.cw-screen a').map((one) => one.href)";
    let links = tab.script(links, Value::Null).await?;
    ensure!(links == json!([]), "{links}");
    tab.press("Back").await?;
    form.wait_for_heading("Before you begin").await?;
    ensure!(form.value("username").await? == "acme");
    let links = "return all('.cw-screen a').map((one) => [one.href, one.target, one.rel])";
    let links = tab.script(links, Value::Null).await?;
    let expected = json!([["https://docs.example/help", "_blank", "noopener noreferrer"]]);
    ensure!(
        links == expected,
        "a relative link leads to the guide's site: {links}"
    );
    Ok(())
}
