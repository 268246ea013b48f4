//! The meaning of an answer: by its status, its body, and by who can have given it.

use connect_wizard::hub::status::{
    Reply,
    RequestKind::{self, Read, Write},
};
use flow::failure::{Failure, FailureCode as Code};

/// An answer as it arrived: a page is PAGE, everything else is sent as JSON.
fn reply(status: u16, body: &str) -> Reply {
    let is_page = body.starts_with('<');
    let content_type = if is_page {
        "text/html; charset=utf-8"
    } else {
        "application/json"
    };
    Reply {
        status,
        content_type: Some(content_type.to_owned()),
        text: body.to_owned(),
        ..Reply::default()
    }
}

fn failure(kind: RequestKind, reply: &Reply) -> Failure {
    reply.read(kind).expect_err("no success")
}

#[track_caller]
fn check(kind: RequestKind, status: u16, body: &str, code: Code) {
    let got = failure(kind, &reply(status, body));
    assert_eq!(got.code, code, "{kind:?} {status} {body}");
    assert!(
        !matches!(code, Code::BackendError) || got.detail.is_none(),
        "{kind:?} {status}: a backend's own machinery is shown: {:?}",
        got.detail
    );
}

#[track_caller]
fn check_detail(status: u16, body: &str, detail: Option<&str>) {
    let got = failure(Write, &reply(status, body)).detail;
    assert_eq!(got.as_deref(), detail, "{body}");
}

/// A refusal as contract.md B.9 has it: the message is a JSON text of its own.
fn refusal(provider_response: &str) -> String {
    let inner = format!(
        r#"{{"message":"ClayHR did not accept this API key.","provider_response":{provider_response}}}"#
    );
    let message = serde_json::to_string(&inner).unwrap();
    format!(r#"{{"statusCode":400,"timestamp":"2026-03-04T09:31:12.004Z","message":{message}}}"#)
}

/// A page, as firewalls, proxies and captive portals give it.
const PAGE: &str = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

#[test]
fn a_failure_has_the_reference_that_the_backend_gives() {
    let reference = |header: Option<&str>, body: &str| {
        let reply = Reply {
            request_id: header.map(str::to_owned),
            ..reply(500, body)
        };
        failure(Write, &reply).reference
    };
    let body = r#"{"requestId":"in-the-body"}"#;
    let both = reference(Some("in-a-header"), body);
    assert_eq!(both.as_deref(), Some("in-a-header"));
    assert_eq!(reference(None, body).as_deref(), Some("in-the-body"));
    let other = reference(None, r#"{"request_id":"here"}"#);
    assert_eq!(other.as_deref(), Some("here"));
    assert_eq!(reference(None, PAGE), None);
}

#[test]
fn the_wait_that_the_backend_asks_for_is_kept_but_not_for_hours() {
    for (asked, kept) in [
        (None, None),
        (Some(17), Some(17)),
        (Some(86_400), Some(600)),
    ] {
        for status in [429, 500] {
            let reply = Reply {
                retry_after: asked,
                ..reply(status, "{}")
            };
            assert_eq!(failure(Write, &reply).retry_after, kept);
        }
    }
}

#[test]
fn a_session_that_is_over_is_never_no_data() {
    for kind in [Read, Write] {
        for body in [
            "",
            "{}",
            r#"{"statusCode":401,"message":"x"}"#,
            "{\"message\":",
        ] {
            check(kind, 401, body, Code::SessionExpired);
            check(kind, 403, body, Code::SessionForbidden);
        }
    }
    // Objects and lists are what the backend speaks, however odd: nothing is known of what it says of a session that is
    // over.
    for body in [
        "[]",
        r#"["unauthorized"]"#,
        r#"{"error":{"code":401,"errors":[]}}"#,
        r#"{"message":{"statusCode":401},"statusCode":"401"}"#,
    ] {
        for kind in [Read, Write] {
            check(kind, 401, body, Code::SessionExpired);
            check(kind, 403, body, Code::SessionForbidden);
        }
    }
    // Whatever else the body says.
    let refused = refusal("{\"status\":404}");
    check(Write, 401, &refused, Code::SessionExpired);
    let listed = r#"{"provider_errors":[{"status":404}]}"#;
    check(Write, 403, listed, Code::SessionForbidden);
}

#[test]
fn statuses_mean_the_same_without_a_readable_body() {
    for body in [
        "",
        "{}",
        "null",
        "[]",
        r#"{"message":"it broke"}"#,
        "{\"message\":",
    ] {
        for (kind, status, code) in [
            (Read, 400, Code::BackendError),
            (Read, 404, Code::IntegrationMissing),
            (Read, 408, Code::Timeout),
            (Read, 409, Code::BackendError),
            (Read, 422, Code::BackendError),
            (Read, 429, Code::RateLimited),
            (Read, 500, Code::BackendError),
            (Read, 502, Code::BackendError),
            (Write, 400, Code::CredentialsRejected),
            (Write, 404, Code::IntegrationMissing),
            (Write, 408, Code::Timeout),
            (Write, 409, Code::BackendError),
            (Write, 412, Code::IntegrationMissing),
            (Write, 418, Code::BackendError),
            (Write, 422, Code::CredentialsRejected),
            (Write, 429, Code::RateLimited),
            (Write, 500, Code::BackendError),
            (Write, 501, Code::BackendError),
            (Write, 502, Code::BackendError),
            (Write, 503, Code::BackendError),
            (Write, 504, Code::BackendError),
        ] {
            check(kind, status, body, code);
        }
    }
}

/// Bodies that no backend of the contract gives.
const NOT_THE_BACKENDS: [&str; 7] = [
    PAGE,
    "<!DOCTYPE html>\n<title>Sign in to the network</title>",
    "\n  <html>Access denied</html>",
    "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
    "error code: 1020",
    "Forbidden",
    "\"blocked\"",
];

#[test]
fn an_answer_that_the_backend_cannot_have_given_is_a_network_that_blocks() {
    for body in NOT_THE_BACKENDS {
        for status in [400, 401, 402, 403, 404, 406, 409, 412, 418, 422, 451] {
            check(Read, status, body, Code::NetworkBlocked);
            check(Write, status, body, Code::NetworkBlocked);
        }
        check(Read, 200, body, Code::NetworkBlocked);
    }
    // A page of which only the type has arrived.
    let empty_page = Reply {
        text: String::new(),
        ..reply(403, PAGE)
    };
    assert_eq!(failure(Write, &empty_page).code, Code::NetworkBlocked);
}

#[test]
fn a_redirect_and_a_login_of_a_network_are_not_the_backends() {
    for status in [0, 301, 302, 303, 307, 308, 407, 511] {
        for body in ["", "{}", PAGE] {
            check(Read, status, body, Code::NetworkBlocked);
            check(Write, status, body, Code::NetworkBlocked);
        }
    }
}

#[test]
fn the_page_of_a_gateway_means_what_its_status_says() {
    for body in NOT_THE_BACKENDS {
        for kind in [Read, Write] {
            check(kind, 408, body, Code::Timeout);
            check(kind, 429, body, Code::RateLimited);
            for status in [500, 502, 503, 504, 520] {
                check(kind, status, body, Code::BackendError);
            }
        }
    }
}

#[test]
fn a_success_is_its_json_or_says_nothing() {
    for kind in [Read, Write] {
        for status in [200, 201, 204, 299] {
            let read = |body| reply(status, body).read(kind).expect("a success");
            assert_eq!(read(r#" {"id":"a"}"#)["id"], "a");
            for nothing in ["", "null", "{\"id\":"] {
                assert!(read(nothing).is_null(), "{nothing}");
            }
        }
    }
    // After the credentials were sent the account may be there, whatever has become of the answer.
    for body in NOT_THE_BACKENDS {
        assert!(!reply(201, body).read(Write).expect("a success").is_object());
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
                check(Write, status, &body, code);
            }
            check(Write, 500, &body, Code::BackendError);
            check(Write, 429, &body, Code::RateLimited);
            check(Read, 502, &body, Code::BackendError);
        }
    }
}

#[test]
fn the_list_of_provider_errors_goes_before_the_quoted_answer() {
    let mut body = refusal(r#""{\"status\":401}""#);
    body.insert_str(1, r#""provider_errors":[{"status":404},{"status":500}],"#);
    check(Write, 400, &body, Code::SubdomainUnknown);
}

#[test]
fn a_provider_status_that_is_none_is_passed_over() {
    for odd in [
        "0", "99", "600", "-1", "1e9", "\"404\"", "null", "true", "[404]",
    ] {
        let body = format!(r#"{{"provider_errors":[{{"status":{odd}}}]}}"#);
        check(Write, 400, &body, Code::CredentialsRejected);
        check(Write, 502, &body, Code::BackendError);
    }
    check(
        Write,
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
    for without in ["", PAGE, "{}", r#"{"message":""}"#, r#"{"message":["a"]}"#] {
        check_detail(400, without, None);
    }
    check_detail(500, r#"{"message":"TypeError at db.js:41"}"#, None);
    let looked = failure(Read, &reply(404, r#"{"message":"Cannot GET /hub"}"#));
    assert_eq!(looked.detail, None);
}
