//! Scopes: how a list of them is written, what they imply, and the actions that need them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use flow::guide::Action;

use super::{Report, imported::action};

/// More actions than this are not read.
pub(super) const MOST_ACTIONS: usize = 1000;

/// Reads a list of scopes. How it is parted was never seen, so a comma, white space and a JSON array are all taken.
pub(super) fn list(text: &str) -> Vec<String> {
    let text = text.trim();
    if let Ok(Value::Array(items)) = serde_json::from_str(text) {
        return items
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
    }
    text.split(|letter: char| letter == ',' || letter.is_whitespace())
        .filter(|scope| !scope.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Reads the actions of a page's selector. `None` where they cannot be read.
pub(super) fn actions(json: &str, line: usize, report: &mut Report) -> Option<Vec<Action>> {
    let Ok(Value::Array(items)) = serde_json::from_str(json) else {
        let sentence = "the actions are no JSON list: all scopes are ignored, so nothing is hidden";
        report.warn(line, sentence);
        return None;
    };
    if items.len() > MOST_ACTIONS {
        report.warn(
            line,
            format!("only the first {MOST_ACTIONS} actions are read"),
        );
    }
    let text = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    let mut actions = Vec::new();
    for item in items.iter().take(MOST_ACTIONS) {
        let scopes = item["scopes"].as_array();
        let scopes = scopes.into_iter().flatten().filter_map(Value::as_str);
        let scopes = scopes.map(str::to_owned).collect();
        let action = action(&text(item, "id"), &text(item, "label"), scopes);
        if action.id.is_empty() {
            report.warn(line, "an action without an id was left out");
        } else {
            actions.push(action);
        }
    }
    Some(actions)
}

/// Adds to each action's scopes what they imply, by the scopes' own definitions.
pub(super) fn close(actions: &mut [Action], includes: &BTreeMap<String, Vec<String>>) {
    for action in actions {
        let mut known: BTreeSet<String> = action.scopes.iter().cloned().collect();
        let mut open = action.scopes.clone();
        while let Some(scope) = open.pop() {
            for implied in includes.get(&scope).into_iter().flatten() {
                if known.insert(implied.clone()) {
                    action.scopes.push(implied.clone());
                    open.push(implied.clone());
                }
            }
        }
    }
}
