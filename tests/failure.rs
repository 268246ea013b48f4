//! The words for a failure, for the user and the host: the code, the sentence, the remedy.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use connect_wizard::i18n::{Catalogue, Message, Placement, sentences, start::StartMessage};
use flow::{
    failure::{DETAIL_LIMIT, Failure, FailureCode as Code, Remedy},
    field::FieldKey,
};

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
fn the_codes_are_the_promised_ones() {
    let promised = "session_missing session_expired session_forbidden credentials_rejected \
        permission_denied subdomain_unknown rate_limited provider_down backend_error bad_response \
        network_offline network_blocked timeout popup_blocked cancelled integration_missing \
        config_invalid program_incomplete";
    let codes: Vec<_> = Code::ALL.into_iter().map(Code::as_str).collect();
    assert_eq!(codes, promised.split_whitespace().collect::<Vec<_>>());
    assert_eq!(
        Code::ALL
            .into_iter()
            .collect::<std::collections::HashSet<_>>()
            .len(),
        18
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
             network_blocked timeout popup_blocked cancelled program_incomplete",
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

#[test]
fn a_wait_is_told_in_seconds() {
    let english = Catalogue::english("ClayHR");
    let said = |seconds| {
        let mut limited = Failure::new(Code::RateLimited);
        limited.retry_after = seconds;
        sentences::failure(&english, &limited).1
    };
    assert_eq!(said(Some(17)), "Wait 17 seconds, then try again.");
    assert_eq!(said(Some(1)), "Wait 1 second, then try again.");
    assert_eq!(said(Some(0)), "You can try again now.");
    assert_eq!(said(None), "Wait a minute, then try again.");
}

#[test]
fn in_a_partners_page_nobody_was_given_a_link() {
    let mut embedded = Catalogue::english("ClayHR");
    embedded.placement = Placement::Embedded;
    let page = Catalogue::english("ClayHR");
    let of_a_page = |said: &str| {
        let said = said.to_lowercase();
        let words = ["this page", "your link", "new link", "the link", "a link"];
        words.iter().any(|words| said.contains(words))
    };
    for code in Code::ALL {
        let (title, text) = sentences::failure(&embedded, &Failure::new(code));
        assert!(!of_a_page(&title) && !of_a_page(&text), "{title} {text}");
    }
    for message in Message::ALL {
        let said = embedded.text(*message);
        assert!(
            // Pages of others, which a person is on while copying.
            !of_a_page(&said) || *message == Message::UnprotectedLink,
            "{message:?}: {said}"
        );
        // And only what speaks of the page is said in two ways.
        assert_eq!(
            message.english_embedded().is_some(),
            said != page.text(*message),
            "{message:?}"
        );
    }
    for (_, title, text) in StartMessage::ELEMENT_ERRORS {
        let said = [title.english(), text.english()].join(" ");
        assert!(!of_a_page(&said.replace("open this page in", "")), "{said}");
    }
}

#[test]
fn a_brands_own_sentence_counts_in_a_partners_page_too() {
    let own = |texts: &[(&str, &str)]| {
        let texts = texts
            .iter()
            .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        let mut catalogue = Catalogue::english("ClayHR").with_texts(&texts.collect());
        catalogue.placement = Placement::Embedded;
        catalogue.text(Message::SessionExpiredTitle)
    };
    let [key, embedded] = ["session-expired-title", "session-expired-title_embedded"];
    assert_eq!(own(&[]), "Your session has expired");
    assert_eq!(own(&[(key, "It is over")]), "It is over");
    assert_eq!(
        own(&[(key, "It is over"), (embedded, "Start anew")]),
        "Start anew"
    );
}
