//! The fields that the vendor's form asks for, in whatever form the guide lists them.

use flow::guide::Block;
use guide::inline::{Inline, parse_inline, plain, plain_runs};

use super::words;
use crate::guide::{FormField, imported::has_vendor};

/// The fields that some blocks list, in whatever form.
pub(in super::super) fn fields(blocks: &[Block], found: &mut Vec<FormField>) {
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
            Block::Paragraph(text) => {
                let lines: Vec<_> = text.split('\n').collect();
                let is_list = lines.len() > 1 && lines.iter().all(|line| line.starts_with("**"));
                let lines = lines.into_iter();
                let lines = lines.filter(|line| is_list || is_labelled(line));
                lines.flat_map(item_fields).for_each(&mut *add);
                sentences.push(text.clone());
            }
            Block::Table(table) => {
                // A row for each field, which its first cell names.
                let first = table.rows.iter().filter_map(|row| row.first());
                first.flat_map(|cell| item_fields(cell)).for_each(&mut *add);
            }
            _ => {}
        }
    }
}

/// `**Label:** value`, where the label is no word that begins a remark.
fn is_labelled(line: &str) -> bool {
    let runs = parse_inline(line);
    let [Inline::Strong(_) | Inline::Code(_), rest @ ..] = runs.as_slice() else {
        return false;
    };
    let label = plain_runs(&runs[..1]);
    let name = words(&label);
    let remarks = [
        "note",
        "tip",
        "important",
        "warning",
        "caution",
        "info",
        "example",
    ];
    (label.trim_end().ends_with(':') || plain_runs(rest).trim_start().starts_with(':'))
        && !remarks.contains(&name.trim())
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
        let written = plain_runs(&runs[..1]);
        let rest = plain_runs(rest);
        return match label_of(&written) {
            Some(label) if ends_label(written.trim(), &rest) => vec![field(&label)],
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

/// Returns `true` if the label is over: the text behind it is empty, or goes on with the sentence that the label began.
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
        // A value to enter is written so as well.
        Inline::Code(label) if is_title(label) => label_of(label),
        _ => None,
    });
    strong.collect()
}

/// `API Key`: words, the first of which begins large.
fn is_title(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == ' ')
}
