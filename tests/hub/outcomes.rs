//! The proof of an account: at once, or after a sign-in elsewhere.

use connect_wizard::hub::wire;
use flow::{failure::FailureCode, secret::Secret};

use super::{ACCOUNT, json, request};

#[test]
fn a_sign_in_is_started_with_everything_in_the_body() {
    let request = request(&[("key".to_owned(), "K\"3".to_owned())], "int-1");
    let body = wire::sign_in_body(&request, &Secret::new("tok"));
    let expected = r#"{"token":"tok","integration_id":"int-1","credentials":{"key":"K\"3"}}"#;
    assert_eq!(json(body.expose()), json(expected));
    let started = |text: &str| wire::started_sign_in(&json(text));
    let id = || "a-1".to_owned();
    assert_eq!(started(r#"{"id":"a-1"}"#), Some((id(), None)));
    let address = r#"{"id":"a-1","authorization_url":"https://x.example/?y"}"#;
    let expected = Some("https://x.example/?y".to_owned());
    assert_eq!(started(address), Some((id(), expected)));
    let script = r#"{"id":"a-1","authorization_url":"javascript:alert(1)"}"#;
    assert_eq!(started(script), Some((id(), None)));
    assert_eq!(started(r#"{"id":"../x"}"#), None);
    assert_eq!(started("{}"), None);
}

#[test]
fn only_an_account_ends_a_sign_in_well() {
    let outcome = |text: &str| {
        let outcome = wire::sign_in_outcome(&json(text))?;
        Some(outcome.map_err(|failure| (failure.code, failure.detail)))
    };
    let failed = |code, detail: Option<&str>| Some(Err((code, detail.map(str::to_owned))));
    for (answer, expected) in [
        (r#"{"status":"pending"}"#, None),
        (r#"{"status":"brand-new"}"#, None),
        ("{}", None),
        (
            r#"{"status":"authenticated","account":{"id":"acc"}}"#,
            Some(Ok("acc".to_owned())),
        ),
        (
            r#"{"status":"authenticated","account":null}"#,
            failed(FailureCode::BadResponse, None),
        ),
        (
            r#"{"status":"authenticated","account":{"id":""}}"#,
            failed(FailureCode::BadResponse, None),
        ),
        (
            r#"{"status":"cancelled"}"#,
            failed(FailureCode::Cancelled, None),
        ),
        (
            r#"{"status":"expired"}"#,
            failed(FailureCode::Timeout, None),
        ),
        (
            r#"{"status":"error","error":{"code":"access_denied","description":"They said no"}}"#,
            failed(FailureCode::Cancelled, Some("They said no")),
        ),
        (
            r#"{"status":"error","error":null}"#,
            failed(FailureCode::CredentialsRejected, None),
        ),
    ] {
        assert_eq!(outcome(answer), expected, "{answer}");
    }
}

#[test]
fn only_a_usable_id_proves_an_account() {
    assert_eq!(
        wire::account_id(&json(ACCOUNT)).as_deref(),
        Some("q7Zt2mVx-0_LkP4sR9bYc")
    );
    for (answer, id) in [
        (r#"{"id":"acc-9"}"#, Some("acc-9")),
        (r#"{"id":" acc-9 "}"#, Some("acc-9")),
        (r#"{"id":5121}"#, Some("5121")),
        (r#"{"id":0}"#, Some("0")),
        (r#"{"id":""}"#, None),
        (r#"{"id":"  "}"#, None),
        (r#"{"id":null}"#, None),
        (r#"{"id":true}"#, None),
        (r#"{"id":["acc-9"]}"#, None),
        (r#"{"id":{"id":"acc-9"}}"#, None),
        (r#"{"account":{"id":"acc-9"}}"#, None),
        (r#"{"ID":"acc-9"}"#, None),
        ("{}", None),
        ("[]", None),
        ("null", None),
        ("\"acc-9\"", None),
        ("7", None),
    ] {
        assert_eq!(wire::account_id(&json(answer)).as_deref(), id, "{answer}");
    }
}
