//! The fields of the ClayHR form. Its real keys are not public, so every one of them is a setting.

use super::{Field, FieldKind, Notice, Position, rules};

/// The form of the validation rules on the ClayHR fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Validation {
    /// No rules, which is all that is publicly known of the real form.
    #[default]
    Off,
    /// `pattern` with `errorMessage`, understood by newer clients.
    Newer,
    /// `html-pattern` with `error`, understood by client 1.11.4.
    Legacy,
}

/// The keys and manners of the three ClayHR fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClayHrForm {
    /// The key of Company Subdomain.
    pub subdomain_key: String,
    /// The key of API Key.
    pub api_key_key: String,
    /// The key of User ID.
    pub user_id_key: String,
    /// Declares User ID as a secret, so that an edit gets a placeholder for it.
    pub user_id_is_secret: bool,
    /// Rules on Company Subdomain and User ID; never on API Key, which would block edits in client 1.11.4.
    pub validation: Validation,
    /// Sends one notice of each kind and place.
    pub notices: bool,
}

impl Default for ClayHrForm {
    fn default() -> Self {
        Self {
            subdomain_key: "subdomain".to_owned(),
            api_key_key: "apiKey".to_owned(),
            user_id_key: "userId".to_owned(),
            user_id_is_secret: false,
            validation: Validation::Off,
            notices: false,
        }
    }
}

impl ClayHrForm {
    /// The same form with keys that no client can know, to see whether labels are enough.
    pub(crate) fn with_odd_keys(&self) -> Self {
        Self {
            subdomain_key: "fld_3a".to_owned(),
            api_key_key: "fld_9c".to_owned(),
            user_id_key: "fld_7e".to_owned(),
            ..self.clone()
        }
    }

    pub(super) fn fields(&self) -> Vec<Field> {
        let rule = |pattern: &str, sentence: &str| match self.validation {
            Validation::Off => None,
            Validation::Newer => rules::pattern(pattern, sentence),
            Validation::Legacy => rules::html_pattern(pattern, sentence),
        };
        let subdomain = Field {
            placeholder: "acmecompany",
            validation: rule("^[a-z0-9-]+$", "Use only small letters, digits and hyphens"),
            ..Field::text(&self.subdomain_key, "Company Subdomain")
        };
        let user_id = Field {
            placeholder: "123456",
            secret: self.user_id_is_secret,
            kind: if self.user_id_is_secret {
                FieldKind::Password
            } else {
                FieldKind::Text
            },
            validation: rule("^[0-9]+$", "Use only digits"),
            ..Field::text(&self.user_id_key, "User ID")
        };
        vec![
            subdomain,
            Field::password(&self.api_key_key, "API Key"),
            user_id,
        ]
    }

    pub(super) fn notices(&self) -> Vec<Notice> {
        if !self.notices {
            return Vec::new();
        }
        vec![
            Notice::info(
                "before-you-start",
                Position::Top,
                "Sign in to ClayHR as an administrator first.",
            ),
            Notice::warning(
                "own-key",
                Position::Before(self.api_key_key.clone()),
                "The key acts with the rights of the user who made it.",
            ),
            Notice::info(
                "time",
                Position::Bottom,
                "The first synchronisation can take a few minutes.",
            ),
        ]
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ClayHrForm, Validation};
    use crate::catalog::{Catalog, Field};

    #[test]
    fn the_default_form_is_the_one_of_the_contract() {
        let catalog = Catalog::default();
        let connector = catalog
            .by_provider("clayhr")
            .expect("ClayHR is in the catalog");
        let config = connector.config(&ClayHrForm::default(), "http://localhost:8787");
        assert_eq!(
            config,
            json!({ "key": "clayhr", "name": "ClayHR", "type": "custom",
                "assets": { "icon": "http://localhost:8787/assets/clayhr.svg" },
                "support": { "link": "http://localhost:8787/guides/clayhr", "description": "" },
                "configFields": [
                  { "key": "subdomain", "label": "Company Subdomain", "type": "text", "required": true,
                    "readOnly": false, "secret": false, "placeholder": "acmecompany" },
                  { "key": "apiKey", "label": "API Key", "type": "password", "required": true,
                    "readOnly": false, "secret": true, "placeholder": "" },
                  { "key": "userId", "label": "User ID", "type": "text", "required": true,
                    "readOnly": false, "secret": false, "placeholder": "123456" } ],
                "configNotices": [] })
        );
    }

    #[test]
    fn rules_are_in_the_chosen_form_and_never_on_the_key() {
        for (validation, name) in [
            (Validation::Newer, "errorMessage"),
            (Validation::Legacy, "error"),
        ] {
            let form = ClayHrForm {
                validation,
                ..ClayHrForm::default()
            };
            let fields: Vec<_> = form.fields().iter().map(Field::to_json).collect();
            assert!(fields[0]["validation"][name].is_string(), "{validation:?}");
            assert!(fields[1].get("validation").is_none(), "{validation:?}");
            assert!(fields[2]["validation"][name].is_string(), "{validation:?}");
        }
    }
}
