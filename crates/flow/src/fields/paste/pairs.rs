//! Reads lists of names and values, as Postman, HAR files and configuration files have them: each entry is an object, an
//! element or two lines with one part for the name (`"key": "x-api-key"`) and one for the value (`"value": "…"`). And what
//! Swift and Objective-C write, with the value first.

use super::{
    found::Found,
    names::{Name, name_of_label},
};
use crate::fields::subdomain::Hosts;

const NAME_PARTS: [&str; 5] = ["key", "name", "header", "field", "label"];
const VALUE_PARTS: [&str; 3] = ["value", "val", "content"];

/// Every value of the text that stands in an entry with its name.
pub(super) fn read(text: &str, hosts: &Hosts) -> Found {
    let mut found = Found::EMPTY;
    read_entries(text, hosts, &mut found);
    read_lines(text, hosts, &mut found);
    read_calls(text, hosts, &mut found);
    found
}

/// Calls that name the header after its value: `setValue("…", forHTTPHeaderField: "x-api-key")`.
fn read_calls(text: &str, hosts: &Hosts, found: &mut Found) {
    let mut calls = text.split("forHTTPHeaderField:");
    let mut before = calls.next().unwrap_or_default();
    for after in calls {
        let given = before.trim_end_matches([' ', ',', '\n']);
        let value = given
            .strip_suffix('"')
            .and_then(|given| given.rsplit_once('"'));
        let name = after.trim_start_matches([' ', '"']).split_once('"');
        if let (Some((_, value)), Some((name, _))) = (value, name) {
            offer(found, name_of_label(name), value, hosts);
        }
        before = after;
    }
}

/// Entries in braces or in angle brackets. In Postman's own description of an API key the name and the value are entries of
/// their own: `{"key": "key", "value": "x-api-key"}`, `{"key": "value", "value": "…"}`.
fn read_entries(text: &str, hosts: &Hosts, found: &mut Found) {
    let mut start = None;
    let (mut split_name, mut split_value) = (None, None);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b']' => (split_name, split_value) = (None, None),
            b'{' | b'<' => start = Some(at + 1),
            b'}' | b'>' => {
                let Some(entry) = start.take().and_then(|start| text.get(start..at)) else {
                    continue;
                };
                let (mut name, mut value) = (None, None);
                for (part, text) in parts(entry) {
                    if NAME_PARTS
                        .iter()
                        .any(|known| part.eq_ignore_ascii_case(known))
                    {
                        name = name.or(Some(text));
                    } else if VALUE_PARTS
                        .iter()
                        .any(|known| part.eq_ignore_ascii_case(known))
                    {
                        value = value.or(Some(text));
                    }
                }
                let (Some(name), Some(value)) = (name, value) else {
                    continue;
                };
                match name {
                    "key" => split_name = name_of_label(value),
                    "value" => split_value = Some(value),
                    _ => offer(found, name_of_label(name), value, hosts),
                }
                if let (Some(name), Some(value)) = (split_name, split_value) {
                    offer(found, Some(name), value, hosts);
                    (split_name, split_value) = (None, None);
                }
            }
            _ => {}
        }
    }
}

fn offer(found: &mut Found, name: Option<Name>, value: &str, hosts: &Hosts) {
    if let Some(name) = name {
        found.offer(name, value, hosts);
    }
}

/// The parts of an entry: `name: value` or `name="value"`, quoted or not.
fn parts(entry: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = entry;
    core::iter::from_fn(move || {
        loop {
            let (before, after) = rest.split_once([':', '='])?;
            let name = before.trim_end_matches([' ', '"', '\'']);
            let name = name
                .rsplit([' ', '"', '\'', ',', '\n', '\t'])
                .next()
                .unwrap_or_default();
            let after = after.trim_start_matches([' ', '\n', '\t']);
            let quote = after
                .chars()
                .next()
                .filter(|sign| matches!(sign, '"' | '\''));
            let value = match quote {
                Some(quote) => {
                    let inside = after.get(1..)?;
                    let (value, after) = inside.split_once(quote)?;
                    rest = after;
                    value
                }
                None => {
                    let end = after.find([',', '\n', ' ']).unwrap_or(after.len());
                    let (value, after) = after.split_at_checked(end)?;
                    rest = after;
                    value
                }
            };
            if !name.is_empty() {
                return Some((name, value));
            }
        }
    })
}

/// Two lines: `- name: API_KEY`, and `value: …` under it.
fn read_lines(text: &str, hosts: &Hosts, found: &mut Found) {
    let mut name = None;
    for line in text.lines() {
        let line = line.trim_start_matches([' ', '\t', '-']);
        let Some((part, text)) = line.split_once(':') else {
            name = None;
            continue;
        };
        let text = text.trim_matches([' ', '\t', '"', '\'']);
        if VALUE_PARTS.contains(&part) {
            offer(found, name.take(), text, hosts);
        } else if NAME_PARTS.contains(&part) {
            name = name_of_label(text);
        } else {
            name = None;
        }
    }
}
