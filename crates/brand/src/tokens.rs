//! The tokens that a brand may set: `assets/themes/tokens.json`, which the theme studio reads too.

use std::sync::LazyLock;

use serde_json::Value;

use crate::value::Kind;

const LIST: &str = include_str!("../../../assets/themes/tokens.json");

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its table in theme.toml, and its key there: `colors` and `text` (which stands once for each scheme).
    pub table: String,
    /// See `table`.
    pub key: String,
    /// Its custom property.
    pub property: String,
    /// The kind of value it takes.
    pub kind: Kind,
    /// Its purpose, in words.
    pub what: String,
}

/// All of them, in the order of the list.
pub static TOKENS: LazyLock<Vec<Token>> = LazyLock::new(|| {
    let list: Vec<Value> = serde_json::from_str(LIST).expect("assets/themes/tokens.json is JSON");
    list.iter().map(token).collect()
});

fn token(entry: &Value) -> Token {
    let text = |key: &str| {
        entry[key]
            .as_str()
            .unwrap_or_else(|| panic!("assets/themes/tokens.json: {entry} has no {key}"))
            .to_owned()
    };
    let key = text("key");
    let (table, key) = key
        .split_once('.')
        .expect("assets/themes/tokens.json: a key has a table and a name");
    Token {
        table: table.to_owned(),
        key: key.to_owned(),
        property: text("property"),
        kind: Kind::from_name(&text("kind")).expect("assets/themes/tokens.json: a known kind"),
        what: text("what"),
    }
}

/// The tokens of one table.
pub fn of_table(table: &str) -> impl Iterator<Item = &'static Token> {
    TOKENS.iter().filter(move |token| token.table == table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_stands_wherever_tokens_are_named() {
        let style = include_str!("../../../style/tokens.css");
        for token in TOKENS.iter() {
            let declared = format!("\n  {}: ", token.property);
            assert!(
                style.contains(&declared),
                "{} is not in tokens.css",
                token.property
            );
        }
        let meanings = style
            .split("/* Meanings")
            .nth(1)
            .and_then(|rest| rest.split("/* What a part takes").next())
            .expect("the layers have their headings");
        for line in meanings.lines().filter(|line| line.starts_with("  --cw-")) {
            let property = line.trim().split(':').next().unwrap_or_default();
            assert!(
                TOKENS.iter().any(|token| token.property == property),
                "{property} is not in tokens.json"
            );
        }
    }
}
