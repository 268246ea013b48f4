//! The domains at which companies have their address.

/// The domains built in; [`Hosts`] may say otherwise.
const KNOWN_DOMAINS: [&str; 3] = ["clayhr.com", "clayhr.net", "bizmerlin.net"];

/// The domains under which companies have their address: a setting, since a partner may know more of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts(Vec<String>);

impl Hosts {
    /// Takes domains such as `clayhr.com`, in any case, with or without a dot at either end. An entry without a dot inside
    /// is dropped: it would let in a whole top-level domain. With no entry left only bare labels are accepted.
    pub fn new(domains: Vec<String>) -> Self {
        let tidy = domains
            .iter()
            .map(|domain| domain.trim().trim_matches('.').to_ascii_lowercase());
        Self(tidy.filter(|domain| domain.contains('.')).collect())
    }

    /// The domains, in the order given: the first is the one to show in examples.
    pub fn domains(&self) -> &[String] {
        &self.0
    }

    /// Returns whether the text holds one of the domains, or an address at one of them, however it is wrapped.
    pub fn is_in(&self, text: &str) -> bool {
        let is_of_host =
            |byte: char| byte.is_ascii_alphanumeric() || matches!(byte, '-' | '_' | '.');
        text.split(|character| !is_of_host(character))
            .map(|token| token.trim_end_matches('.'))
            .any(|host| {
                self.0
                    .iter()
                    .any(|domain| labels_before(host, domain).is_some())
            })
    }
}

impl Default for Hosts {
    fn default() -> Self {
        Self(
            KNOWN_DOMAINS
                .iter()
                .map(|domain| (*domain).to_owned())
                .collect(),
        )
    }
}

/// The labels before `domain`, or nothing if the host is not under it. Empty for the domain itself.
pub(super) fn labels_before<'a>(host: &'a str, domain: &str) -> Option<&'a str> {
    let (labels, ending) = host.split_at_checked(host.len().checked_sub(domain.len())?)?;
    if !ending.eq_ignore_ascii_case(domain) {
        return None;
    }
    if labels.is_empty() {
        Some(labels)
    } else {
        labels.strip_suffix('.')
    }
}
