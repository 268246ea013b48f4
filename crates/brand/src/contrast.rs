//! Readability for everybody: every pair of `assets/themes/contrast.json`, in both schemes, as WCAG 2.2 AA asks.

use std::sync::LazyLock;

use serde_json::Value;

use crate::{
    color::Color,
    document::Mistake,
    model::{Brand, Scheme},
    nearest::{self, Demand},
    style::Tokens,
};

const LIST: &str = include_str!("../../../assets/themes/contrast.json");

/// A pair that must be told apart.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The pair in words.
    pub name: String,
    /// The colour in front; where there are several, the best of them counts.
    pub of: Vec<String>,
    /// The colour behind.
    pub on: String,
    /// The least ratio.
    pub least: f64,
    /// The source of the demand.
    pub why: String,
}

/// All of them.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let list: Vec<Value> = serde_json::from_str(LIST).expect("assets/themes/contrast.json is JSON");
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
        panic!("assets/themes/contrast.json: {entry} is no rule");
    };
    Rule {
        name,
        of,
        on,
        least,
        why,
    }
}

/// A pair that fails.
struct Failure {
    of: String,
    front: Color,
    on: String,
    behind: Color,
    rule: &'static Rule,
}

impl Failure {
    /// Returns the contrast as a share of the ratio asked for, from 0 to 1.
    fn share(&self) -> f64 {
        self.front.ratio(self.behind) / self.rule.least
    }
}

/// Returns the failures, each at the line of the brand's own colour in it: for each colour in front, the worst of its
/// pairs.
pub fn check(brand: &Brand, style: &str) -> Vec<Mistake> {
    let tokens = Tokens::new(brand, style);
    let mut mistakes = Vec::new();
    for scheme in Scheme::ALL {
        let mut failures: Vec<Vec<Failure>> = Vec::new();
        for rule in RULES.iter() {
            match failure(&tokens, rule, scheme) {
                Ok(None) => {}
                Ok(Some(failure)) => {
                    let group = failures.iter_mut().find(|group| group[0].of == failure.of);
                    match group {
                        Some(group) => group.push(failure),
                        None => failures.push(vec![failure]),
                    }
                }
                Err(key) => {
                    let problem = format!("colors.{}.{key} is not a plain colour", scheme.as_str());
                    mistakes.push(Mistake::new(&brand.file, 1, problem));
                }
            }
        }
        for mut group in failures {
            group.sort_by(|one, other| one.share().total_cmp(&other.share()));
            let line = [&group[0].of, &group[0].on]
                .into_iter()
                .find_map(|key| tokens.line(key, scheme));
            let problem = problem(&tokens, scheme, &group);
            mistakes.push(Mistake::new(&brand.file, line.unwrap_or(1), problem));
        }
    }
    mistakes
}

/// The pair of a rule, if it fails; the key of a colour that is none, as error.
fn failure(
    tokens: &Tokens<'_>,
    rule: &'static Rule,
    scheme: Scheme,
) -> Result<Option<Failure>, String> {
    let color = |key: &String| tokens.color(key, scheme).ok_or_else(|| key.clone());
    let behind = color(&rule.on)?;
    let mut best: Option<(String, Color)> = None;
    for key in &rule.of {
        let front = color(key)?;
        if best
            .as_ref()
            .is_none_or(|(_, best)| front.ratio(behind) > best.ratio(behind))
        {
            best = Some((key.clone(), front));
        }
    }
    Ok(best
        .map(|(of, front)| Failure {
            of,
            front,
            on: rule.on.clone(),
            behind,
            rule,
        })
        .filter(|failure| failure.share() < 1.0))
}

fn problem(tokens: &Tokens<'_>, scheme: Scheme, group: &[Failure]) -> String {
    let Failure {
        of,
        front,
        on,
        behind,
        rule,
    } = &group[0];
    let scheme_name = scheme.as_str();
    // Cut, not rounded: 4.499 is not 4.5.
    let ratio = (front.ratio(*behind) * 100.0).floor() / 100.0;
    let mut problem = format!(
        "{}, {scheme_name} scheme: colors.{scheme_name}.{of} {front} on {on} {behind} has a contrast of {ratio:.2} to 1, \
         and needs {} ({}).",
        rule.name, rule.least, rule.why,
    );
    if let [_, others @ ..] = group
        && !others.is_empty()
    {
        let names: Vec<_> = others
            .iter()
            .map(|other| other.rule.name.as_str())
            .collect();
        problem.push_str(&format!(" The same goes for: {}.", names.join(", ")));
    }
    problem.push(' ');
    problem.push_str(&advice(tokens, scheme, &group[0]));
    problem
}

/// Backgrounds that much else stands on: better left as they are.
const COMMON_GROUNDS: [&str; 4] = ["surface", "page", "sunken", "warning-surface"];

fn advice(tokens: &Tokens<'_>, scheme: Scheme, failure: &Failure) -> String {
    let Failure {
        of,
        front,
        on,
        behind,
        rule,
    } = failure;
    let here = |against| Demand {
        against,
        least: rule.least,
    };
    // One that passes everywhere it is used, or else one that passes here.
    let mut demands = vec![here(*behind)];
    for other in RULES.iter().filter(|other| other.of == [of.clone()]) {
        demands.extend(tokens.color(&other.on, scheme).map(|against| Demand {
            against,
            least: other.least,
        }));
    }
    let other_front =
        nearest::passing(*front, &demands).or_else(|| nearest::passing(*front, &[here(*behind)]));
    let other_behind = nearest::passing(*behind, &[here(*front)])
        .filter(|_| !COMMON_GROUNDS.contains(&on.as_str()));
    match (other_front, other_behind) {
        (Some(front), Some(behind)) => {
            format!("The nearest colour that passes: {of} = \"{front}\", or {on} = \"{behind}\".")
        }
        (Some(front), None) => format!("The nearest colour that passes: {of} = \"{front}\"."),
        (None, Some(behind)) => format!("The nearest colour that passes: {on} = \"{behind}\"."),
        (None, None) => format!("No colour passes here: change both {of} and {on}."),
    }
}
