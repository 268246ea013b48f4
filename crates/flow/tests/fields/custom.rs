//! Fields that only the backend knows: cleaned, reduced to the part that is asked for, and checked by its rule.

use flow::field::{Field, FieldKind};
use flow::fields::custom::validate_custom_field;
use flow::fields::rule::{RuleChecker, RuleKind, ValidationRule};
use flow::fields::validation::{ValidationError, Warning};

const GUIDE: &str = "Look at the address bar. In `https://acmecompany.bamboohr.com/home` the company domain is `acmecompany`.";

fn field(key: &str, label: &str) -> Field {
    Field {
        key: key.to_owned(),
        label: label.to_owned(),
        is_required: true,
        is_shown: true,
        ..Field::default()
    }
}

fn domain_field(placeholder: &str) -> Field {
    Field {
        placeholder: Some(placeholder.to_owned()),
        ..field("companyDomain", "Company Domain")
    }
}

fn with_rule(field: Field) -> Field {
    let rule = ValidationRule {
        kind: RuleKind::Pattern,
        text: "^[a-z0-9-]+$".to_owned(),
        sentence: None,
    };
    Field {
        rule: Some(rule),
        ..field
    }
}

/// Checks the one pattern of these tests.
fn checker() -> RuleChecker {
    RuleChecker(|_, answer| {
        let is_good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (answer.is_empty() || !answer.bytes().all(is_good)).then(String::new)
    })
}

#[track_caller]
fn check(field: &Field, instructions: &str, text: &str, expected: &str, warning: Option<Warning>) {
    let value = validate_custom_field(field, text, checker(), instructions).unwrap();
    assert_eq!(
        (value.value.expose(), value.warning),
        (expected, warning),
        "{text:?}"
    );
}

#[test]
fn nothing_that_nobody_sees_or_means_stays_around_a_secret() {
    let secrets = [
        Field {
            kind: FieldKind::Password,
            ..field("token", "Token")
        },
        Field {
            is_secret: true,
            ..field("token", "Token")
        },
        Field {
            kind: FieldKind::Password,
            is_secret: true,
            ..field("token", "Token")
        },
    ];
    for secret in secrets {
        for text in [
            "s3cr3t-Tok3n",
            " s3cr3t-Tok3n\n",
            "\u{a0}s3cr3t-Tok3n\u{a0}",
            "\u{feff}s3cr3t-Tok3n\u{200b}",
            "s3cr3t\u{200b}-Tok\u{ad}3n",
            "\"s3cr3t-Tok3n\"",
            "'s3cr3t-Tok3n'",
            "“s3cr3t-Tok3n”",
            "`s3cr3t-Tok3n`",
            "«\u{a0}s3cr3t-Tok3n\u{a0}»",
            "\u{202a}s3cr3t-Tok3n\u{202c}",
            "s3cr3t\u{2011}Tok3n",
            "s3cr3t\u{2010}Tok3n",
            "ｓ３ｃｒ３ｔ－Ｔｏｋ３ｎ",
            "\u{3000}s3cr3t-Tok3n\u{3000}",
        ] {
            check(&secret, "", text, "s3cr3t-Tok3n", None);
        }
        // A password may be anything, inside and at its ends.
        for text in [
            "(pass)", "[x]", "**x**", "a b", "pass.", "=x", "{\"a\"}", "a—b", "ünï",
        ] {
            check(&secret, "", text, text, None);
        }
    }
}

#[test]
fn what_was_copied_along_with_a_secret_is_taken_off_where_its_rule_wants_that() {
    let secret = Field {
        is_secret: true,
        ..with_rule(field("key", "Key"))
    };
    for text in [
        "**k3y-9fq2**",
        "=\"k3y-9fq2\"",
        "'k3y-9fq2",
        "\"k3y-9fq2\",",
        "<code>k3y-9fq2</code>",
        "Bearer k3y-9fq2",
        "Authorization: Bearer k3y-9fq2",
        "x-token: k3y-9fq2",
        "API_KEY=\"k3y-9fq2\"",
    ] {
        check(&secret, "", text, "k3y-9fq2", None);
    }
    for text in ["k3y 9fq2", "k3y-9fq2 and k3y", "API_KEY="] {
        assert!(
            validate_custom_field(&secret, text, checker(), "").is_err(),
            "{text}"
        );
    }
    // Without a rule, a password may begin with anything.
    let free = Field {
        is_secret: true,
        ..field("key", "Key")
    };
    check(&free, "", "**k3y**", "**k3y**", None);
}

#[test]
fn other_texts_keep_what_they_may_need() {
    let name = Field {
        is_required: false,
        ..field("name", "Name")
    };
    check(&name, "", " Zoë\u{a0}O’Neil \u{200b}", "Zoë O’Neil", None);
    check(&name, "", "می\u{200c}خواهم", "می\u{200c}خواهم", None);
    let area = Field {
        kind: FieldKind::TextArea,
        ..field("notes", "Notes")
    };
    check(&area, "", "  a\n  b ", "  a\n  b ", None);
    let number = Field {
        kind: FieldKind::Number,
        ..field("port", "Port")
    };
    check(&number, "", "\u{a0}１２３ ", "123", None);
    check(&number, "", "−5", "-5", None);
}

#[test]
fn an_address_is_reduced_to_the_part_that_is_asked_for() {
    let by_subdomain = field("subdomain", "Subdomain");
    let by_rule = with_rule(field("acct", "Acct"));
    let by_description = Field {
        description: Some("If you sign in at acme.bamboohr.com, enter acme.".to_owned()),
        ..field("companyDomain", "Company Domain")
    };
    for text in [
        "https://acme-inc.bamboohr.com/home",
        "http://ACME-Inc.bamboohr.com",
        "acme-inc.bamboohr.com",
        "acme-inc.bamboohr.com/home?x=1#y",
        "<https://acme-inc.bamboohr.com/home>",
        "[BambooHR](https://acme-inc.bamboohr.com/home)",
        " \"acme-inc.bamboohr.com\" ",
        "https://acme-inc。bamboohr。com/",
        "ａｃｍｅ－ｉｎｃ．ｂａｍｂｏｏｈｒ．ｃｏｍ",
        "https://acme\u{2011}inc.bamboohr.com/home",
        "https://acme-inc.bamboohr.com:443/",
    ] {
        check(&domain_field("acmecompany"), "", text, "acme-inc", None);
        check(
            &field("companyDomain", "Company Domain"),
            GUIDE,
            text,
            "acme-inc",
            None,
        );
        check(&by_subdomain, "", text, "acme-inc", None);
        check(&by_rule, "", text, "acme-inc", None);
        check(&by_description, "", text, "acme-inc", None);
        check(
            &domain_field("acme.example.com"),
            "",
            text,
            "acme-inc.bamboohr.com",
            None,
        );
    }
    // What is right already stays.
    check(
        &domain_field("acmecompany"),
        GUIDE,
        "acme-inc",
        "acme-inc",
        None,
    );
}

#[test]
fn an_address_of_which_perhaps_a_part_is_asked_for_is_warned_about() {
    let warning = |part: &str| {
        Some(Warning::WholeAddress {
            part: part.to_owned(),
        })
    };
    let text = "https://acme.bamboohr.com/home";
    check(
        &field("companyDomain", "Company Domain"),
        "",
        text,
        text,
        warning("acme"),
    );
    check(
        &field("tenant", "Tenant"),
        "Find it in your settings.",
        text,
        text,
        warning("acme"),
    );
    // The guide speaks of another domain.
    check(
        &field("companyDomain", "Company Domain"),
        GUIDE,
        "https://acme.example.com/",
        "https://acme.example.com/",
        warning("acme"),
    );
    for unsure in [
        "https://www.bamboohr.com/",
        "https://bamboohr.com/",
        "https://eu.acme.bamboohr.com/",
    ] {
        check(
            &field("companyDomain", "Company Domain"),
            GUIDE,
            unsure,
            unsure,
            None,
        );
    }
}

#[test]
fn an_address_where_one_is_asked_for_stays() {
    let text = "https://acme.bamboohr.com/home";
    for asks in [
        field("baseUrl", "Base URL"),
        field("website", "Company website"),
        field("name", "Name"),
        domain_field("https://acme.bamboohr.com"),
        Field {
            kind: FieldKind::TextArea,
            ..field("domain", "Domains")
        },
        Field {
            is_secret: true,
            ..field("domain", "Domain")
        },
    ] {
        check(&asks, "", text, text, None);
    }
    for odd in [
        "https://user:pass@acme.bamboohr.com/",
        "https://acme.bamboohr.com\\@evil.example",
        "ftp://acme.bamboohr.com",
    ] {
        check(&domain_field("acmecompany"), "", odd, odd, None);
    }
}

#[test]
fn signs_that_look_like_plain_ones_are_understood_where_the_rule_wants_plain_ones() {
    let plain = with_rule(field("code", "Code"));
    for text in [
        "acme‑hr",
        "acme–hr",
        "acme—hr",
        "acme−hr",
        "ａｃｍｅ‐ｈｒ",
        "ａｃｍｅ－ｈｒ",
    ] {
        check(&plain, "", text, "acme-hr", None);
    }
    assert!(matches!(
        validate_custom_field(&plain, "аcme", checker(), ""),
        Err(ValidationError::PatternMismatch { .. })
    ));
    // Where a company is asked for, no rule needs to say so.
    let domain = field("companyDomain", "Company Domain");
    for text in ["ａｃｍｅ", "ac\u{200b}me", "\"acme\"", "<code>acme</code>"] {
        check(&domain, "", text, "acme", None);
    }
    check(&domain, "", "ac–me", "ac-me", None);
    check(&domain, "", "Fox – Owl", "Fox – Owl", None);
    // Without a rule nobody knows.
    check(&field("code", "Code"), "", "acme–hr", "acme–hr", None);
}

#[test]
fn what_is_missing_is_said_unless_it_may_be() {
    for text in ["", "  ", "\u{200b}\u{a0}", "\""] {
        let missing = ValidationError::Missing {
            label: "Token".to_owned(),
        };
        let secret = Field {
            kind: FieldKind::Password,
            ..field("token", "Token")
        };
        let expected = if text == "\"" { None } else { Some(missing) };
        assert_eq!(
            validate_custom_field(&secret, text, checker(), "").err(),
            expected,
            "{text:?}"
        );
        let free = Field {
            is_required: false,
            ..secret
        };
        assert!(validate_custom_field(&free, text, checker(), "").is_ok());
    }
}

#[test]
fn an_example_of_another_kind_does_not_shorten_an_address() {
    let example = |field: Field, placeholder: &str| Field {
        placeholder: Some(placeholder.to_owned()),
        ..field
    };
    // One that looks like a label, where no company is asked for.
    let webhook = example(field("webhook", "Webhook"), "none");
    // Words, where a company is.
    let portal = example(field("portalUrl", "Portal URL"), "As your browser shows it");
    let text = "https://acme.bamboohr.com/home";
    for field in [webhook, portal] {
        check(&field, "", text, text, None);
    }
}
