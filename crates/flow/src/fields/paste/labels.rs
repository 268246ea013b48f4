//! Reads names with their values after them: `name: value`, `name = value`, `"name", "value"`, `--name value`, `setx NAME value`,
//! `<name>value`, and a line that is a name over a line that is its value.

use super::{
    Target,
    found::Found,
    names::{Name, element_at_end, flag_at_end, name_at_end, name_of_label, variable_at_end},
    values::value_at_start,
};
use crate::fields::subdomain::Hosts;

/// Every value of the text that stands right after its name.
pub(super) fn read(text: &str, hosts: &Hosts) -> Found {
    let mut found = Found::EMPTY;
    let mut position = 0;
    while let Some(rest) = text.get(position..) {
        let Some(offset) = rest.find([':', '=', '\n', '\t', ',', '>', '-', ' ']) else {
            break;
        };
        let separator = position + offset;
        let (before, rest) = text.split_at_checked(separator).unwrap_or((text, ""));
        // Every separator is one byte long.
        position = separator + 1;
        if let Some(name) = name_before(before, rest)
            && let Some((value, after)) = value_at_start(rest.get(1..).unwrap_or_default())
            && found.offer(name, value, hosts)
        {
            position = text.len() - after.len();
        }
    }
    found
}

/// The name before a separator, with which `rest` starts, if that separator can stand between a name and a value there.
fn name_before(before: &str, rest: &str) -> Option<Name> {
    let after = rest.get(1..)?;
    match rest.chars().next()? {
        ':' | '=' => name_at_end(before),
        '\n' | '\t' => {
            let line = before.rsplit(['\n', '\t']).next()?;
            name_of_label(line)
        }
        // Arguments of a function, or cells: both in quotes. A subdomain is never passed like this.
        ',' => {
            let is_quoted = before.trim_end().ends_with(['"', '\''])
                && after.trim_start_matches(' ').starts_with(['"', '\'']);
            let name = is_quoted.then(|| name_at_end(before))??;
            (name.target != Target::Subdomain).then_some(name)
        }
        '>' => element_at_end(before),
        '-' => {
            let is_spaced = before.ends_with(' ') && after.starts_with(' ');
            is_spaced.then(|| name_at_end(before))?
        }
        _ => flag_at_end(before).or_else(|| variable_at_end(before)),
    }
}
