//! What an answer of the backend means to the user: the code, the sentence, the one thing that helps.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use connect_wizard::{
    hub::error::{Exchange, failure},
    i18n::{Catalogue, sentences},
    json::Json,
};
use flow::{
    failure::{DETAIL_LIMIT, Failure, FailureCode, Remedy},
    field::FieldKey,
};

use Exchange::{Account, Look};
use FailureCode as Code;

/// The body is what arrived, JSON or not, as the client reads it.
fn answer(exchange: Exchange, status: u16, body: &str) -> Failure {
    failure(exchange, status, None, None, Json::parse(body).as_ref())
}

#[track_caller]
fn check(exchange: Exchange, status: u16, body: &str, code: FailureCode) {
    let got = answer(exchange, status, body);
    assert_eq!(got.code, code, "{exchange:?} {status} {body}");
    assert!(
        !matches!(code, Code::BackendError) || got.detail.is_none(),
        "{exchange:?} {status}: a backend's own machinery is shown: {:?}",
        got.detail
    );
}

#[track_caller]
fn check_detail(status: u16, body: &str, detail: Option<&str>) {
    assert_eq!(
        answer(Account, status, body).detail.as_deref(),
        detail,
        "{body}"
    );
}

/// A refusal as contract.md B.9 has it: the message is a JSON text of its own.
fn refusal(provider_response: &str) -> String {
    let inner = format!(
        r#"{{"message":"ClayHR did not accept this API key.","provider_response":{provider_response}}}"#
    );
    let message = serde_json::to_string(&inner).unwrap();
    format!(r#"{{"statusCode":400,"timestamp":"2026-03-04T09:31:12.004Z","message":{message}}}"#)
}

const HTML: &str = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

#[test]
fn a_failure_has_the_reference_that_the_backend_gives() {
    let reference = |header: Option<&str>, body: &str| {
        let header = header.map(str::to_owned);
        failure(Account, 500, None, header, Json::parse(body).as_ref()).reference
    };
    let body = r#"{"requestId":"in-the-body"}"#;
    assert_eq!(
        reference(Some("in-a-header"), body).as_deref(),
        Some("in-a-header")
    );
    assert_eq!(reference(None, body).as_deref(), Some("in-the-body"));
    assert_eq!(
        reference(None, r#"{"request_id":"here"}"#).as_deref(),
        Some("here")
    );
    assert_eq!(reference(None, HTML), None);
}

#[test]
fn nobody_is_made_to_wait_for_hours() {
    assert_eq!(
        failure(Account, 429, Some(86_400), None, None).retry_after,
        Some(600)
    );
}

#[test]
fn a_session_that_is_over_is_never_no_data() {
    for exchange in [Look, Account] {
        for body in ["", "{}", HTML, r#"{"statusCode":401,"message":"x"}"#] {
            check(exchange, 401, body, Code::SessionExpired);
            check(exchange, 403, body, Code::SessionForbidden);
        }
    }
    // Whatever else the body says.
    check(
        Account,
        401,
        &refusal("{\"status\":404}"),
        Code::SessionExpired,
    );
    check(
        Account,
        403,
        r#"{"provider_errors":[{"status":404}]}"#,
        Code::SessionForbidden,
    );
}

#[test]
fn statuses_mean_the_same_without_a_readable_body() {
    for body in [
        "",
        HTML,
        "{}",
        "null",
        "[]",
        r#"{"message":"it broke"}"#,
        "{\"message\":",
    ] {
        for (exchange, status, code) in [
            (Look, 400, Code::BackendError),
            (Look, 404, Code::IntegrationMissing),
            (Look, 408, Code::Timeout),
            (Look, 409, Code::BackendError),
            (Look, 422, Code::BackendError),
            (Look, 429, Code::RateLimited),
            (Look, 500, Code::BackendError),
            (Look, 502, Code::BackendError),
            (Account, 400, Code::CredentialsRejected),
            (Account, 404, Code::IntegrationMissing),
            (Account, 408, Code::Timeout),
            (Account, 409, Code::BackendError),
            (Account, 412, Code::IntegrationMissing),
            (Account, 422, Code::CredentialsRejected),
            (Account, 429, Code::RateLimited),
            (Account, 500, Code::BackendError),
            (Account, 501, Code::BackendError),
            (Account, 502, Code::BackendError),
            (Account, 503, Code::BackendError),
            (Account, 504, Code::BackendError),
            (Account, 304, Code::BackendError),
            (Account, 418, Code::BackendError),
        ] {
            check(exchange, status, body, code);
        }
    }
}

#[test]
fn the_providers_own_status_says_what_was_wrong() {
    for (provider, code) in [
        (400, Code::CredentialsRejected),
        (401, Code::CredentialsRejected),
        (403, Code::PermissionDenied),
        (404, Code::SubdomainUnknown),
        (408, Code::ProviderDown),
        (429, Code::RateLimited),
        (500, Code::ProviderDown),
        (503, Code::ProviderDown),
        (599, Code::ProviderDown),
    ] {
        let listed = format!(r#"{{"message":"x","provider_errors":[{{"status":{provider}}}]}}"#);
        let text = refusal(&format!(r#""{{\"status\":{provider}}}""#));
        let text_code = refusal(&format!(r#""{{\"statusCode\":{provider}}}""#));
        let object = refusal(&format!(r#"{{"status":{provider},"error":"no"}}"#));
        let plain = format!(r#"{{"message":"x","provider_response":{{"status":{provider}}}}}"#);
        for body in [listed, text, text_code, object, plain] {
            for status in [400, 409, 422, 502] {
                check(Account, status, &body, code);
            }
            check(Account, 500, &body, Code::BackendError);
            check(Account, 429, &body, Code::RateLimited);
            check(Look, 502, &body, Code::BackendError);
        }
    }
}

#[test]
fn the_list_of_provider_errors_goes_before_the_quoted_answer() {
    let mut body = refusal(r#""{\"status\":401}""#);
    body.insert_str(1, r#""provider_errors":[{"status":404},{"status":500}],"#);
    check(Account, 400, &body, Code::SubdomainUnknown);
}

#[test]
fn a_provider_status_that_is_none_is_passed_over() {
    for odd in [
        "0", "99", "600", "-1", "1e9", "\"404\"", "null", "true", "[404]",
    ] {
        let body = format!(r#"{{"provider_errors":[{{"status":{odd}}}]}}"#);
        check(Account, 400, &body, Code::CredentialsRejected);
        check(Account, 502, &body, Code::BackendError);
    }
    check(
        Account,
        400,
        r#"{"provider_errors":{"status":404}}"#,
        Code::CredentialsRejected,
    );
}

#[test]
fn the_providers_words_are_the_detail() {
    check_detail(
        400,
        &refusal(r#""{\"status\":401,\"error\":\"invalid key\"}""#),
        Some("ClayHR did not accept this API key.\n{\"status\":401,\"error\":\"invalid key\"}"),
    );
    check_detail(
        400,
        &refusal(r#"{"status":401}"#),
        Some("ClayHR did not accept this API key."),
    );
    check_detail(422, r#"{"message":"No such user."}"#, Some("No such user."));
    check_detail(
        400,
        r#"{"message":"Refused.","provider_response":"<b>no</b>"}"#,
        Some("Refused.\n<b>no</b>"),
    );
    check_detail(400, r#"{"provider_response":"no"}"#, Some("no"));
    // A text that happens to be JSON, but no object, is a sentence like any other.
    check_detail(400, r#"{"message":"42"}"#, Some("42"));
    for without in ["", HTML, "{}", r#"{"message":""}"#, r#"{"message":["a"]}"#] {
        check_detail(400, without, None);
    }
    check_detail(500, r#"{"message":"TypeError at db.js:41"}"#, None);
    let looked = answer(Look, 404, r#"{"message":"Cannot GET /hub"}"#);
    assert_eq!(looked.detail, None);
}

#[test]
fn the_wait_that_the_backend_asks_for_is_kept() {
    for status in [429, 500] {
        assert_eq!(
            failure(Account, status, Some(17), None, None).retry_after,
            Some(17)
        );
        assert_eq!(failure(Account, status, None, None, None).retry_after, None);
    }
    let mut limited = Failure::new(Code::RateLimited);
    let english = Catalogue::english("ClayHR");
    let unknown = sentences::failure(&english, &limited).1;
    limited.retry_after = Some(17);
    let known = sentences::failure(&english, &limited).1;
    assert!(known.contains("17 seconds"), "{known}");
    assert!(!unknown.contains('{') && unknown != known, "{unknown}");
}

#[test]
fn a_detail_is_masked_and_then_cut() {
    let detail = |words: &str, secrets: &[&str]| {
        Failure::new(Code::CredentialsRejected)
            .with_detail(words, secrets.iter().copied())
            .detail
    };
    let key = "K3yK3yK3yK3y";
    assert_eq!(
        detail(&format!(" {key}/{key} is wrong \n"), &[key]).unwrap(),
        "••••/•••• is wrong"
    );
    assert_eq!(
        detail("one two3456", &["one", "two3456"]).unwrap(),
        "one ••••"
    );
    assert_eq!(
        detail("no user 12345", &["12345", ""]).unwrap(),
        "no user 12345"
    );
    assert_eq!(
        detail("no user 123456", &["123456"]).unwrap(),
        "no user ••••"
    );
    for empty in ["", " \n "] {
        assert_eq!(detail(empty, &[]), None);
    }
    for limit in [DETAIL_LIMIT - 1, DETAIL_LIMIT] {
        let exact = "é".repeat(limit);
        assert_eq!(detail(&exact, &[]).unwrap(), exact);
    }
    let cut = detail(&"é".repeat(DETAIL_LIMIT + 1), &[]).unwrap();
    assert_eq!(cut, "é".repeat(DETAIL_LIMIT) + "…");
    // A secret across the place of the cut must not stay as a half.
    let across = "x".repeat(DETAIL_LIMIT - 4) + key;
    let across = detail(&across, &[key]).unwrap();
    assert!(!across.contains("K3"), "{across}");
    assert_eq!(DETAIL_LIMIT, 2_000);
}

#[test]
fn the_codes_are_the_promised_seventeen() {
    let promised = "session_missing session_expired session_forbidden credentials_rejected \
        permission_denied subdomain_unknown rate_limited provider_down backend_error bad_response \
        network_offline network_blocked timeout popup_blocked cancelled integration_missing \
        config_invalid";
    let codes: Vec<_> = Code::ALL.into_iter().map(Code::as_str).collect();
    assert_eq!(codes, promised.split_whitespace().collect::<Vec<_>>());
    assert_eq!(
        Code::ALL
            .into_iter()
            .collect::<std::collections::HashSet<_>>()
            .len(),
        17
    );
}

#[test]
fn every_code_has_sentences_of_its_own() {
    let english = Catalogue::english("ClayHR");
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        let (title, text) = sentences::failure(&english, &Failure::new(code));
        for sentence in [&title, &text] {
            assert!(sentence.len() > 8, "{code:?}: {sentence:?}");
            assert!(!sentence.contains(['{', '}']), "{code:?}: {sentence}");
            let lower = sentence.to_lowercase();
            for phrase in [
                "unexpected",
                "something went wrong",
                "oops",
                "our team",
                "notified",
                "we have been",
                "please",
            ] {
                assert!(!lower.contains(phrase), "{code:?}: {sentence}");
            }
        }
        assert!(
            seen.insert((title, text)),
            "{code:?} says what another code says"
        );
    }
}

#[test]
fn every_code_has_the_remedy_that_helps() {
    let remedies = |remedy: &Remedy| {
        Code::ALL
            .into_iter()
            .filter(|code| code.remedy() == *remedy)
            .map(Code::as_str)
            .collect::<Vec<_>>()
    };
    for (remedy, codes) in [
        (
            Remedy::Correct(FieldKey::ApiKey),
            "credentials_rejected permission_denied",
        ),
        (Remedy::Correct(FieldKey::Subdomain), "subdomain_unknown"),
        (
            Remedy::NewLink,
            "session_missing session_expired session_forbidden",
        ),
        (Remedy::Support, "integration_missing config_invalid"),
        (
            Remedy::TryAgain,
            "rate_limited provider_down backend_error bad_response network_offline \
             network_blocked timeout popup_blocked cancelled",
        ),
    ] {
        assert_eq!(
            remedies(&remedy).join(" "),
            codes.split_whitespace().collect::<Vec<_>>().join(" "),
            "{remedy:?}"
        );
    }
    for code in Code::ALL {
        assert_eq!(
            code.is_about_the_session(),
            code.remedy() == Remedy::NewLink
        );
    }
}

#[test]
fn a_failure_prints_as_its_code_alone() {
    let mut failure = Failure::new(Code::ProviderDown);
    failure.detail = Some("words".to_owned());
    assert_eq!(failure.to_string(), "provider_down");
}
