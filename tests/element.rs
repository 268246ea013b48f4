//! The element's own files, against the program and the documentation that promise what is in them.

use std::fs;

use connect_wizard::config::KEYS;

fn read(file: &str) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// What stands in quotation marks between two words of a text.
fn quoted<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let (_, rest) = text.split_once(from).expect(from);
    let (list, _) = rest.split_once(to).expect(to);
    list.split('"').skip(1).step_by(2).collect()
}

#[test]
fn the_element_takes_every_setting_of_the_program() {
    let script = read("element/connect-wizard.js");
    let keys: Vec<_> = KEYS.iter().map(|(key, _)| *key).collect();
    assert_eq!(quoted(&script, "const SETTINGS = [", "];"), keys);
}

#[test]
fn its_types_and_its_manifest_name_every_setting() {
    let (types, manifest) = (
        read("element/connect-wizard.d.ts"),
        read("element/custom-elements.json"),
    );
    for (key, _) in KEYS {
        let mut words = key.split('-');
        let mut camel = words.next().unwrap_or_default().to_owned();
        for word in words {
            camel.push_str(&word[..1].to_uppercase());
            camel.push_str(&word[1..]);
        }
        assert!(types.contains(&format!("  {camel}?: ")), "{camel}");
        assert!(
            manifest.contains(&format!("\"name\": \"{key}\"")),
            "{key} is no attribute"
        );
    }
}

#[test]
fn the_documentation_tells_of_every_event_and_member() {
    let (readme, types) = (read("README.md"), read("element/connect-wizard.d.ts"));
    let manifest = read("element/custom-elements.json");
    for event in [
        "ready", "step", "submit", "success", "error", "expired", "cancel", "close", "resize",
    ] {
        let event = format!("cw-{event}");
        assert!(readme.contains(&format!("`{event}`")), "README: {event}");
        assert!(types.contains(&format!("\"{event}\": ")), "types: {event}");
        assert!(
            manifest.contains(&format!("\"name\": \"{event}\"")),
            "manifest: {event}"
        );
    }
    for member in [
        "token",
        "mode",
        "getToken",
        "expiresAt",
        "themeObject",
        "onSuccess",
        "onClose",
        "open()",
        "close()",
    ] {
        assert!(readme.contains(&format!("`{member}`")), "README: {member}");
        assert!(types.contains(member), "types: {member}");
    }
}
