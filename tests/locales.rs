//! The languages in `assets/locales/`: each says every sentence that English has, with the same names to fill in.
#![cfg(not(target_arch = "wasm32"))]

use std::{collections::BTreeSet, fs, path::Path};

use connect_wizard::i18n::{
    BUILT_IN, Catalogue, Message, PluralCategory, SHIPPED, files, is_right_to_left,
    start::StartMessage,
};
use flow::guide::Guide;
use serde_json::Value;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales")
}

fn language(tag: &str) -> Value {
    let file = folder().join([tag, ".json"].concat());
    let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} lacks", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn catalogue(tag: &str, provider: &str) -> Catalogue {
    match tag {
        "en" => Catalogue::english(provider),
        tag => Catalogue::from_json(tag, provider, &language(tag)),
    }
}

fn shipped() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().copied().filter(|tag| *tag != BUILT_IN)
}

/// Every sentence of the guide that ships with the program; they are their own keys.
fn guide_sentences(guide: &Guide) -> Vec<String> {
    guide.texts().into_iter().map(str::to_owned).collect()
}

/// Key and English text of all that a language must say.
fn english() -> Vec<(String, String)> {
    let messages = Message::ALL
        .iter()
        .flat_map(|message| {
            let key = message.key();
            let embedded = message.english_embedded();
            let embedded = embedded.map(|text| (format!("{key}_embedded"), text));
            [(key.to_owned(), message.english())]
                .into_iter()
                .chain(embedded)
        })
        .map(|(key, text)| (key, text.to_owned()));
    let start = StartMessage::ALL
        .iter()
        .map(|message| (message.key().to_owned(), message.english().to_owned()));
    let guide = guide_sentences(&guide::clayhr())
        .into_iter()
        .map(|text| (text.clone(), text));
    messages.chain(start).chain(guide).collect()
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

/// The plural forms that a language has for whole numbers, but for the one under the sentence's own key.
fn plural_forms(tag: &str) -> BTreeSet<&'static str> {
    let counts = (0..=200).chain([1_000, 10_000]);
    counts
        .map(|count| PluralCategory::of(tag, count))
        .filter(|form| *form != PluralCategory::Other)
        .map(PluralCategory::as_str)
        .collect()
}

#[test]
fn every_language_says_every_sentence_with_its_names() {
    let english = english();
    let mut faults = Vec::new();
    for tag in shipped() {
        let language = language(tag);
        let entries = language.as_object().expect(tag);
        for (key, text) in &english {
            let own = entries.get(key).and_then(Value::as_str).unwrap_or_default();
            if own.trim().is_empty() {
                faults.push(format!("{tag}: lacks {key:?}: {text:?}"));
            } else if names(own) != names(text) {
                faults.push(format!(
                    "{tag}: {key:?} does not fill what English does: {own:?}"
                ));
            }
        }
        for key in entries.keys() {
            let form = key.rsplit_once('_').filter(|(key, form)| {
                let is_counted = |message: &&Message| message.key() == *key;
                let message = Message::ALL.iter().find(is_counted);
                message.is_some_and(|message| message.english_singular().is_some())
                    && plural_forms(tag).contains(form)
            });
            if form.is_none() && !english.iter().any(|(known, _)| known == key) {
                faults.push(format!("{tag}: there is no sentence {key:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_title_begins_with_a_capital_before_anything_is_chosen() {
    for (tag, provider, title) in [
        ("de", "", "Ein Konto verbinden"),
        ("nl", "", "Een account koppelen"),
        ("de", "iTrent", "iTrent verbinden"),
    ] {
        assert_eq!(catalogue(tag, provider).text(Message::Title), title);
    }
}

#[test]
fn a_count_is_said_in_the_right_form() {
    let wait = |tag: &str, seconds| {
        catalogue(tag, "ClayHR").fill_count(Message::RateLimitedWait, "seconds", seconds)
    };
    for (tag, seconds, words) in [
        ("en", 1, "1 second,"),
        ("en", 2, "2 seconds,"),
        ("en", 0, "0 seconds,"),
        ("de", 1, "1 Sekunde "),
        ("de", 17, "17 Sekunden "),
        ("es", 1, "1 segundo "),
        ("es", 2, "2 segundos "),
        ("fr", 0, "0 seconde,"),
        ("fr", 1, "1 seconde,"),
        ("fr", 2, "2 secondes,"),
        ("nl", 1, "1 seconde "),
        ("nl", 60, "60 seconden "),
        ("pt", 1, "1 segundo "),
        ("pt", 9, "9 segundos "),
        ("ja", 1, "1 秒"),
        ("ja", 2, "2 秒"),
        ("ar", 1, "ثانية واحدة"),
        ("ar", 2, "ثانيتين"),
        ("ar", 3, "3 ثوانٍ"),
        ("ar", 10, "10 ثوانٍ"),
        ("ar", 11, "11 ثانية"),
        ("ar", 99, "99 ثانية"),
        ("ar", 100, "100 ثانية"),
        ("ar", 103, "103 ثوانٍ"),
    ] {
        let said = wait(tag, seconds);
        assert!(said.contains(words), "{tag} {seconds}: {said}");
    }
    // Every form that a language has is there for the sentence that needs it, where it differs.
    for tag in shipped() {
        let language = language(tag);
        for form in plural_forms(tag) {
            let key = format!("rate-limited-wait_{form}");
            assert!(language[&key].is_string(), "{tag}: lacks {key}");
        }
    }
}

#[test]
fn the_plural_rules_are_those_of_the_languages() {
    use PluralCategory::{Few, Many, One, Other, Two, Zero};
    for (tag, forms) in [
        (
            "ja",
            [Other, Other, Other, Other, Other, Other, Other, Other],
        ),
        (
            "zh-Hant",
            [Other, Other, Other, Other, Other, Other, Other, Other],
        ),
        (
            "en-GB",
            [Other, One, Other, Other, Other, Other, Other, Other],
        ),
        (
            "tlh",
            [Other, One, Other, Other, Other, Other, Other, Other],
        ),
        ("fr-CA", [One, One, Other, Other, Other, Other, Other, Many]),
        ("pt-BR", [One, One, Other, Other, Other, Other, Other, Many]),
        ("es", [Other, One, Other, Other, Other, Other, Other, Many]),
        ("ar-EG", [Zero, One, Two, Few, Many, Many, Other, Other]),
        ("pl", [Many, One, Few, Many, Many, Many, Many, Many]),
        ("ru", [Many, One, Few, Many, Many, One, Many, Many]),
        ("cs", [Other, One, Few, Other, Other, Other, Other, Other]),
    ] {
        let counts = [0, 1, 2, 5, 11, 21, 100, 1_000_000];
        assert_eq!(
            counts.map(|count| PluralCategory::of(tag, count)),
            forms,
            "{tag}"
        );
    }
}

#[test]
fn a_brands_own_sentence_goes_before_every_plural_form_of_the_language() {
    let texts = [
        ("rate-limited-wait", "Still {seconds} s."),
        ("back", "Return"),
    ]
    .map(|(key, text)| (key.to_owned(), text.to_owned()));
    let catalogue = Catalogue::from_json("de", "ClayHR", &language("de")).with_texts(&texts.into());
    let said = catalogue.fill_count(Message::RateLimitedWait, "seconds", 1);
    assert_eq!(said, "Still 1 s.");
    assert_eq!(catalogue.text(Message::Back), "Return");
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
    let json = serde_json::json!({ "back": "Zurück", "continue": 7 });
    let catalogue = Catalogue::from_json("de", "ClayHR", &json);
    assert_eq!(catalogue.text(Message::Back), "Zurück");
    assert_eq!(catalogue.text(Message::Continue), "Continue");
}

#[test]
fn a_language_is_looked_for_by_its_tag_and_by_ever_less_of_it() {
    let looked_for = |set: Option<&str>, around: &[&str]| {
        let around: Vec<String> = around.iter().map(|&tag| tag.to_owned()).collect();
        files(set, &around).join(" ")
    };
    for (set, around, expected) in [
        (None, &["de-AT", "en"][..], "de"),
        (None, &["tlh", "AR-EG"], "ar"),
        (None, &["en-GB", "de"], "en"),
        (None, &["tlh"], ""),
        (None, &[], ""),
        (Some("de"), &["fr"], "de"),
        (Some("de-DE"), &[], "de-DE de"),
        (Some("pt-BR"), &[], "pt-BR pt"),
        (Some("DE"), &[], "de"),
        (Some("en-GB"), &["de"], "en-GB en"),
        // A language of the site's own is known to nobody but the site.
        (Some("tlh"), &["de"], "tlh"),
        (Some("az-Arab-IR"), &[], "az-Arab-IR az-Arab az"),
        (Some("iw"), &[], "iw he"),
        (Some("iw-IL"), &[], "iw-IL he-IL he"),
    ] {
        assert_eq!(looked_for(set, around), expected, "{set:?} {around:?}");
    }
}

#[test]
fn a_language_is_written_in_the_direction_of_its_script() {
    for tag in [
        "ar",
        "ar-EG",
        "AR",
        "ckb",
        "ps",
        "iw",
        "iw-IL",
        "he",
        "HE",
        "yi",
        "ji",
        "dv",
        "fa",
        "ur",
        "ug",
        "sd",
        "syr",
        "nqo",
        "ks",
        "ks-Arab",
        "az-Arab",
        "az-IR",
        "uz-Arab",
        "ku-Arab",
        "pa-Arab-PK",
        "pa-PK",
        "uz-AF",
        "ff-Adlm",
        "rhg",
        "ms-Arab",
        "he_IL",
    ] {
        assert!(is_right_to_left(tag), "{tag}");
    }
    for tag in [
        "en",
        "de",
        "ja",
        "az",
        "az-Latn",
        "ar-Latn",
        "ks-Deva",
        "sd-Deva",
        "ku",
        "uz",
        "pa",
        "pa-IN",
        "tr",
        "zh-Hant",
        "he-Latn-IL",
        "en-x-arab",
        "hearing",
        "",
        "-",
        "x",
    ] {
        assert!(!is_right_to_left(tag), "{tag}");
    }
}
