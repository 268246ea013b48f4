//! The part of a guide that explains the vendor's own form, which ours replaces. It goes by many headings, so it is known
//! by what it says; the fields that it lists are kept.

mod fields;

use flow::guide::{Block, Section, Step, for_each_text};
use guide::inline::plain;

use super::{imported::has_vendor, marks::numbered};

pub(super) use fields::fields;

/// Headings below which nothing belongs to the guide.
pub(super) fn comes_afterwards(title: &str) -> bool {
    let title = title.to_lowercase();
    let title = title.trim_end_matches([':', '.', '!', '?']);
    [
        "next steps",
        "useful links",
        "available data",
        "related links",
        "additional resources",
        "useful resources",
    ]
    .contains(&title)
}

/// Returns true if a section tells how to use the vendor's form.
pub(super) fn is_section(section: &Section) -> bool {
    let mut said = said(&section.blocks);
    for step in &section.steps {
        said.push_str(&words(&step.title));
        said.push_str(&self::said(&step.blocks));
    }
    is_named_so(&section.title, &said) || (section.steps.is_empty() && says_so(&said))
}

/// Returns true if a step does.
pub(super) fn is_step(step: &Step) -> bool {
    let said = said(&step.blocks);
    is_named_so(&step.title, &said) || says_so(&[words(&step.title), said].concat())
}

/// Returns true if a step is the end of the vendor's form: after a step that is known as part of it, it needs to say less.
pub(super) fn is_end(step: &Step) -> bool {
    let said = [words(&step.title), said(&step.blocks)].concat();
    presses_connect(&said) || has_hub(&said) || has_vendor(&said)
}

/// By its title, and by what it says where the title could mean something else.
fn is_named_so(title: &str, said: &str) -> bool {
    let title = words(numbered(title).map_or(title, |(_, title)| title));
    let first = title.split_whitespace().next().unwrap_or_default();
    let names = has_vendor(&title) || has_hub(&title);
    let links = ["link ", "linking ", "connect ", "connecting "];
    let account = ["account", "integration", "hub"];
    if links
        .iter()
        .any(|word| title.trim_start().starts_with(word))
    {
        // "Connect your account" may be a step in the provider's program.
        let is_ours = account
            .iter()
            .any(|word| title.contains(&format!(" {word} ")));
        return names
            || (is_ours
                && (has_vendor(said)
                    || has_hub(said)
                    || presses_connect(said)
                    || said.is_empty()))
            || first == "linking";
    }
    let finishes = [
        "use",
        "using",
        "enter",
        "entering",
        "add",
        "adding",
        "paste",
        "pasting",
        "provide",
        "providing",
        "complete",
        "completing",
        "finish",
        "finishing",
        "submit",
        "fill",
        "filling",
        "final",
        "integrate",
        "integrating",
        "authenticate",
        "authenticating",
        "authorize",
        "authorise",
        "authorizing",
        "return",
        "go",
        "back",
        "navigate",
        "input",
        "configure",
        "set",
        "setup",
        "establish",
        "last",
    ];
    if !names || !finishes.contains(&first) {
        return false;
    }
    has_hub(&title) || presses_connect(said) || (has_hub(said) && asks_for_fields(said))
}

/// The vendor's page, its fields, and its button.
fn says_so(said: &str) -> bool {
    (has_vendor(said) || has_hub(said)) && presses_connect(said) && asks_for_fields(said)
}

fn has_hub(words: &str) -> bool {
    words.contains(" hub ")
}

fn presses_connect(said: &str) -> bool {
    let verbs = [
        "click", "press", "select", "hit", "choose", "tap", "clicking", "pressing",
    ];
    let between = ["", "on ", "the ", "on the "];
    let buttons = [
        "connect ",
        "link account ",
        "link ",
        "submit ",
        "connect button ",
    ];
    verbs.iter().any(|verb| {
        between.iter().any(|between| {
            buttons
                .iter()
                .any(|button| said.contains(&format!(" {verb} {between}{button}")))
        })
    })
}

fn asks_for_fields(said: &str) -> bool {
    [
        " fill ",
        " enter ",
        " paste ",
        " input ",
        " provide ",
        " field ",
        " fields ",
        " following ",
        " add ",
    ]
    .iter()
    .any(|word| said.contains(word))
}

/// A text in small letters, with one space between its words and around it. Addresses are none: a redirect to the vendor's
/// hub is no word about its form.
fn words(text: &str) -> String {
    let text = plain(text).to_lowercase();
    let words = text.split_whitespace();
    let words = words.filter(|word| !word.contains("://"));
    let text = words.collect::<Vec<_>>().join(" ");
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn said(blocks: &[Block]) -> String {
    let mut said = String::new();
    for_each_text(blocks, &mut |text| said.push_str(&words(text)));
    said
}
