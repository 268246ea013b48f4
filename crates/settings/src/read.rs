//! Reads layers of settings into a [`Config`]. The first layer that has a key decides, and every mistake is named.

use serde_json::Value;

use super::{Config, SETTINGS};

/// Settings from one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The place, as an error names it: `config.json`, `the page's settings`.
    pub source: &'static str,
    /// An object of settings. Attributes give all of them as text: `"true"`, `"30"`, `"a.example, b.example"`.
    pub settings: Value,
}

/// A setting that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{source_name}: {key}: {problem}")]
pub struct ConfigError {
    /// The place that it stands in.
    pub source_name: &'static str,
    /// Its key.
    pub key: String,
    /// The problem and the remedy, for whoever wrote the setting.
    pub problem: &'static str,
}

/// Reads the layers, the most important first.
///
/// # Errors
/// Every setting that can't be used, of every layer.
pub fn read(layers: &[Layer]) -> Result<Config, Vec<ConfigError>> {
    let mut config = Config::default();
    let mut errors = Vec::new();
    // The least important first, so that a more important one overwrites it.
    for layer in layers.iter().rev() {
        let mut fail = |key: &str, problem| {
            errors.push(ConfigError {
                source_name: layer.source,
                key: key.to_owned(),
                problem,
            });
        };
        let Value::Object(entries) = &layer.settings else {
            fail("", "must be an object of settings");
            continue;
        };
        for (key, value) in entries {
            if let Err(problem) = apply(&mut config, key, value) {
                fail(key, problem);
            }
        }
    }
    if errors.is_empty() {
        Ok(config)
    } else {
        Err(errors)
    }
}

fn apply(config: &mut Config, key: &str, value: &Value) -> Result<(), &'static str> {
    let setting = SETTINGS
        .iter()
        .find(|setting| setting.key == key)
        .ok_or("there is no such setting")?;
    // An attribute holds text even where an object is meant.
    let parsed = value
        .as_str()
        .filter(|text| text.trim_start().starts_with('{'))
        .and_then(|text| serde_json::from_str(text).ok());
    (setting.apply)(config, parsed.as_ref().unwrap_or(value)).ok_or(setting.takes)
}
