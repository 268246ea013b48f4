//! The parts of a field: its name here, its kind, and how the backend describes it.

use super::fields::rule::ValidationRule;

/// Names a field in this program, whatever the backend calls it.
///
/// The three that ClayHR needs have rules of their own; every other one goes by the backend's key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKey {
    /// The first part of the company's ClayHR address.
    Subdomain,
    /// The key that the user generates in ClayHR.
    ApiKey,
    /// The number of the user whose key it is.
    UserId,
    /// A field that only the backend knows, by the backend's key.
    Other(String),
}

impl FieldKey {
    /// The three fields of ClayHR, in the order in which the guide asks for them.
    pub const CLAYHR: [Self; 3] = [Self::Subdomain, Self::ApiKey, Self::UserId];

    /// The name used in guides, configuration, element ids and events; never a value.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Subdomain => "subdomain",
            Self::ApiKey => "apiKey",
            Self::UserId => "userId",
            Self::Other(key) => key,
        }
    }

    /// The field of this name.
    pub fn from_name(name: &str) -> Self {
        Self::CLAYHR
            .into_iter()
            .find(|key| key.as_str() == name)
            .unwrap_or_else(|| Self::Other(name.to_owned()))
    }
}

/// The way in which a field is shown and filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text. Also what a kind we don't know is shown as.
    #[default]
    Text,
    /// An e-mail address: one line, with the keyboard that has an @.
    Email,
    /// A number, with or without a sign and decimals.
    Number,
    /// One line that is hidden while it is typed.
    Password,
    /// Several lines of text.
    TextArea,
    /// One of the given options.
    Select(Vec<SelectOption>),
}

/// One option of a [`FieldKind::Select`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// The text the user reads.
    pub label: String,
    /// The value that is sent.
    pub value: String,
    /// The value that stands in the page in its place.
    pub cover: Option<String>,
}

impl SelectOption {
    /// Returns the value that stands in the page.
    pub fn shown_value(&self) -> &str {
        self.cover.as_deref().unwrap_or(&self.value)
    }
}

/// A field as the backend's configuration describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The name by which it is known here: the backend's key, or what stands in the page in its place.
    pub key: String,
    /// The backend's key, where that is another one.
    pub sent_key: Option<String>,
    /// The backend's name for it, as people read it.
    pub label: String,
    /// The way it is shown.
    pub kind: FieldKind,
    /// `true` if an empty answer is refused.
    pub is_required: bool,
    /// `true` if the user can't change it: its given value is sent.
    pub is_read_only: bool,
    /// `true` if it is shown; a hidden field's given value is sent all the same.
    pub is_shown: bool,
    /// `true` if the backend keeps its answer to itself.
    pub is_secret: bool,
    /// A sentence or two beside the field.
    pub description: Option<String>,
    /// An example, shown while it is empty.
    pub placeholder: Option<String>,
    /// The value it starts with.
    pub value: String,
    /// The words that are shown in place of that value, which is sent all the same.
    pub cover: Option<String>,
    /// The rule that its answer must keep.
    pub rule: Option<ValidationRule>,
    /// The end of the secret that the linked account has already, as much of it as may be shown. It stays if nothing is
    /// entered.
    pub saved_secret_suffix: Option<String>,
}

impl Field {
    /// Returns the backend's name: the key in the credentials that are sent.
    pub fn sent_key(&self) -> &str {
        self.sent_key.as_deref().unwrap_or(&self.key)
    }

    /// The value that it starts with, as it is shown.
    pub fn shown_value(&self) -> &str {
        self.cover.as_deref().unwrap_or(&self.value)
    }

    /// Returns the words that people read for a text in this field: the label of a choice, or else the text itself.
    pub fn words_for<'a>(&'a self, text: &'a str) -> &'a str {
        let FieldKind::Select(options) = &self.kind else {
            return text;
        };
        let chosen = options.iter().find(|option| option.value == text);
        chosen.map_or(text, |option| &option.label)
    }

    /// Tells whether a text is the cover of the value, and so stands for it.
    pub fn is_cover(&self, text: &str) -> bool {
        self.cover.as_deref() == Some(text)
    }
}
