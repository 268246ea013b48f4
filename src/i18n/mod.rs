//! Every sentence that a person can see, by name.
//!
//! English is built in ([`en`]); any other language is one file, `assets/locales/<tag>.json`, fetched on demand, and a
//! sentence that it lacks is shown in English. [`sentences`] chooses the sentence for a problem or a failure.

mod en;
pub mod sentences;
pub mod start;

pub use en::Message;

use crate::json::Json;

/// The language that needs no file.
pub const BUILT_IN: &str = "en";

/// The languages that stand as files in `assets/locales/`, and the built-in one. A native test compares it with the folder.
pub const SHIPPED: &[&str] = &["en", "ar", "de", "es", "fr", "ja", "nl", "pt"];

/// The first of the wanted languages that we have, with or without its region.
pub fn best_shipped(wanted: &[String]) -> Option<&'static str> {
    wanted.iter().find_map(|tag| {
        let is = |shipped: &&&str| shipped.eq_ignore_ascii_case(tag);
        let language = tag.split('-').next().unwrap_or_default();
        let is_language = |shipped: &&&str| shipped.eq_ignore_ascii_case(language);
        let found = SHIPPED
            .iter()
            .find(is)
            .or_else(|| SHIPPED.iter().find(is_language));
        found.copied()
    })
}

/// The sentences of one language, with the names that this brand uses filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The language, as a BCP 47 tag: goes into the `lang` attribute.
    pub tag: String,
    /// The provider's name in this brand.
    pub provider: String,
    translated: Vec<(String, String)>,
}

impl Catalogue {
    /// English.
    pub fn english(provider: &str) -> Self {
        Self {
            tag: "en".to_owned(),
            provider: provider.to_owned(),
            translated: Vec::new(),
        }
    }

    /// With the brand's own sentences, which count before all others.
    pub fn with_texts(mut self, texts: &[(String, String)]) -> Self {
        self.translated.extend_from_slice(texts);
        self
    }

    /// A language from its file: an object of sentences by key. What is no text is passed over.
    pub fn from_json(tag: &str, provider: &str, json: &Json) -> Self {
        let translated = match json {
            Json::Object(entries) => entries
                .iter()
                .filter_map(|(key, value)| Some((key.clone(), value.as_text()?.to_owned())))
                .collect(),
            _ => Vec::new(),
        };
        Self {
            tag: tag.to_owned(),
            provider: provider.to_owned(),
            translated,
        }
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        let language = self.tag.split('-').next().unwrap_or_default();
        ["ar", "fa", "he", "ur"].contains(&language)
    }

    /// A sentence.
    pub fn text(&self, message: Message) -> String {
        self.fill(message, &[])
    }

    /// A sentence with values in the place of its `{names}`. `{provider}` is always filled.
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        // Before anything is chosen, no provider has a name.
        let provider = if self.provider.is_empty() {
            self.sentence(Message::AnyProvider)
        } else {
            &self.provider
        };
        fill(self.sentence(message), provider, values)
    }

    fn sentence(&self, message: Message) -> &str {
        self.translated(message.key()).unwrap_or(message.english())
    }

    /// A guide's sentence: the translation if the language has one under this key, else the guide's own.
    pub fn guide_text(&self, own: &str) -> String {
        fill(self.translated(own).unwrap_or(own), &self.provider, &[])
    }

    /// The last sentence under a key counts: it is the brand's, where there is one.
    fn translated(&self, key: &str) -> Option<&str> {
        let mut sentences = self.translated.iter().rev();
        Some(&sentences.find(|(known, _)| known == key)?.1)
    }
}

/// Puts values in the place of `{names}`. A value is never read for names again: it may be text that a user typed.
fn fill(sentence: &str, provider: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let value = if name == "provider" {
                provider
            } else {
                values.iter().find(|(known, _)| *known == name)?.1
            };
            Some((value, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
