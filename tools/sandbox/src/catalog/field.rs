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
    /// A kind that no client can know.
    Unheard,
    /// No kind at all: the field leaves it out.
    Unsaid,
}

impl FieldKind {
    fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Text => Some("text"),
            Self::Password => Some("password"),
            Self::Number => Some("number"),
            Self::Select => Some("select"),
            Self::TextArea => Some("text_area"),
            Self::Unheard => Some("colour_wheel"),
            Self::Unsaid => None,
        }
    }
}

/// One question of a form. What is empty is left out.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) label: &'static str,
    pub(crate) kind: FieldKind,
    pub(crate) required: bool,
    pub(crate) read_only: bool,
    pub(crate) secret: bool,
    /// Leaves `secret` out, which makes it one by the contract, whatever the line above says.
    pub(crate) secret_is_unsaid: bool,
    pub(crate) placeholder: &'static str,
    pub(crate) description: &'static str,
    pub(crate) tooltip: &'static str,
    /// The content of `guide`, which wins over the two above.
    pub(crate) guide: Option<(&'static str, &'static str)>,
    /// The value it starts with.
    pub(crate) value: Option<Value>,
    /// False for a field that is sent without being shown.
    pub(crate) shown: bool,
    /// Value and label of each choice.
    pub(crate) options: &'static [(&'static str, &'static str)],
    pub(crate) validation: Option<Value>,
    /// An expression of older days, which today's clients do not evaluate.
    pub(crate) condition: &'static str,
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
            secret_is_unsaid: false,
            placeholder: "",
            description: "",
            tooltip: "",
            guide: None,
            value: None,
            shown: true,
            options: &[],
            validation: None,
            condition: "",
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

    /// The field that carries the session's trigger token, filled in by the client.
    pub(crate) fn trigger_token() -> Self {
        Self {
            required: false,
            read_only: true,
            ..Self::text("external-trigger-token", "Trigger token")
        }
    }

    /// Returns `true` if the answer must never be kept: a password counts as secret whatever it says of itself.
    pub(crate) fn is_secret(&self) -> bool {
        self.secret || self.secret_is_unsaid || self.kind == FieldKind::Password
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut field = json!({
            "key": self.key,
            "label": self.label,
            "required": self.required,
            "readOnly": self.read_only,
            "placeholder": self.placeholder,
        });
        if let Some(kind) = self.kind.as_str() {
            field["type"] = json!(kind);
        }
        if !self.secret_is_unsaid {
            field["secret"] = json!(self.secret);
        }
        if self.kind == FieldKind::Select {
            field["options"] = self
                .options
                .iter()
                .map(|(value, label)| json!({ "label": label, "value": value }))
                .collect();
        }
        for (name, text) in [
            ("description", self.description),
            ("tooltip", self.tooltip),
            ("condition", self.condition),
        ] {
            if !text.is_empty() {
                field[name] = json!(text);
            }
        }
        if let Some((description, tooltip)) = self.guide {
            field["guide"] = json!({ "description": description, "tooltip": tooltip });
        }
        if let Some(value) = &self.value {
            field["value"] = value.clone();
        }
        if !self.shown {
            field["display"] = json!(false);
        }
        if let Some(validation) = &self.validation {
            field["validation"] = validation.clone();
        }
        field
    }
}
