//! `cargo xtask guide import`: invented pages in the grammar of the docs, and what comes out of them.

mod connectors;
mod constructs;
mod files;
mod form;
mod odd;
mod pages;

use std::path::Path;

use xtask::guide::{Import, Imported, Report, preview_text, read};

pub(crate) fn fixture(file: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(file)
}

pub(crate) fn import(file: &str, options: Import) -> (Imported, Report) {
    let path = fixture(file);
    let text = std::fs::read_to_string(&path).expect(file);
    let (guide, report) = read(&text, &path, &options);
    (
        guide.unwrap_or_else(|| panic!("{:?}", report.lines())),
        report,
    )
}

/// The steps of a guide, each with the field that it asks for.
pub(crate) fn asked(imported: &Imported) -> Vec<Option<&str>> {
    let sections = imported.guide.sections.iter();
    sections
        .flat_map(|section| &section.steps)
        .map(|step| step.field.as_ref().map(|field| field.as_str()))
        .collect()
}

pub(crate) fn labels(imported: &Imported) -> Vec<&str> {
    imported
        .fields
        .iter()
        .map(|field| field.label.as_str())
        .collect()
}

/// A fixture comes out as the text beside it; with UPDATE_FIXTURES=1, that is written.
pub(crate) fn check_preview(file: &str, imported: &Imported, is_white_label: bool) {
    let ending = if is_white_label {
        "white-label.txt"
    } else {
        "txt"
    };
    let text = preview_text(&imported.to_json(), is_white_label);
    let beside = fixture(&format!("{file}.{ending}"));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&beside, &text).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&beside).unwrap_or_default();
    assert!(
        text == expected,
        "{} is out of date: run this test once with UPDATE_FIXTURES=1, and look at it\n{text}",
        beside.display()
    );
}
