//! The fields that the backend asks for, and the credentials that our answers become.

use super::{
    field::{Field, FieldKey},
    linked_account::{LinkedAccount, get},
    secret::Secret,
};

/// The key under which a backend asks for its own trigger token; never shown to the user.
pub const EXTERNAL_TRIGGER_TOKEN: &str = "external-trigger-token";

/// One connection that the session allows: what is known of it once the backend has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Connector {
    /// Names it in the request that makes an account.
    pub integration_id: String,
    /// The provider's key, as the backend spells it.
    pub provider: String,
    /// The provider's name for people.
    pub name: String,
    /// The fields it asks for, in order.
    pub fields: Vec<Field>,
    /// The address of the provider's whole guide; `https` only.
    pub support_link: Option<String>,
    /// The value of a field that asks for the trigger token.
    pub external_trigger_token: Option<Secret>,
    /// `true` if the user signs in at the provider, in a window of its own.
    pub signs_in: bool,
    /// Its notices, each with its place.
    pub notices: Vec<Notice>,
    /// Notes for a developer: parts that could not be understood.
    pub warnings: Vec<String>,
}

/// Something that the connector has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The words, as plain text.
    pub text: String,
    /// `true` for a warning, `false` for information.
    pub is_warning: bool,
    /// The place it is shown in.
    pub place: NoticePlace,
}

/// The place of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticePlace {
    /// Above the form.
    Top,
    /// Right before the field with this key of the backend's.
    Before(String),
    /// Below the form.
    Bottom,
}

/// The names by which the backend's fields are recognised: by key first, then by label, never by position, since the
/// real keys are not public and a wrong guess would send a key where a user ID belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNames {
    /// For each field of ours, the backend's keys and labels that mean it.
    pub names: Vec<(FieldKey, Vec<String>)>,
}

impl Default for FieldNames {
    fn default() -> Self {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        Self {
            names: vec![
                (
                    FieldKey::Subdomain,
                    names(&["subdomain", "companySubdomain", "companyDomain", "domain"]),
                ),
                (
                    FieldKey::ApiKey,
                    names(&["apiKey", "accessKey", "apiToken", "password"]),
                ),
                (FieldKey::UserId, names(&["userId", "username"])),
            ],
        }
    }
}

impl FieldNames {
    /// For each field of the connector, what it is to us. Two fields never become the same one.
    pub fn recognise(&self, fields: &[Field]) -> Vec<FieldKey> {
        let mut recognised = vec![None; fields.len()];
        let passes: [fn(&Field) -> &str; 2] = [Field::sent_key, |field| &field.label];
        for name_of in passes {
            for (key, names) in &self.names {
                if recognised.contains(&Some(key.clone())) {
                    continue;
                }
                // The order of the list is the order of preference.
                let found = names.iter().find_map(|name| {
                    fields.iter().enumerate().position(|(index, field)| {
                        recognised[index].is_none() && is_same_name(name_of(field), name)
                    })
                });
                if let Some(index) = found {
                    recognised[index] = Some(key.clone());
                }
            }
        }
        recognised
            .into_iter()
            .zip(fields)
            .map(|(key, field)| key.unwrap_or_else(|| FieldKey::Other(field.key.clone())))
            .collect()
    }
}

/// Names are the same when their letters and digits are, whatever the case and the separators: `api_key`, `API Key`.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let one = normalize_name(one);
    !one.is_empty() && one == normalize_name(other)
}

/// The letters and digits of a name, in small letters.
pub fn normalize_name(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

impl Connector {
    /// Takes over what the linked account has: plain answers become the values that fields start with, and secrets
    /// stay unless they are entered anew.
    pub fn start_from(&mut self, existing: &LinkedAccount) {
        for field in &mut self.fields {
            if field.is_secret {
                field.saved_secret_suffix =
                    get(&existing.secrets, field.sent_key()).map(str::to_owned);
                field.value.clear();
            } else if let Some(text) = get(&existing.setup_info, field.sent_key()) {
                field.value = text.to_owned();
            }
        }
    }

    /// Returns the backend's description of one of our fields.
    pub fn field(&self, names: &FieldNames, wanted: &FieldKey) -> Option<&Field> {
        let keys = names.recognise(&self.fields);
        let index = keys.iter().position(|key| key == wanted)?;
        self.fields.get(index)
    }

    /// The fields that no step of the guide asks for, and that the user must see: they stand on the last step.
    pub fn extra_fields(&self, names: &FieldNames) -> Vec<(FieldKey, Field)> {
        names
            .recognise(&self.fields)
            .into_iter()
            .zip(&self.fields)
            .filter(|(key, field)| {
                matches!(key, FieldKey::Other(_))
                    && field.is_shown
                    && field.key != EXTERNAL_TRIGGER_TOKEN
            })
            .map(|(key, field)| (key, field.clone()))
            .collect()
    }

    /// Returns what is sent: an entry for each field of the connector, shown or not, in its order, without the empty
    /// ones. `value_of` gives the checked value of a field; `None` for one that was never touched.
    pub fn credentials(
        &self,
        names: &FieldNames,
        value_of: impl Fn(&FieldKey) -> Option<Secret>,
    ) -> Vec<(String, Secret)> {
        names
            .recognise(&self.fields)
            .iter()
            .zip(&self.fields)
            .filter_map(|(key, field)| {
                let value = if field.key == EXTERNAL_TRIGGER_TOKEN {
                    self.external_trigger_token.clone()?
                } else if field.is_shown && !field.is_read_only {
                    value_of(key)
                        .filter(|text| !field.is_cover(text.expose()))
                        .unwrap_or_else(|| Secret::new(field.value.as_str()))
                } else {
                    Secret::new(field.value.as_str())
                };
                (!value.is_empty()).then(|| (field.sent_key().to_owned(), value))
            })
            .collect()
    }
}
