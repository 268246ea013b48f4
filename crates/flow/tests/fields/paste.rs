//! The shared parts of the smart paste tests.

use flow::answers::Answers;
use flow::fields::paste::{Pasted, Target, understand};
use flow::fields::subdomain::Hosts;

pub const ALL: [Target; 3] = [Target::Subdomain, Target::ApiKey, Target::UserId];
pub const KEY: &str = "AB12CD34EF56GH78IJ90";

/// Subdomain label, API key and user ID that are expected.
pub type Expected<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// A paste into a form in which nothing was typed yet.
pub fn pasted(text: &str, into: Target) -> Option<Pasted> {
    understand(text, into, &Answers::default(), &Hosts::default())
}

#[track_caller]
pub fn check_into(text: &str, into: Target, expected: Expected) {
    let pasted = pasted(text, into).unwrap_or_default();
    let subdomain = pasted.subdomain.as_ref().map(|subdomain| subdomain.label());
    let api_key = pasted.api_key.as_ref().map(|key| key.expose());
    assert_eq!(
        (subdomain, api_key, pasted.user_id.as_deref()),
        expected,
        "{text:?} into {into:?}"
    );
}

/// The same, whatever the field.
#[track_caller]
pub fn check(text: &str, expected: Expected) {
    for into in ALL {
        check_into(text, into, expected);
    }
}

#[track_caller]
pub fn check_left_to_the_browser(text: &str) {
    for into in ALL {
        assert_eq!(pasted(text, into), None, "{text:?} into {into:?}");
    }
}
