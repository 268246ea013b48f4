//! A JSON value as plain data: the least that guides, configuration, locale files and the backend's answers need.
//!
//! In the browser the text is read by the browser's own parser, natively by serde_json: the readers above this are
//! then the same in the product and in native tests, and no JSON parser is shipped.

/// A JSON value. Objects keep their entries in the order of the text.
#[derive(Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys with their values.
    Object(Vec<(String, Json)>),
}

/// Nothing that we read is nested deeper; what is nested deeper becomes `null`.
const DEPTH_LIMIT: usize = 32;

impl Json {
    /// The value under a key of an object; `None` where there is none, or it is `null`.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value)
                .filter(|value| **value != Self::Null),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text under a key, if there is one.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    /// The truth value under a key, if there is one.
    pub fn bool(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number under a key, if there is one.
    pub fn number(&self, key: &str) -> Option<f64> {
        match self.get(key)? {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The list under a key; empty where there is none.
    pub fn list(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Self::List(items)) => items,
            _ => &[],
        }
    }

    /// The texts of the list under a key; what is not a text is passed over.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.list(key)
            .iter()
            .filter_map(|item| item.as_text().map(str::to_owned))
            .collect()
    }

    /// Reads a JSON text. `None` where it is not one.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str::<serde_json::Value>(text)
            .ok()
            .map(|value| from_serde(value, DEPTH_LIMIT))
    }

    /// Reads a JSON text. `None` where it is not one.
    #[cfg(target_arch = "wasm32")]
    pub fn parse(text: &str) -> Option<Self> {
        js_sys::JSON::parse(text)
            .ok()
            .map(|value| from_browser(&value, DEPTH_LIMIT))
    }

    /// Reads a value of the browser's, as JSON would have written it.
    #[cfg(target_arch = "wasm32")]
    pub fn from_browser(value: &wasm_bindgen::JsValue) -> Self {
        from_browser(value, DEPTH_LIMIT)
    }
}

/// As serde_json has it, for the crates that read by it.
impl From<Json> for serde_json::Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Bool(value),
            Json::Number(number) => serde_json::Number::from_f64(number).into(),
            Json::Text(text) => Self::String(text),
            Json::List(items) => items.into_iter().map(Self::from).collect(),
            Json::Object(entries) => entries
                .into_iter()
                .map(|(key, value)| (key, Self::from(value)))
                .collect(),
        }
    }
}

/// A number as text.
#[cfg(not(target_arch = "wasm32"))]
pub fn number_text(number: f64) -> String {
    number.to_string()
}

/// A number as text, by the browser: the standard library's way would bring 8 KB of code with it.
#[cfg(target_arch = "wasm32")]
pub fn number_text(number: f64) -> String {
    js_sys::JSON::stringify(&number.into()).map_or_else(|_| String::new(), String::from)
}

#[cfg(not(target_arch = "wasm32"))]
fn from_serde(value: serde_json::Value, depth: usize) -> Json {
    use serde_json::Value;
    let Some(depth) = depth.checked_sub(1) else {
        return Json::Null;
    };
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(value),
        Value::Number(value) => value.as_f64().map_or(Json::Null, Json::Number),
        Value::String(text) => Json::Text(text),
        Value::Array(items) => Json::List(
            items
                .into_iter()
                .map(|item| from_serde(item, depth))
                .collect(),
        ),
        Value::Object(entries) => Json::Object(
            entries
                .into_iter()
                .map(|(key, value)| (key, from_serde(value, depth)))
                .collect(),
        ),
    }
}

#[cfg(target_arch = "wasm32")]
fn from_browser(value: &wasm_bindgen::JsValue, depth: usize) -> Json {
    use wasm_bindgen::JsCast;
    let Some(depth) = depth.checked_sub(1) else {
        return Json::Null;
    };
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(value) = value.as_f64() {
        Json::Number(value)
    } else if let Some(value) = value.as_bool() {
        Json::Bool(value)
    } else if let Some(items) = value.dyn_ref::<js_sys::Array>() {
        Json::List(
            items
                .iter()
                .map(|item| from_browser(&item, depth))
                .collect(),
        )
    } else if let Some(object) = value.dyn_ref::<js_sys::Object>() {
        // Own keys only: a host page that extends Object.prototype must not add to an answer.
        Json::Object(
            js_sys::Object::entries(object)
                .iter()
                .filter_map(|entry| {
                    let entry = entry.dyn_into::<js_sys::Array>().ok()?;
                    Some((
                        entry.get(0).as_string()?,
                        from_browser(&entry.get(1), depth),
                    ))
                })
                .collect(),
        )
    } else {
        Json::Null
    }
}
