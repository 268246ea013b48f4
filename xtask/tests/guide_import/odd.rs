//! Files as careless people write them: what is said of each, and what is shown of it, held against the text beside it.

use std::fs;

use xtask::guide::{Import, preview_text, read};

use crate::fixture;

/// Returns the messages about a file, and its preview.
fn outcome(file: &str) -> String {
    let path = fixture("odd").join(file);
    let text = fs::read_to_string(&path).expect(file);
    let (imported, report) = read(&text, &path, &Import::default());
    let mut outcome: String = report
        .lines()
        .iter()
        .map(|line| format!("{line}\n"))
        .collect();
    if let Some(imported) = imported {
        let labels = imported.fields.iter().map(|field| field.label.as_str());
        let labels: Vec<&str> = labels.collect();
        outcome.push_str(&format!("fields: {}\n\n", labels.join(", ")));
        outcome.push_str(&preview_text(&imported.to_json(), false));
    }
    outcome
}

/// With UPDATE_FIXTURES=1, the texts are written: read them as somebody who knows only the file.
#[test]
fn nothing_is_lost_of_an_odd_file_without_a_word() {
    let mut files: Vec<String> = fs::read_dir(fixture("odd"))
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| {
            !name.ends_with(".txt") && !name.starts_with("tern.") || name.contains("connector")
        })
        .filter(|name| !name.ends_with(".txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 20, "{files:?}");
    for file in files {
        let outcome = outcome(&file);
        let beside = fixture("odd").join(format!("{file}.txt"));
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&beside, &outcome).expect("the file can be written");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert!(
            outcome == expected,
            "{file} is read otherwise than {}:\n{outcome}",
            beside.display()
        );
    }
}
