//! Files as they are saved, and what is no guide.

use std::path::Path;

use xtask::guide::{Import, read};

use crate::{fixture, import};

#[test]
fn a_file_is_read_alike_however_it_was_saved() {
    let folder =
        std::env::temp_dir().join(format!("connect-wizard-encodings-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let plain = std::fs::read_to_string(fixture("olderpage.mdx")).expect("the fixture");
    let windows = plain.replace('\n', "\r\n");
    let marked = format!("\u{feff}{windows}");
    let mut written = Vec::new();
    for (name, bytes) in [
        ("lf", plain.clone().into_bytes()),
        ("crlf", windows.clone().into_bytes()),
        ("mark", marked.clone().into_bytes()),
        (
            "utf16",
            marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
    ] {
        let file = folder.join(format!("{name}.mdx"));
        let out = folder.join(format!("{name}.json"));
        std::fs::write(&file, bytes).expect("the file can be written");
        let import = Import {
            files: vec![file],
            out: Some(out.clone()),
            ..Import::default()
        };
        let workspace = xtask::workspace::Workspace::find().expect("the workspace");
        xtask::guide::import(&workspace, &import).expect(name);
        written.push(std::fs::read_to_string(out).expect("a guide"));
    }
    let _ = std::fs::remove_dir_all(folder);
    assert!(
        written.iter().all(|text| *text == written[0]),
        "{written:#?}"
    );
}

#[test]
fn what_gives_no_guide_is_refused_with_a_line() {
    let long = "x".repeat(xtask::guide::MOST_BYTES + 1);
    let aliases = "a: &a [1]\nauthentication: *a\n";
    for (file, text, said) in [
        ("a.md", "", "1: error: there is no step in it"),
        (
            "a.md",
            "# Connect X with Y\n",
            "1: error: there is no step in it",
        ),
        ("a.md", long.as_str(), "1: error: the file is larger"),
        ("a.yaml", "", "error: "),
        ("a.yaml", "a: [", "error: "),
        ("a.yaml", aliases, "2: error: aliases are not read"),
        (
            "a.yml",
            "authentication: {}",
            "1: error: no authentication has",
        ),
    ] {
        let (imported, report) = read(text, Path::new(file), &Import::default());
        assert_eq!(imported, None, "{file}");
        assert!(report.has_errors());
        assert!(
            report.lines().join("\n").contains(said),
            "{said}: {:?}",
            report.lines()
        );
    }
}

/// The product tests its own use of an import: it reads the file, never this program.
#[test]
fn the_written_import_is_what_comes_out() {
    let (imported, _) = import("finchhr.md", Import::default());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = root.join("tests/fixtures/imported-guide.json");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&file, imported.to_text()).expect("the file can be written");
    }
    let written = std::fs::read_to_string(file).unwrap_or_default();
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    assert!(
        read(&written) == Some(imported.to_json()),
        "tests/fixtures/imported-guide.json is out of date: run this test once with UPDATE_FIXTURES=1"
    );
}
