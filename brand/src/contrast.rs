//! Whether everybody can read it: every pair of `themes/contrast.json`, in both schemes, as WCAG 2.2 AA asks.

use std::sync::LazyLock;

use serde_json::Value;

use crate::{
    color::Color,
    document::Mistake,
    model::{Brand, Scheme},
    nearest::{self, Demand},
    style::Tokens,
};

const LIST: &str = include_str!("../../themes/contrast.json");

/// A pair that must be told apart.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What it is, in words.
    pub name: String,
    /// The colour in front; where there are several, the best of them counts.
    pub of: Vec<String>,
    /// The colour behind.
    pub on: String,
    /// The least ratio.
    pub least: f64,
    /// Who asks for it.
    pub why: String,
}

/// All of them.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let list: Vec<Value> = serde_json::from_str(LIST).expect("themes/contrast.json is JSON");
    list.iter().map(rule).collect()
});

fn rule(entry: &Value) -> Rule {
    let text = |key: &str| entry[key].as_str().map(str::to_owned);
    let of = match &entry["of"] {
        Value::Array(keys) => keys
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => text("of").into_iter().collect(),
    };
    let rule = (
        text("name"),
        text("on"),
        entry["least"].as_f64(),
        text("why"),
    );
    let (Some(name), Some(on), Some(least), Some(why)) = rule else {
        panic!("themes/contrast.json: {entry} is no rule");
    };
    Rule {
        name,
        of,
        on,
        least,
        why,
    }
}

/// Every pair that fails, at the line of the brand's own colour in it.
pub fn check(brand: &Brand, style: &str) -> Vec<Mistake> {
    let tokens = Tokens::new(brand, style);
    let mut mistakes = Vec::new();
    for scheme in Scheme::ALL {
        for rule in RULES.iter() {
            if let Some((line, problem)) = failure(&tokens, rule, scheme) {
                mistakes.push(Mistake::new(&brand.file, line, problem));
            }
        }
    }
    mistakes
}

fn failure(tokens: &Tokens<'_>, rule: &Rule, scheme: Scheme) -> Option<(usize, String)> {
    let named = |key: &str| format!("colors.{}.{key}", scheme.as_str());
    let found = |key: &String| Some((key.clone(), tokens.color(key, scheme)?));
    let Some((on, behind)) = found(&rule.on) else {
        return Some((1, format!("{} is no colour", named(&rule.on))));
    };
    let candidates: Vec<(String, Color)> = rule.of.iter().filter_map(found).collect();
    let best = candidates
        .into_iter()
        .max_by(|one, other| one.1.ratio(behind).total_cmp(&other.1.ratio(behind)));
    let Some((of, front)) = best else {
        return Some((1, format!("{} is no colour", named(&rule.of.join(", ")))));
    };
    let ratio = front.ratio(behind);
    if ratio >= rule.least {
        return None;
    }
    let line = [&of, &on]
        .into_iter()
        .find_map(|key| Some(tokens.chosen(key, scheme)?.line));
    let problem = format!(
        "{}, {} scheme: {} {front} on {} {behind} has a contrast of {:.2} to 1, and needs {} ({}). {}",
        rule.name,
        scheme.as_str(),
        named(&of),
        named(&on),
        // Cut, not rounded: 4.499 is not 4.5.
        (ratio * 100.0).floor() / 100.0,
        rule.least,
        rule.why,
        advice(tokens, rule, scheme, (&of, front), (&on, behind)),
    );
    Some((line.unwrap_or(1), problem))
}

fn advice(
    tokens: &Tokens<'_>,
    rule: &Rule,
    scheme: Scheme,
    (of, front): (&String, Color),
    (on, behind): (&String, Color),
) -> String {
    // One that passes everywhere it is used, or else one that passes here.
    let demands: Vec<Demand> = RULES
        .iter()
        .filter(|other| other.of.len() == 1 && other.of[0] == *of)
        .filter_map(|other| {
            Some(Demand {
                against: tokens.color(&other.on, scheme)?,
                least: other.least,
            })
        })
        .collect();
    let here = |against| {
        [Demand {
            against,
            least: rule.least,
        }]
    };
    let front =
        nearest::passing(front, &demands).or_else(|| nearest::passing(front, &here(behind)));
    let behind = tokens
        .color(of, scheme)
        .and_then(|color| nearest::passing(behind, &here(color)));
    match (front, behind) {
        (Some(front), Some(behind)) => {
            format!("The nearest colour that passes: {of} = \"{front}\" (or {on} = \"{behind}\").")
        }
        (Some(front), None) => format!("The nearest colour that passes: {of} = \"{front}\"."),
        (None, Some(behind)) => format!("The nearest colour that passes: {on} = \"{behind}\"."),
        (None, None) => format!("No colour passes: change both {of} and {on}."),
    }
}
