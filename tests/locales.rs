//! The languages in `assets/locales/`: each says every sentence that English has, with the same names to fill in.
#![cfg(not(target_arch = "wasm32"))]

use std::{collections::BTreeSet, fs, path::Path};

use connect_wizard::{
    i18n::{BUILT_IN, Catalogue, Message, SHIPPED, best_shipped, start::StartMessage},
    json::Json,
};
use flow::guide::Guide;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales")
}

fn language(tag: &str) -> Json {
    let file = folder().join([tag, ".json"].concat());
    let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} lacks", file.display()));
    Json::parse(&text).unwrap_or_else(|| panic!("{} is no JSON", file.display()))
}

fn shipped() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().copied().filter(|tag| *tag != BUILT_IN)
}

/// Every sentence of the guide that ships with the program; they are their own keys.
fn guide_sentences(guide: &Guide) -> Vec<String> {
    let mut all: Vec<String> = guide.warning.iter().cloned().collect();
    for section in &guide.sections {
        all.extend([section.title.clone(), section.content.clone()]);
        for step in &section.steps {
            all.extend([step.title.clone(), step.content.clone()]);
            all.extend(step.list.iter().cloned());
            all.extend(step.note.iter().cloned());
        }
    }
    all.retain(|sentence| !sentence.is_empty());
    all
}

/// Key and English text of all that a language must say.
fn english() -> Vec<(String, String)> {
    let messages = Message::ALL
        .iter()
        .map(|message| (message.key().to_owned(), message.english().to_owned()));
    let start = StartMessage::ALL
        .iter()
        .map(|message| message.english().to_owned());
    let own_keys = start.chain(guide_sentences(&guide::clayhr()));
    messages
        .chain(own_keys.map(|text| (text.clone(), text)))
        .collect()
}

/// The `{names}` in a sentence, and how often it marks something as code or as strong.
fn names(text: &str) -> (BTreeSet<&str>, usize, usize) {
    let names = text.split('{').skip(1);
    let names = names.filter_map(|rest| Some(rest.split_once('}')?.0));
    (
        names.collect(),
        text.matches('`').count(),
        text.matches("**").count(),
    )
}

#[test]
fn the_list_of_languages_is_what_the_folder_holds() {
    let files: BTreeSet<String> = fs::read_dir(folder())
        .expect("the folder is there")
        .map(|file| file.expect("a file").path())
        .map(|path| {
            let stem = path.file_stem().expect("a name");
            stem.to_string_lossy().into_owned()
        })
        .collect();
    let listed: BTreeSet<String> = shipped().map(str::to_owned).collect();
    assert_eq!(
        files, listed,
        "SHIPPED in src/i18n/mod.rs is not what locales/ holds"
    );
}

#[test]
fn every_language_says_every_sentence_with_its_names() {
    let english = english();
    let mut faults = Vec::new();
    for tag in shipped() {
        let Json::Object(entries) = language(tag) else {
            panic!("{tag} is no object");
        };
        for (key, text) in &english {
            let Some((_, value)) = entries.iter().find(|(known, _)| known == key) else {
                faults.push(format!("{tag}: lacks {key:?}: {text:?}"));
                continue;
            };
            let own = value.as_text().unwrap_or_default();
            if own.trim().is_empty() {
                faults.push(format!("{tag}: {key:?} is empty"));
            } else if names(own) != names(text) {
                faults.push(format!(
                    "{tag}: {key:?} does not fill what English does: {own:?}"
                ));
            }
        }
        for (key, _) in &entries {
            if !english.iter().any(|(known, _)| known == key) {
                faults.push(format!("{tag}: there is no sentence {key:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_guide_and_a_sentence_are_said_in_the_language() {
    for tag in shipped() {
        let catalogue = Catalogue::from_json(tag, "ClayHR", &language(tag));
        for sentence in guide_sentences(&guide::clayhr()) {
            let said = catalogue.guide_text(&sentence);
            assert_ne!(
                said,
                Catalogue::english("ClayHR").guide_text(&sentence),
                "{tag}"
            );
            assert!(!said.contains('{'), "{tag}: {said}");
        }
        assert!(catalogue.text(Message::Title).contains("ClayHR"), "{tag}");
        assert_eq!(catalogue.is_right_to_left(), tag == "ar", "{tag}");
    }
}

#[test]
fn a_sentence_that_a_language_lacks_is_english() {
    let json = Json::parse(r#"{"back": "Zurück"}"#).expect("an object");
    let catalogue = Catalogue::from_json("de", "ClayHR", &json);
    assert_eq!(catalogue.text(Message::Back), "Zurück");
    assert_eq!(catalogue.text(Message::Continue), "Continue");
}

#[test]
fn the_nearest_language_to_what_is_wanted_is_taken() {
    let best = |wanted: &[&str]| {
        let wanted: Vec<String> = wanted.iter().map(|&tag| tag.to_owned()).collect();
        best_shipped(&wanted)
    };
    assert_eq!(best(&["de-AT", "en"]), Some("de"));
    assert_eq!(best(&["tlh", "AR-EG"]), Some("ar"));
    assert_eq!(best(&["en-GB", "de"]), Some("en"));
    assert_eq!(best(&["tlh"]), None);
}
