//! The opening of doc comments, by the habit of rustdoc: a verb for functions ("Returns …"), a noun phrase for all else.

use super::{FOLDERS, expect_none, files};

/// Words that open a clause. A clause tells what something does only to those who know it already.
const CLAUSE_WORDS: [&str; 8] = [
    "What", "Whether", "Where", "How", "Who", "That", "Which", "Why",
];

#[test]
fn doc_comments_begin_with_a_verb_or_a_noun_phrase() {
    let mut findings = Vec::new();
    for (file, text) in FOLDERS
        .iter()
        .flat_map(|folder| [files(folder, ".rs"), files(folder, ".js")].concat())
    {
        let mut starts_paragraph = true;
        for (number, line) in text.lines().enumerate() {
            let doc = doc_text(line);
            let word = doc.and_then(|doc| doc.split_whitespace().next());
            if starts_paragraph && word.is_some_and(|word| CLAUSE_WORDS.contains(&word)) {
                findings.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
            starts_paragraph = doc.is_none_or(|doc| doc.is_empty() || doc.starts_with('#'));
        }
    }
    expect_none(&findings);
}

/// Returns the text of a line of a doc comment, in Rust or JSDoc.
fn doc_text(line: &str) -> Option<&str> {
    let line = line.trim();
    ["///", "//!", "/**", "* "]
        .into_iter()
        .find_map(|mark| line.strip_prefix(mark))
        .or((line == "*").then_some(""))
        .map(|doc| doc.trim_end_matches("*/").trim())
}
