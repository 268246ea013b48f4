//! Links of a guide: those that lead to the site that it is from, those that lead to another of its steps, and addresses
//! that somebody has to copy.

use flow::guide::{Block, Guide, Step, StepId};

use crate::inline::{Inline, anchor, parse_inline};

/// Returns the text with its relative links leading to the site of the page at `site`. Without a site they stay as they
/// are, and lead nowhere.
pub fn with_site(text: &str, site: Option<&str>) -> String {
    let Some(site) = site.and_then(origin).filter(|_| text.contains("](/")) else {
        return text.to_owned();
    };
    let mut whole = String::with_capacity(text.len() + site.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](/") {
        whole.push_str(before);
        whole.push_str("](");
        // Two slashes begin another site's address.
        if !after.starts_with('/') {
            whole.push_str(site);
        }
        whole.push('/');
        rest = after;
    }
    whole.push_str(rest);
    whole
}

/// The scheme and host of an https address.
fn origin(address: &str) -> Option<&str> {
    let host = address.strip_prefix("https://")?;
    let length = host.find(['/', '?', '#']).unwrap_or(host.len());
    let host = &host[..length];
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let is_host = !host.is_empty() && host.bytes().all(is_plain);
    is_host.then(|| &address[.."https://".len() + length])
}

/// Returns `true` if a text asks the reader to copy the addresses in it: it speaks of a redirect or a callback.
pub fn asks_to_copy(text: &str) -> bool {
    const WORDS: [&str; 6] = [
        "redirect",
        "callback",
        "call back",
        "webhook",
        "postback",
        "reply url",
    ];
    let lower = text.to_ascii_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// Splits a text at its first address: what stands before it, the address, and what follows.
pub fn split_address(text: &str) -> Option<(&str, &str, &str)> {
    const START: &str = "https://";
    let (before, rest) = text.split_at(text.find(START)?);
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', '(', ')', '"', '\'']);
    (address.len() > START.len()).then(|| (before, address, &rest[address.len()..]))
}

/// Returns the addresses that a text asks the reader to copy.
pub fn addresses_to_copy(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if asks_to_copy(text) {
        collect(&parse_inline(text), &mut found);
    }
    found
}

fn collect(runs: &[Inline], found: &mut Vec<String>) {
    for run in runs {
        match run {
            Inline::Code(text) | Inline::Text(text) => {
                let mut rest = text.as_str();
                while let Some((_, address, after)) = split_address(rest) {
                    found.push(address.to_owned());
                    rest = after;
                }
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) => collect(inside, found),
            Inline::Link { .. } | Inline::Break => {}
        }
    }
}

/// Returns the step on whose screen the part of a guide with this anchor is read, by the titles of its steps and the
/// headings in them.
pub fn step_at(guide: &Guide, name: &str) -> Option<StepId> {
    let name = anchor(name);
    let is_named = |title: &str| !title.is_empty() && anchor(title) == name;
    let holds = |step: &Step| {
        is_named(&step.title)
            || step.anchors.contains(&name)
            || step.blocks.iter().any(|block| match block {
                Block::Heading(title) => is_named(title),
                Block::Details(part) => is_named(&part.title),
                _ => false,
            })
    };
    let mut asking = guide.asking();
    let asked = asking.position(|(_, step)| holds(step) || step.before.iter().any(holds));
    asked
        .map(StepId::Ask)
        .or_else(|| guide.closing.iter().any(holds).then_some(StepId::Check))
}
