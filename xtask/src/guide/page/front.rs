//! The parts of a page's file that are not the page: front matter, lines for programs, and the targets of references.

use crate::guide::Report;

/// The title in the front matter, and where the page itself begins.
pub(super) fn matter(text: &str) -> (Option<&str>, usize) {
    let start = text.len() - text.trim_start().len();
    let Some(inside) = text[start..].strip_prefix("---\n") else {
        return (None, 0);
    };
    let Some(length) = inside.find("\n---") else {
        return (None, 0);
    };
    let title = inside[..length]
        .lines()
        .find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\'']));
    // The line of dashes itself is passed over as one.
    (
        title.or(Some("")),
        start + "---\n".len() + length + "\n---".len(),
    )
}

/// The text with empty lines in place of those that only a program reads: what the page imports and exports.
pub(super) fn without_modules(text: &str, lines_before: usize, report: &mut Report) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_code = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        is_code ^= ["```", "~~~"]
            .iter()
            .any(|mark| line.trim_start().starts_with(mark));
        if !is_code && is_module(line.trim_end()) {
            report.note(
                lines_before + number + 1,
                "left out a line that only a program reads",
            );
            kept.push_str(&line[line.trim_end().len()..]);
        } else {
            kept.push_str(line);
        }
    }
    kept
}

/// `import Card from "/snippets/card.mdx"`, `export const region = "eu";`
fn is_module(line: &str) -> bool {
    let ends = line.trim_end_matches(';').ends_with(['"', '\'']);
    let imports = line
        .strip_prefix("import ")
        .is_some_and(|rest| ends && (rest.contains(" from ") || rest.starts_with(['"', '\''])));
    let exports = ["export const ", "export default ", "export let "];
    imports || exports.iter().any(|start| line.starts_with(start))
}

/// The lines that say where links by reference lead: `[name]: address "title"`. They may stand in another part of the page
/// than the link.
pub(super) fn definitions(text: &str) -> String {
    let is_definition = |line: &&str| {
        let inside = line.trim_start().strip_prefix('[');
        let found = inside.and_then(|inside| inside.split_once("]: "));
        found.is_some_and(|(name, address)| {
            !name.is_empty()
                && !name.starts_with('^')
                && !name.contains([']', '`'])
                && !address.trim().is_empty()
        })
    };
    let lines: Vec<&str> = text
        .lines()
        .filter(is_definition)
        .map(str::trim_start)
        .collect();
    lines.join("\n")
}
