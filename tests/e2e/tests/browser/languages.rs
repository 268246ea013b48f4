//! The wizard in other languages: its sentences are files, fetched when they are wanted.

use anyhow::{Result, ensure};
use end_to_end::{axe::expect_accessible_in_every_look, harness::Setup, tab::Tab};
use serde_json::{Value, json};

use crate::guide_walk;

crate::scenarios![
    everywhere;
    arabic_is_read_from_right_to_left,
    an_english_guide_in_arabic_reads_as_english,
    german_is_spoken_from_the_first_step_to_the_next,
];

const DIRECTIONS: &str = "const card = document.querySelector('.cw-card');
    return [card.lang, getComputedStyle(card).direction, getComputedStyle(document.documentElement).direction]";

/// Types the first answer and goes on by the form's own button, whatever it is called; waits for the next heading.
async fn take_a_step(tab: &Tab, first: &str, next: &str) -> Result<()> {
    let is_shown = "return words(heading()) === args[0]";
    tab.until("the first step in its language", is_shown, json!([first]))
        .await?;
    let field = tab
        .element("the field", "return field('subdomain')", Value::Null)
        .await?;
    field.send_keys("acmecompany").await?;
    let submit = "return document.querySelector('form [type=submit]')";
    tab.element("the button", submit, Value::Null)
        .await?
        .click()
        .await?;
    let has_arrived = "return words(heading()) === args[0] && hasFocus(heading())";
    tab.until("the next step in its language", has_arrived, json!([next]))
        .await?;
    Ok(())
}

async fn arabic_is_read_from_right_to_left(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .settings(json!({ "locale": "ar" }))
        .start(&tab)
        .await?;
    harness.open().await?;
    let (first, next) = ("اعثر على النطاق الفرعي لشركتك", "أنشئ مفتاح API الخاص بك");
    take_a_step(&tab, first, next).await?;
    let directions = tab.script(DIRECTIONS, Value::Null).await?;
    ensure!(directions == json!(["ar", "rtl", "ltr"]), "{directions}");
    expect_accessible_in_every_look(&tab, "the second step in Arabic").await
}

/// Its full stops are at the ends of its sentences.
async fn an_english_guide_in_arabic_reads_as_english(tab: Tab) -> Result<()> {
    let guide = guide_walk::EVERYTHING.to_owned();
    let harness = guide_walk::setup(guide, json!({ "locale": "ar" }))
        .start(&tab)
        .await?;
    harness.open().await?;
    // Each is found, begins left of its end, and ends near the right edge of what it stands in.
    let reads_as_english = "return args.every((sentence) => {
        const whole = all('.cw-card :is(p, li)').find((one) => words(one) === sentence);
        if (!whole) return false;
        const text = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT).nextNode();
        const [first, last, line] = [[0, 1], [text.length - 1, text.length], [0, text.length]].map(([from, to]) => {
            const range = document.createRange();
            range.setStart(text, from);
            range.setEnd(text, to);
            return range.getBoundingClientRect();
        });
        return first.left < last.left && whole.getBoundingClientRect().right - line.right < 24;
    })";
    tab.until(
        "English sentences along the edge where Arabic begins",
        reads_as_english,
        json!(["Copy the name.", "It is not your mail address."]),
    )
    .await?;
    Ok(())
}

async fn german_is_spoken_from_the_first_step_to_the_next(tab: Tab) -> Result<()> {
    let harness = Setup::default()
        .settings(json!({ "locale": "de" }))
        .start(&tab)
        .await?;
    harness.open().await?;
    let (first, next) = (
        "Die Subdomain Ihrer Firma finden",
        "Ihren API-Schlüssel erzeugen",
    );
    take_a_step(&tab, first, next).await?;
    let directions = tab.script(DIRECTIONS, Value::Null).await?;
    ensure!(directions == json!(["de", "ltr", "ltr"]), "{directions}");
    Ok(())
}
