//! The guides for other connectors than ClayHR: each can be read, and asks for exactly what its connector wants.

use std::{collections::BTreeMap, fs, path::Path};

use flow::guide::{Block, Guide};
use guide::{
    inline::{Inline, Target, parse_inline},
    read_guide,
};
use serde_json::Value;

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name)
}

/// Every guide in `assets/guides/`, by its file's name.
fn guides() -> BTreeMap<String, (Value, Guide)> {
    let files = fs::read_dir(folder("assets/guides")).expect("the folder is there");
    files
        .map(|file| file.expect("a file").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).expect(&name);
            let json = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{name} is no JSON"));
            let guide = read_guide(&json).unwrap_or_else(|| panic!("{name} is no guide"));
            (name, (json, guide))
        })
        .collect()
}

/// The fields of each connector: key, and whether it must be filled in by the person.
fn catalogue() -> BTreeMap<String, Vec<(String, bool)>> {
    let text = fs::read_to_string(folder("tests/fixtures/catalogue.json")).expect("the catalogue");
    let Ok(Value::Array(connectors)) = serde_json::from_str(&text) else {
        panic!("the catalogue is a list");
    };
    let fields = |config: &Value| {
        let fields = config["configFields"].as_array().into_iter().flatten();
        fields
            .map(|field| {
                let on = |name: &str| field[name].as_bool().unwrap_or(false);
                let shown = field["display"].as_bool().unwrap_or(true);
                let key = field["key"].as_str().expect("a key").to_owned();
                (key, on("required") && shown && !on("readOnly"))
            })
            .collect()
    };
    connectors
        .iter()
        .map(|connector| {
            let provider = connector["integration"]["provider"].as_str();
            let fields = fields(&connector["config"]);
            (provider.expect("a provider").to_owned(), fields)
        })
        .collect()
}

#[test]
fn there_are_twelve_beside_clayhr() {
    assert_eq!(guides().len(), 13);
}

#[test]
fn each_asks_for_every_required_field_once_and_in_order() {
    let catalogue = catalogue();
    for (name, (json, guide)) in guides() {
        assert_eq!(json["provider"].as_str(), Some(name.as_str()));
        let fields = catalogue
            .get(&name)
            .unwrap_or_else(|| panic!("the sandbox has no {name}"));
        let required: Vec<_> = fields.iter().filter(|(_, required)| *required).collect();
        let asked: Vec<_> = guide.asking().map(|(field, _)| field.as_str()).collect();
        let required: Vec<_> = required.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(asked, required, "{name}");
    }
}

fn check_marks(runs: &[Inline], name: &str) {
    for run in runs {
        match run {
            Inline::Text(plain) => {
                assert!(!plain.contains(['`', '*', '[', ']']), "{name}: {plain}")
            }
            Inline::Strong(inside) | Inline::Emphasis(inside) => check_marks(inside, name),
            Inline::Link { content, target } => {
                assert!(matches!(target, Target::Address(_)), "{name}: {target:?}");
                check_marks(content, name);
            }
            Inline::Code(_) | Inline::Break => {}
        }
    }
}

#[test]
fn no_mark_is_left_without_its_partner_and_no_vendor_is_named() {
    for (name, (_, guide)) in guides() {
        let guide = guide.without_vendor();
        for text in guide.texts() {
            check_marks(&parse_inline(text), &name);
            assert!(!text.contains("StackOne"), "{name}: {text}");
        }
    }
}

#[test]
fn each_step_says_what_to_do() {
    for (name, (_, guide)) in guides() {
        for section in &guide.sections {
            assert!(!section.title.is_empty(), "{name}");
            for step in &section.steps {
                assert!(!step.title.is_empty() && !step.blocks.is_empty(), "{name}");
                for block in &step.blocks {
                    if let Block::List(list) = block {
                        assert!(list.items.len() > 1, "{name}: {}", step.title);
                    }
                }
            }
        }
    }
}

#[test]
fn an_imported_guide_can_be_walked_through() {
    let text = fs::read_to_string(folder("tests/fixtures/imported-guide.json")).expect("the file");
    let guide = serde_json::from_str(&text)
        .ok()
        .and_then(|json| read_guide(&json));
    let guide = guide.expect("a guide");
    let asked: Vec<_> = guide.asking().map(|(field, _)| field.as_str()).collect();
    assert_eq!(asked, ["Nest Name", "API Key", "Bird Number"]);
    let text = guide::text::text(&guide);
    assert!(
        text.contains("- Open Settings > Keys & Tokens\n- Choose My keys\n"),
        "{text}"
    );
}
