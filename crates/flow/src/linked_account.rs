//! An account that is linked already, as the backend keeps it: what an update starts from.

/// The account that is to be updated, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedAccount {
    /// The backend's id of it.
    pub id: String,
    /// The integration that it was made with; may be empty.
    pub integration_id: String,
    /// The provider's key.
    pub provider: String,
    /// The form it was made with, where the backend says so: key and environment.
    pub form: Option<(String, String)>,
    /// The answers that are no secret, by the backend's keys.
    pub setup_info: Vec<(String, String)>,
    /// The secrets that are kept, by the backend's keys, each with as much of its end as may be shown.
    pub secrets: Vec<(String, String)>,
}

/// The text under a key.
pub(super) fn get<'a>(entries: &'a [(String, String)], key: &str) -> Option<&'a str> {
    let (_, text) = entries.iter().find(|(known, _)| known == key)?;
    Some(text)
}
