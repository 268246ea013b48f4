//! The element's own files, against the program and the documentation that promise what is in them.

use std::fs;

fn read(file: &str) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Returns the quoted texts between two words of a text.
fn quoted<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let (_, rest) = text.split_once(from).expect(from);
    let (list, _) = rest.split_once(to).expect(to);
    list.split('"').skip(1).step_by(2).collect()
}

#[test]
fn the_documentation_tells_of_every_event_and_member() {
    let (page, types) = (read("docs/embed.md"), read("web/connect-wizard.d.ts"));
    let manifest = read("web/custom-elements.json");
    for event in [
        "ready", "step", "submit", "success", "error", "expired", "cancel", "close", "resize",
    ] {
        let event = format!("cw-{event}");
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
        assert!(
            page.contains(&format!("`{member}`")),
            "docs/embed.md: {member}"
        );
        assert!(types.contains(member), "types: {member}");
    }
}

#[test]
fn the_way_from_the_official_hub_names_every_attribute() {
    let (script, guide) = (read("web/stackone-hub.js"), read("docs/migration.md"));
    let (_, table) = guide
        .split_once("| of the official Hub | here |")
        .expect("the table");
    for attribute in quoted(&script, "static observedAttributes = [", "];") {
        assert!(table.contains(&format!("`{attribute}`")), "{attribute}");
    }
    for option in ["sessionToken", "apiUrl", "onSuccess", "onCancel", "onClose"] {
        assert!(
            script.contains(option) && table.contains(option),
            "{option}"
        );
    }
}

#[test]
fn the_manifest_lists_the_parts_that_there_are() {
    let mut parts: Vec<String> = Vec::new();
    for folder in ["src/screens", "src/components", "src/components/field"] {
        for file in fs::read_dir(folder).expect(folder) {
            let path = file.expect("an entry").path();
            if path.is_file() {
                let text = read(&path.to_string_lossy());
                parts.extend(parts_in(&text, " part=\""));
            }
        }
    }
    // Those that are chosen in the code of a component.
    parts.extend(["button", "button-primary", "error"].map(str::to_owned));
    for script in ["web/modal.js", "web/views.js"] {
        parts.extend(parts_in(&read(script), "setAttribute(\"part\", \""));
    }
    parts.sort();
    parts.dedup();
    let manifest = read("web/custom-elements.json");
    let (_, list) = manifest.split_once("\"cssParts\": [").expect("the parts");
    let (list, _) = list.split_once(']').expect("their end");
    let mut told: Vec<_> = list
        .split("\"name\": \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    told.sort();
    assert_eq!(told, parts);
}

/// A part may have two names; each counts.
fn parts_in(text: &str, before: &str) -> Vec<String> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(|names| names.split(' '))
        .map(str::to_owned)
        .collect()
}
