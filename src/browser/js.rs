//! Values of JavaScript's.

use serde_json::Value;
use wasm_bindgen::JsValue;

/// Returns a JavaScript object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new().into();
    for (key, value) in properties {
        // A fresh object takes any property.
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

/// Reads a value as JSON. `Value::Null` for what JSON can't say.
pub fn to_json(value: &JsValue) -> Value {
    js_sys::JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string())
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}
