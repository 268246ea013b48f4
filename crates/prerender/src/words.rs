//! A brand's own words: checked against the sentences that there are, and laid over those of each language.

use std::{collections::BTreeMap, fs, path::Path};

use brand::{Brand, Mistake, document::nearest, model::Sentence};
use connect_wizard::i18n::{BUILT_IN, Message, PluralCategory, start::StartMessage};
use flow::guide::{Block, Guide, for_each_text};
use serde_json::{Map, Value, json};

/// The sentences of a brand.
pub struct Words {
    /// Texts that differ from the built-in English, by key; a sentence of a guide is its own key.
    pub english: Map<String, Value>,
    /// Whole files of the other languages that the brand changes.
    pub languages: BTreeMap<String, Map<String, Value>>,
}

impl Words {
    /// Checks and sorts a brand's sentences.
    pub fn new(brand: &Brand, mistakes: &mut Vec<Mistake>) -> Self {
        let known = known();
        let places = places(&guide::clayhr());
        let mut words = Self {
            english: Map::new(),
            languages: BTreeMap::new(),
        };
        let all = brand.texts.iter().map(|sentence| (sentence, &known));
        let all = all.chain(brand.guide.iter().map(|sentence| (sentence, &places)));
        for (sentence, keys) in all {
            match checked(sentence, keys) {
                Ok(key) => {
                    let file = words.language(&sentence.language);
                    file.insert(key, json!(sentence.text));
                }
                Err(problem) => mistakes.push(Mistake::new(&brand.file, sentence.line, problem)),
            }
        }
        words
    }

    fn language(&mut self, tag: &str) -> &mut Map<String, Value> {
        if tag == BUILT_IN {
            return &mut self.english;
        }
        self.languages.entry(tag.to_owned()).or_insert_with(|| {
            // What the language's own file says stands, but for what the brand says otherwise.
            let file = Path::new("assets/locales").join([tag, ".json"].concat());
            let text = fs::read_to_string(file).unwrap_or_default();
            serde_json::from_str(&text).unwrap_or_default()
        })
    }
}

/// The sentences that a brand can change: the name in `theme.toml`, the key in the catalogue and the English text.
type Known = Vec<(String, String, String)>;

fn known() -> Known {
    let messages = Message::ALL.iter().flat_map(|message| {
        let key = message.key();
        let has_count = message.english_singular().is_some();
        let forms = PluralCategory::ALL.into_iter().filter(move |_| has_count);
        let forms = forms.map(move |form| format!("{key}_{}", form.as_str()));
        let is_embedded = message.english_embedded().is_some();
        let embedded = is_embedded.then(|| format!("{key}_embedded"));
        let keys = [key.to_owned()].into_iter().chain(forms).chain(embedded);
        keys.map(|key| (key.clone(), key, message.english().to_owned()))
    });
    let start = StartMessage::ALL.iter().map(|message| {
        let key = message.key().to_owned();
        (key.clone(), key, message.english().to_owned())
    });
    messages.chain(start).collect()
}

/// The guide's sentences by their places: `warning`, `section.1.title`, `apiKey.list.2`, `apiKey.note`.
fn places(guide: &Guide) -> Known {
    let mut places = Places::default();
    places.blocks("", "warning", &guide.warning);
    for (number, section) in (1..).zip(&guide.sections) {
        let place = format!("section.{number}");
        places.add(format!("{place}.title"), &section.title);
        places.blocks(&place, "content", &section.blocks);
        for (step_number, step) in (1..).zip(&section.steps) {
            let place = match &step.field {
                Some(field) => field.as_str().to_owned(),
                None => format!("section.{number}.step.{step_number}"),
            };
            places.add(format!("{place}.title"), &step.title);
            places.blocks(&place, "content", &step.blocks);
        }
    }
    places.known
}

#[derive(Default)]
struct Places {
    known: Known,
}

impl Places {
    /// A place that is taken is that of a second one: `apiKey.content`, then `apiKey.content.2`.
    fn add(&mut self, place: String, text: &str) {
        if text.is_empty() {
            return;
        }
        let is_taken = |place: &str| self.known.iter().any(|(known, ..)| known == place);
        let place = (2..)
            .map(|number| format!("{place}.{number}"))
            .find(|next| !is_taken(next))
            .filter(|_| is_taken(&place))
            .unwrap_or(place);
        self.known.push((place, text.to_owned(), text.to_owned()));
    }

    fn blocks(&mut self, parent: &str, name: &str, blocks: &[Block]) {
        let place = |name: &str| match parent {
            "" => name.to_owned(),
            parent => format!("{parent}.{name}"),
        };
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.add(place(name), text),
                Block::Heading(text) => self.add(place("heading"), text),
                Block::List(list) => {
                    for (number, item) in (1..).zip(&list.items) {
                        self.add(place(&format!("list.{number}")), &item.text);
                        self.blocks(&place(&format!("list.{number}")), "content", &item.blocks);
                    }
                }
                Block::Callout { rank, blocks } => self.blocks(parent, rank.as_str(), blocks),
                Block::Picture(picture) => self.add(place("picture"), &picture.words),
                other => for_each_text(std::slice::from_ref(other), &mut |text| {
                    self.add(place(name), text);
                }),
            }
        }
    }
}

/// The sentence's key in the catalogue, if there is such a sentence and the brand's has only names that it fills.
fn checked(sentence: &Sentence, known: &Known) -> Result<String, String> {
    let is_tag = (2..=35).contains(&sentence.language.len())
        && sentence
            .language
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_tag {
        return Err(format!(
            "{:?} is not a language tag, such as en, de or pt-BR",
            sentence.language
        ));
    }
    let Some((_, key, english)) = known.iter().find(|(place, ..)| *place == sentence.key) else {
        let advice = match nearest(
            &sentence.key,
            known.iter().map(|(place, ..)| place.as_str()),
        ) {
            Some(near) => format!("did you mean {near:?}?"),
            None => "the keys are in src/i18n/en.rs; those of a guide are positions such as apiKey.title"
                .to_owned(),
        };
        return Err(format!("there is no sentence {:?}; {advice}", sentence.key));
    };
    let allowed = names(english);
    for name in names(&sentence.text) {
        if name != "provider" && !allowed.contains(&name) {
            return Err(format!(
                "{:?}: {{{name}}} has no value in this sentence, whose English text is {english:?}",
                sentence.key
            ));
        }
    }
    Ok(key.clone())
}

/// The `{names}` in a sentence.
fn names(text: &str) -> Vec<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}
