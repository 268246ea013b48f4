//! Looking for a connector by what people call it.

use flow::search::matches_search;

#[test]
fn spaces_case_and_endings_make_no_difference() {
    for (query, name, key) in [
        ("Bamboo HR", "BambooHR", "bamboohr"),
        ("bamboo", "BambooHR", "bamboohr"),
        ("BAMBOO-HR", "BambooHR", ""),
        ("hi bob", "HiBob", "hibob"),
        ("bob", "HiBob", "hibob"),
        ("clay hr", "ClayHR", "clayhr"),
        ("factorialhr", "Factorial", "factorialhr"),
        ("factorialhr", "Factorial", ""),
        ("factorial h", "Factorial", ""),
        ("capsulecrm", "Capsule", ""),
        ("Capsule CRM", "Capsule", "capsule"),
        ("crm capsule", "Capsule CRM", "capsule"),
        ("personio.com", "Personio", "personio"),
        ("ユーザー", "ユーザー 管理", ""),
        ("", "BambooHR", "bamboohr"),
        ("  ", "BambooHR", "bamboohr"),
    ] {
        assert!(matches_search(query, name, key), "{query:?} {name:?}");
    }
}

#[test]
fn another_connector_is_not_found() {
    for (query, name, key) in [
        ("bamboo", "HiBob", "hibob"),
        ("factorialxyz", "Factorial", "factorial"),
        ("bobhr", "BambooHR", "bamboohr"),
        ("adpcrm", "A", "a"),
        ("hr", "Linear", "linear"),
        ("x", "", ""),
    ] {
        assert!(!matches_search(query, name, key), "{query:?} {name:?}");
    }
}
