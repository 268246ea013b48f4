//! `GET /hub/connection_attempts/{id}`

use serde_json::Value;

use super::Reader;
use crate::report::Faults;

/// Returns the faults of an attempt.
pub fn check(answer: &Value) -> Faults {
    let mut attempt = Reader::new("the connection attempt", answer);
    let status = attempt.text("status");
    let known = ["pending", "authenticated", "error", "cancelled", "expired"];
    if !known.contains(&status) {
        attempt.fault(format!("status must be one of {}", known.join(", ")));
    }
    let mut faults = attempt.faults;
    if !answer["account"].is_null() {
        let mut account = Reader::new("the account of the attempt", &answer["account"]);
        account.id("id");
        faults.extend(account.faults);
    } else if status == "authenticated" {
        faults.push(crate::report::broken(
            "an authenticated attempt must name its account",
        ));
    }
    if !answer["error"].is_null() {
        let mut error = Reader::new("the error of the attempt", &answer["error"]);
        error.text("code");
        error.optional_text("description");
        faults.extend(error.faults);
    }
    faults
}
