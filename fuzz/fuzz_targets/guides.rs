//! Whatever a backend sends as a guide, as JSON: it is read, written and read again the same, and bound to any fields.
#![no_main]

use flow::field::Field;
use guide::{
    inline::{escape, plain},
    links::{addresses_to_copy, step_at},
    read::read,
    read_guide_for,
    text::text,
    write::write,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use white_label::{Name, WhiteLabel};

fuzz_target!(|input: &str| {
    // Each text of a guide is inline text. (Behind a line end, spaces mean nothing.)
    let line = input.replace('\n', " ");
    assert_eq!(plain(&escape(&line)), line);
    let Ok(json) = serde_json::from_str::<Value>(input) else {
        return;
    };
    let guide = read(&json, Some("https://docs.example/guides/x"));
    let again = read(&Value::Object(write(&guide)), None);
    let once_more = read(&Value::Object(write(&again)), None);
    assert_eq!(again, once_more);
    let _ = text(&guide);
    for words in guide.texts() {
        let _ = addresses_to_copy(words);
        let _ = step_at(&guide, words);
    }
    let fields = ["apiKey", "clientSecret", "region"].map(|key| Field {
        key: key.to_owned(),
        label: key.to_owned(),
        is_shown: true,
        ..Field::default()
    });
    let names = Name::of("Vendoro").into_iter().collect();
    let label = WhiteLabel::new(names, "Acme", "");
    let bound = read_guide_for(&json, &fields, None, Some(&label));
    // No field is asked for twice, and nothing that the guide says is lost.
    let asked: Vec<_> = bound.asking().map(|(key, _)| key.clone()).collect();
    assert!(asked.len() <= fields.len());
    for (index, key) in asked.iter().enumerate() {
        assert!(!asked[..index].contains(key), "{key:?} is asked for twice");
    }
    for words in bound.texts() {
        assert!(!words.to_lowercase().contains("vendoro"), "{words:?}");
    }
});
