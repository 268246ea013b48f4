//! One field of a form, and how it is written for the browser.

use serde_json::{Value, json};

/// The kinds of input a form can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Text,
    Password,
    Number,
    Select,
    TextArea,
}

impl FieldKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Password => "password",
            Self::Number => "number",
            Self::Select => "select",
            Self::TextArea => "text_area",
        }
    }
}

/// One question of a form.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) label: &'static str,
    pub(crate) kind: FieldKind,
    pub(crate) required: bool,
    pub(crate) read_only: bool,
    pub(crate) secret: bool,
    pub(crate) placeholder: &'static str,
    /// Value and label of each choice.
    pub(crate) options: &'static [(&'static str, &'static str)],
    pub(crate) validation: Option<Value>,
}

impl Field {
    /// A required field that is not secret; the rest is set with `..`.
    pub(crate) fn text(key: &str, label: &'static str) -> Self {
        Self {
            key: key.to_owned(),
            label,
            kind: FieldKind::Text,
            required: true,
            read_only: false,
            secret: false,
            placeholder: "",
            options: &[],
            validation: None,
        }
    }

    /// A required secret.
    pub(crate) fn password(key: &str, label: &'static str) -> Self {
        Self {
            kind: FieldKind::Password,
            secret: true,
            ..Self::text(key, label)
        }
    }

    /// Whether the answer must never be kept: a password counts as secret whatever it says of itself.
    pub(crate) fn is_secret(&self) -> bool {
        self.secret || self.kind == FieldKind::Password
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut field = json!({
            "key": self.key,
            "label": self.label,
            "type": self.kind.as_str(),
            "required": self.required,
            "readOnly": self.read_only,
            "secret": self.secret,
            "placeholder": self.placeholder,
        });
        if self.kind == FieldKind::Select {
            field["options"] = self
                .options
                .iter()
                .map(|(value, label)| json!({ "label": label, "value": value }))
                .collect();
        }
        if let Some(validation) = &self.validation {
            field["validation"] = validation.clone();
        }
        field
    }
}
