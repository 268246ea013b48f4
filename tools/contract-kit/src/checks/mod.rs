//! The checks, in order: may a browser ask at all, what does a stranger get, what is offered, and, with credentials to
//! try, is an account made, changed and refused truthfully.

mod accounts;
mod attempts;
mod browser;
mod offer;

use serde_json::{Map, Value};

use crate::{
    Report,
    backend::{Answer, Backend},
    report::broken,
};

/// The input for a connector's form.
pub struct Credentials {
    /// The connector; without it, the only active one.
    pub integration_id: Option<String>,
    /// Answers that the provider accepts, by field key.
    pub right: Map<String, Value>,
    /// Answers that it refuses.
    pub wrong: Map<String, Value>,
}

impl Credentials {
    /// Reads `{"integration_id": …, "right": {…}, "wrong": {…}}`.
    pub fn read(text: &str) -> Result<Self, &'static str> {
        let file: Value = serde_json::from_str(text).map_err(|_| "it is no JSON")?;
        let answers = |name: &str| {
            let answers = file[name].as_object().filter(|answers| !answers.is_empty());
            answers
                .cloned()
                .ok_or("`right` and `wrong` must be objects of answers by field key")
        };
        Ok(Self {
            integration_id: file["integration_id"].as_str().map(str::to_owned),
            right: answers("right")?,
            wrong: answers("wrong")?,
        })
    }
}

/// Asks everything. Without credentials nothing is written but connection attempts, which are ended again.
pub fn run(backend: &Backend, credentials: Option<&Credentials>) -> Report {
    let mut report = Report::default();
    browser::check(backend, &mut report);
    let entries = offer::check(backend, &mut report);
    attempts::check(backend, &mut report);
    accounts::check_unknown(backend, &mut report);
    match credentials {
        Some(credentials) => accounts::check(backend, credentials, &entries, &mut report),
        None => report.skip("accounts", "needs --credentials: it makes an account"),
    }
    report
}

/// A call of the client; no answer at all is noted under the rule.
fn ask(
    backend: &Backend,
    report: &mut Report,
    rule: &'static str,
    method: &str,
    path: &str,
    body: Option<&Value>,
) -> Option<Answer> {
    match backend.call(method, path, body) {
        Ok(answer) => Some(answer),
        Err(sentence) => {
            report.add(rule, vec![broken(sentence)]);
            None
        }
    }
}
