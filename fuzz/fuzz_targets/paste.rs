//! Whatever is pasted into whatever field: what is filled is what its own rule takes, and no key stands in a plain field.
#![no_main]

use flow::{
    answers::Answers,
    fields::{
        api_key::parse_api_key,
        paste::{Target, understand},
        shape::looks_like_key,
        subdomain::{Hosts, parse_subdomain},
        user_id::parse_user_id,
    },
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let hosts = Hosts::default();
    for into in [Target::Subdomain, Target::ApiKey, Target::UserId] {
        let Some(pasted) = understand(text, into, &Answers::default(), &hosts) else {
            continue;
        };
        assert!(pasted.subdomain.is_some() || pasted.api_key.is_some() || pasted.user_id.is_some());
        if let Some(subdomain) = &pasted.subdomain {
            let again = parse_subdomain(subdomain.field_text(), &hosts);
            assert!(again.is_ok_and(|(again, _)| again == *subdomain));
            assert!(subdomain.host().is_some() || !looks_like_key(subdomain.label()));
        }
        if let Some(key) = &pasted.api_key {
            assert!(parse_api_key(key.expose(), &hosts).is_ok_and(|(again, _)| again == *key));
        }
        if let Some(digits) = &pasted.user_id {
            assert!(parse_user_id(digits).is_ok_and(|(again, _)| again == *digits));
        }
    }
});
