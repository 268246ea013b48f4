//! Finds a connector by what people call it.

use super::connector::letters;

/// Endings that people add to a name and the provider leaves out, or the other way round: `Factorial` and
/// `factorialhr`.
const ENDINGS: [&str; 14] = [
    "hr", "hris", "hcm", "crm", "ats", "lms", "erp", "api", "app", "io", "com", "software",
    "people", "payroll",
];
/// A shorter name with such an ending would match by chance.
const SHORTEST_NAME: usize = 3;

/// Returns whether a connector, by its name or by the backend's key, is among what the user may be looking for.
///
/// Case, spaces and signs make no difference: `Bamboo HR`, `hi bob` and `clay-hr` find `BambooHR`, `HiBob` and `clayhr`. An
/// ending such as `hr` or `crm` may be there or not. An empty query finds all.
pub fn matches_search(query: &str, name: &str, key: &str) -> bool {
    let wanted = normalized(query);
    let words: Vec<String> = query.split_whitespace().map(normalized).collect();
    [name, key].into_iter().map(normalized).any(|known| {
        known.contains(&wanted)
            || (words.len() > 1 && words.iter().all(|word| known.contains(word)))
            || has_further_ending(&wanted, &known)
    })
}

/// Returns whether the query is the name with one of the endings, perhaps only half typed.
fn has_further_ending(wanted: &str, known: &str) -> bool {
    known.chars().count() >= SHORTEST_NAME
        && wanted
            .strip_prefix(known)
            .is_some_and(|rest| ENDINGS.iter().any(|ending| ending.starts_with(rest)))
}

/// The letters and digits of a text in small letters; those of other scripts too.
fn normalized(text: &str) -> String {
    if text.is_ascii() {
        return letters(text);
    }
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
