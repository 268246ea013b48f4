//! The settings that a brand gives the program: one object, as in `config.json`.

use serde_json::{Map, Value};
use white_label::Name;

use crate::model::Brand;

/// The settings as one object; `texts` are the brand's English sentences by their key in the catalogue.
pub fn object(brand: &Brand, texts: Map<String, Value>) -> Map<String, Value> {
    let mut object: Map<_, _> = brand
        .settings
        .iter()
        .map(|setting| (setting.key.clone(), setting.value.clone()))
        .collect();
    // By fingerprints, so that a white-labelled build names nobody.
    let names = crate::VENDOR_NAMES.iter().filter_map(|name| Name::of(name));
    let names: Vec<Value> = names.map(|name| Value::String(name.to_string())).collect();
    object.insert("vendor-names".to_owned(), Value::Array(names));
    if !texts.is_empty() {
        object.insert("texts".to_owned(), Value::Object(texts));
    }
    object
}

/// JSON that may stand in a page: no text in it can end the element that it stands in.
pub fn for_page(object: &Map<String, Value>) -> String {
    Value::Object(object.clone())
        .to_string()
        .replace('<', "\\u003c")
}
