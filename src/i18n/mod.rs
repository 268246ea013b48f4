//! Every sentence that a person can see, by name.
//!
//! English is built in ([`en`]); any other language is one file, `assets/locales/<tag>.json`, fetched on demand, and a
//! sentence that it lacks is shown in English. [`sentences`] chooses the sentence for a problem or a failure.

mod en;
mod language;
mod plural;
pub mod sentences;
pub mod start;

pub use en::Message;
pub use language::{BUILT_IN, SHIPPED, files, is_right_to_left};
pub use plural::PluralCategory;

use std::collections::BTreeMap;

use serde_json::Value;
use start::StartMessage;

/// Whose page the wizard stands in: the same failure is told in other words there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// A page of its own, which was opened by a link.
    #[default]
    Page,
    /// A partner's, as an element or in a frame: nobody there was given a link.
    Embedded,
}

/// The sentences of one language, with the names that this brand uses filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The language, as a BCP 47 tag: goes into the `lang` attribute.
    pub tag: String,
    /// The provider's name in this brand.
    pub provider: String,
    /// Whose page the wizard stands in.
    pub placement: Placement,
    /// The brand's own sentences, which come before the language's.
    own: BTreeMap<String, String>,
    translated: BTreeMap<String, String>,
}

impl Catalogue {
    /// Returns the English catalogue.
    pub fn english(provider: &str) -> Self {
        Self {
            tag: BUILT_IN.to_owned(),
            provider: provider.to_owned(),
            placement: Placement::default(),
            own: BTreeMap::new(),
            translated: BTreeMap::new(),
        }
    }

    /// Adds the brand's own sentences, which come before all others.
    pub fn with_texts(mut self, texts: &BTreeMap<String, String>) -> Self {
        self.own.extend(texts.clone());
        self
    }

    /// Reads a language from its file: an object of sentences by key. Anything but a text is passed over.
    pub fn from_json(tag: &str, provider: &str, json: &Value) -> Self {
        let mut catalogue = Self {
            tag: tag.to_owned(),
            ..Self::english(provider)
        };
        for (key, value) in json.as_object().into_iter().flatten() {
            if let Some(sentence) = value.as_str() {
                catalogue
                    .translated
                    .insert(key.clone(), sentence.to_owned());
            }
        }
        catalogue
    }

    /// The same with the provider's name in this brand.
    pub fn of_provider(self, provider: &str) -> Self {
        Self {
            provider: provider.to_owned(),
            ..self
        }
    }

    /// Tells whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.tag)
    }

    /// A sentence.
    pub fn text(&self, message: Message) -> String {
        self.fill(message, &[])
    }

    /// A sentence with values in the place of its `{names}`. `{provider}` is always filled.
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        self.filled(self.sentence(message), values)
    }

    /// A sentence with a count in the place of `{name}`, in the plural form that the language has for it.
    pub fn fill_count(&self, message: Message, name: &str, count: u32) -> String {
        let category = PluralCategory::of(&self.tag, count);
        let form = format!("{}_{}", message.key(), category.as_str());
        let sentence = self
            .lookup(|texts| texts.get(&form).or_else(|| texts.get(message.key())))
            .or(message.english_singular().filter(|_| count == 1))
            .unwrap_or(message.english());
        self.filled(sentence, &[(name, &count.to_string())])
    }

    /// A guide's sentence: the translation if the language has one under this key, else the guide's own.
    pub fn guide_text(&self, own: &str) -> String {
        let sentence = self.lookup(|texts| texts.get(own)).unwrap_or(own);
        fill(sentence, &self.provider, &[])
    }

    /// A sentence of the page before, and without, the program.
    pub fn start_text(&self, message: StartMessage) -> String {
        let sentence = self
            .lookup(|texts| texts.get(message.key()))
            .unwrap_or(message.english());
        fill(sentence, &self.provider, &[])
    }

    fn sentence(&self, message: Message) -> &str {
        if self.placement == Placement::Embedded
            && let Some(english) = message.english_embedded()
        {
            return self.embedded_sentence(message, english);
        }
        self.lookup(|texts| texts.get(message.key()))
            .unwrap_or(message.english())
    }

    /// A brand's own sentence counts everywhere, as far as it has no other for partners' pages.
    fn embedded_sentence(&self, message: Message, english: &'static str) -> &str {
        let key = format!("{}_embedded", message.key());
        [&self.own, &self.translated]
            .into_iter()
            .find_map(|texts| texts.get(&key).or_else(|| texts.get(message.key())))
            .map_or(english, String::as_str)
    }

    fn lookup<'a>(
        &'a self,
        find: impl Fn(&'a BTreeMap<String, String>) -> Option<&'a String>,
    ) -> Option<&'a str> {
        find(&self.own)
            .or_else(|| find(&self.translated))
            .map(String::as_str)
    }

    fn filled(&self, sentence: &str, values: &[(&str, &str)]) -> String {
        if !self.provider.is_empty() {
            return fill(sentence, &self.provider, values);
        }
        // Before anything is chosen, no provider has a name.
        let mut filled = fill(sentence, self.sentence(Message::AnyProvider), values);
        if sentence.starts_with("{provider}")
            && let Some(first) = filled.get_mut(..1)
        {
            first.make_ascii_uppercase();
        }
        filled
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
