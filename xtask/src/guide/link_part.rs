//! The part of a guide that explains the vendor's own form, which ours replaces. It goes by many headings, so it is known
//! by what it says; the fields that it lists are kept.

use flow::guide::{Block, Section, Step, for_each_text};
use guide::inline::{Inline, parse_inline, plain, plain_runs};

use super::{FormField, imported::has_vendor};

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

/// By its title, and by what it says where the title could mean something else.
fn is_named_so(title: &str, said: &str) -> bool {
    let title = words(title);
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

/// A text in small letters, with one space between its words and around it.
fn words(text: &str) -> String {
    let text = plain(text).to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn said(blocks: &[Block]) -> String {
    let mut said = String::new();
    for_each_text(blocks, &mut |text| said.push_str(&words(text)));
    said
}

/// The fields that some blocks list, in whatever form.
pub(super) fn fields(blocks: &[Block], found: &mut Vec<FormField>) {
    let mut add = |field: FormField| {
        if !found.iter().any(|known| known.label == field.label) {
            found.push(field);
        }
    };
    let mut sentences = Vec::new();
    collect(blocks, &mut add, &mut sentences);
    // Without a list, a sentence names them: "enter your **API key** and **Domain**".
    if found.is_empty() {
        for sentence in sentences {
            for label in labels_in_sentence(&sentence) {
                if !found.iter().any(|known| known.label == label) {
                    found.push(FormField {
                        key: None,
                        label,
                        is_required: true,
                    });
                }
            }
        }
    }
}

fn collect(blocks: &[Block], add: &mut dyn FnMut(FormField), sentences: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::List(list) => {
                for item in &list.items {
                    item_fields(&item.text).into_iter().for_each(&mut *add);
                    collect(&item.blocks, add, sentences);
                }
            }
            Block::Callout { blocks, .. } => collect(blocks, add, sentences),
            Block::Details(part) => collect(&part.blocks, add, sentences),
            Block::Tabs(parts) => {
                for part in parts {
                    collect(&part.blocks, add, sentences);
                }
            }
            Block::Paragraph(text) => sentences.push(text.clone()),
            _ => {}
        }
    }
}

/// The fields that an item of a list names.
fn item_fields(text: &str) -> Vec<FormField> {
    let is_optional = plain(text).to_lowercase().contains("(optional");
    let field = |label: &str| FormField {
        key: None,
        label: label.to_owned(),
        is_required: !is_optional,
    };
    let runs = parse_inline(text);
    if let [Inline::Strong(_) | Inline::Code(_), rest @ ..] = runs.as_slice() {
        let label = plain_runs(&runs[..1]);
        let rest = plain_runs(rest);
        return match label_of(&label) {
            Some(label) if ends_label(&label, &rest) => vec![field(&label)],
            _ => Vec::new(),
        };
    }
    let text = plain(text);
    if !labels_in_sentence_of(&runs, &text).is_empty() {
        return labels_in_sentence_of(&runs, &text)
            .iter()
            .map(|label| field(label))
            .collect();
    }
    let end = [": ", " - ", " \u{2013} ", " \u{2014} ", " ("]
        .iter()
        .filter_map(|end| text.find(end))
        .min();
    let (label, _) = text.split_at(end.unwrap_or(text.len()));
    let starts_sentence = |label: &str| {
        let first = label
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_lowercase();
        [
            "click", "press", "select", "navigate", "go", "open", "choose", "log", "sign", "you",
            "your", "the", "a", "an", "once", "after", "if", "this", "when", "enter", "paste",
            "input", "provide", "copy", "fill", "type", "add", "connect", "follow", "confirm",
            "save", "note", "make", "ensure", "in", "on", "wait", "check",
        ]
        .contains(&first.as_str())
    };
    match label_of(label) {
        Some(label)
            if label.split_whitespace().count() <= 5
                && label.starts_with(|letter: char| letter.is_uppercase())
                && !starts_sentence(&label)
                && !(end.is_none() && text.ends_with('.')) =>
        {
            vec![field(&label)]
        }
        _ => Vec::new(),
    }
}

/// A label, unless it is that of a button.
fn label_of(text: &str) -> Option<String> {
    let label = text.trim().trim_end_matches([':', '.', ',']).trim();
    let buttons = [
        "connect",
        "link account",
        "link",
        "next",
        "save",
        "submit",
        "done",
        "continue",
        "link accounts",
    ];
    let is_label =
        !label.is_empty() && label.len() <= 60 && !buttons.contains(&label.to_lowercase().as_str());
    (is_label && !has_vendor(label)).then(|| label.to_owned())
}

/// Whether what stands behind a label goes on with a sentence that the label only began.
fn ends_label(label: &str, rest: &str) -> bool {
    let rest = rest.trim();
    let next = rest
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let follow = [
        "field",
        "from",
        "that",
        "which",
        "you",
        "generated",
        "copied",
        "obtained",
        "created",
        "found",
        "e.g.",
    ];
    rest.is_empty()
        || rest.starts_with(['(', ':', '-', '\u{2013}', '\u{2014}', ',', '.', '=', '\n'])
        || label.ends_with(':')
        || follow
            .contains(&next.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '.'))
}

fn labels_in_sentence(text: &str) -> Vec<String> {
    labels_in_sentence_of(&parse_inline(text), &plain(text))
}

/// The strong words of a sentence that asks for something.
fn labels_in_sentence_of(runs: &[Inline], text: &str) -> Vec<String> {
    let said = words(text);
    let verbs = [
        "enter", "paste", "input", "provide", "fill", "type", "add", "copy", "insert",
    ];
    if !verbs.iter().any(|verb| said.contains(&format!(" {verb} "))) {
        return Vec::new();
    }
    let strong = runs.iter().filter_map(|run| match run {
        Inline::Strong(inside) => label_of(&plain_runs(inside)),
        _ => None,
    });
    strong.collect()
}
