//! Whatever is typed: an accepted value is clean, is accepted again as it is, and never leads to a host outside the list.
#![no_main]

use flow::fields::{
    address::{Address, Part},
    api_key::parse_api_key,
    clean::clean,
    subdomain::{Hosts, SubdomainError, parse_subdomain, with_own_company},
    user_id::parse_user_id,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let hosts = Hosts::default();
    let cleaned = clean(text).text;
    assert_eq!(clean(&cleaned).text, cleaned);
    match parse_subdomain(text, &hosts) {
        Ok((subdomain, warning)) => {
            let label = subdomain.label();
            let is_part = |byte: u8| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
            };
            assert!((1..=63).contains(&label.len()) && label.bytes().all(is_part));
            if let Some(host) = subdomain.host() {
                let ending = host
                    .strip_prefix(label)
                    .and_then(|rest| rest.strip_prefix('.'));
                assert!(
                    hosts
                        .domains()
                        .iter()
                        .any(|domain| Some(domain.as_str()) == ending)
                );
            }
            let again = parse_subdomain(subdomain.field_text(), &hosts);
            assert_eq!(again, Ok((subdomain.clone(), warning)));
            let _ = with_own_company(text, &subdomain, &hosts);
        }
        Err(
            SubdomainError::Typo { suggestion } | SubdomainError::SeveralLabels { suggestion, .. },
        ) => assert!(parse_subdomain(&suggestion, &hosts).is_ok()),
        Err(_) => {}
    }
    if let Ok((key, warning)) = parse_api_key(text, &hosts) {
        assert_eq!(
            parse_api_key(key.expose(), &hosts),
            Ok((key.clone(), warning))
        );
    }
    if let Ok((digits, warning)) = parse_user_id(text) {
        assert_eq!(parse_user_id(&digits), Ok((digits.clone(), warning)));
    }
    if let Some(address) = Address::read(text) {
        let host = address.part(Part::Host).unwrap_or_default();
        let again = Address::read(&format!("https://{host}"));
        assert_eq!(again.as_ref(), Some(&address));
    }
});
