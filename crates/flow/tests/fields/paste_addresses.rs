//! Pasted addresses of ClayHR.

use super::paste::{check, check_into, check_left_to_the_browser, pasted};
use flow::answers::Answers;
use flow::fields::paste::{Target, understand};
use flow::fields::subdomain::Hosts;

#[test]
fn a_profile_address_pasted_anywhere_fills_subdomain_and_user_id() {
    for text in [
        "https://acme.clayhr.com/rm/user/view/123456",
        "HTTPS://Acme.ClayHR.net:443/rm/user/view/123456?x=1#y",
        " acme.bizmerlin.net/rm/user/view/123456/\n",
        "<https://acme.clayhr.com/rm/user/view/123456>",
        "My profile is at https://acme.clayhr.com/rm/user/view/123456.",
        "(see \"acme.clayhr.com/rm/user/view/123456\")",
        "https:\\/\\/acme.clayhr.com\\/rm\\/user\\/view\\/123456",
        "https://acme.clayhr.com/rm/\nhttps://acme.clayhr.net/rm/user/view/123456",
    ] {
        check(text, (Some("acme"), None, Some("123456")));
    }
}

#[test]
fn an_address_without_a_profile_is_a_value_of_the_subdomain_field_and_of_no_other() {
    for text in [
        "https://acme.clayhr.com/rm/",
        "acme.clayhr.net",
        " \"acme.clayhr.com\" ",
        "[ClayHR](https://acme.clayhr.com/rm/)",
    ] {
        // There it is a plain value, which the field reads by itself.
        check_left_to_the_browser(text);
    }
    for text in [
        "Our ClayHR: https://acme.clayhr.net/rm/ (bookmark it)",
        "See [our ClayHR](https://acme.clayhr.com/rm/) or <https://acme.clayhr.com/rm/|this>.",
    ] {
        check_into(text, Target::Subdomain, (Some("acme"), None, None));
        check_into(text, Target::ApiKey, (None, None, None));
        check_into(text, Target::UserId, (None, None, None));
    }
}

#[test]
fn the_host_is_kept_as_it_was_pasted() {
    for (text, host) in [
        (
            "https://Acme.clayhr.net:443/rm/user/view/1",
            Some("acme.clayhr.net"),
        ),
        (
            "Subdomain: acme\nUser ID: 1\nhttps://acme.bizmerlin.net/",
            Some("acme.bizmerlin.net"),
        ),
        (
            "Subdomain: acme.clayhr.com\nUser ID: 1\nhttps://acme.clayhr.net/",
            Some("acme.clayhr.com"),
        ),
        (
            "https://acme.clayhr.net/\nSubdomain: acme.clayhr.com\nUser ID: 1",
            Some("acme.clayhr.com"),
        ),
        (
            "acme.clayhr.net, https://acme.bizmerlin.net/rm/api",
            Some("acme.clayhr.net"),
        ),
        ("Subdomain: acme\nUser ID: 1", None),
    ] {
        let pasted = pasted(text, Target::Subdomain).unwrap_or_default();
        let subdomain = pasted.subdomain.expect(text);
        assert_eq!(
            (subdomain.label(), subdomain.host()),
            ("acme", host),
            "{text:?}"
        );
    }
}

#[test]
fn a_host_that_only_looks_like_clayhr_fills_nothing() {
    for host in [
        "acme.clayhr.com.evil.example",
        "evilclayhr.com",
        "acme.evilclayhr.com",
        "acme.clayhr.com@evil.example",
        "evil.example/acme.clayhr.com",
        "evil.example?x=acme.clayhr.com",
        "evil.example#acme.clayhr.com",
        "acme.clay.net",
        "аcme.clayhr.com",
        "acme.clayhr.com%2eevil.example",
        "acme.clayhr.com\\@evil.example",
        "xn--cme-fla.clayhr.com",
        "evil.example,acme.clayhr.com",
        "evil.example(acme.clayhr.com)",
        "evil.example\\acme.clayhr.com",
    ] {
        for path in ["", "/", "/rm/user/view/123456"] {
            check_left_to_the_browser(&["https://", host, path].concat());
            check_left_to_the_browser(&["subdomain: https://", host, path].concat());
        }
    }
}

#[test]
fn a_listed_domain_of_ones_own_is_recognised_and_the_default_ones_then_are_not() {
    let hosts = Hosts::new(vec!["hr.example".to_owned()]);
    let pasted = understand(
        "https://acme.hr.example/rm/user/view/5",
        Target::UserId,
        &Answers::default(),
        &hosts,
    )
    .unwrap_or_default();
    assert_eq!(
        pasted.subdomain.as_ref().map(|subdomain| subdomain.label()),
        Some("acme")
    );
    assert_eq!(pasted.user_id.as_deref(), Some("5"));
    assert_eq!(
        understand(
            "https://acme.clayhr.com/rm/user/view/5",
            Target::UserId,
            &Answers::default(),
            &hosts
        ),
        None
    );
}
