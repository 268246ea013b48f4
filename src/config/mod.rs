//! What can be set from outside: one typed [`Config`], from the page's settings, `config.json` and the defaults.
//!
//! [`read`] turns settings into it, and names every unknown key and bad value.

mod read;

pub use read::{ConfigError, KEYS, Layer, read};

use flow::{connector::FieldNames, fields::subdomain::Hosts};

/// The settings of one wizard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the Hub's backend is, without a slash at the end. https, or http on this very machine. Empty is the page's
    /// own host: which backend a build talks to, its brand says, and not this program.
    pub backend: String,
    /// The provider's key, as the backend spells it.
    pub provider: String,
    /// The provider's name for people.
    pub provider_name: String,
    /// The domains under which companies have their addresses.
    pub hosts: Hosts,
    /// Where "Open ClayHR" goes: `{host}` stands for the company's host, `{subdomain}` for its first part.
    pub open_address: String,
    /// How the backend's fields are recognised.
    pub field_names: FieldNames,
    /// The language, as a BCP 47 tag; none means the browser's, where we have it.
    pub locale: Option<String>,
    /// Light, dark, or what the system says.
    pub theme: ColourScheme,
    /// Whether everything that names the vendor is left out.
    pub is_vendor_hidden: bool,
    /// Where "Get help" goes: https or mailto.
    pub support_contact: Option<String>,
    /// The account to update, where the host names one.
    pub account_id: Option<String>,
    /// Where the vendor's own pages are: a provider sends the user there after a sign-in.
    pub app_url: Option<String>,
    /// After how many minutes without a touch typed secrets are taken away.
    pub idle_minutes: u32,
    /// Where somebody else can go on: https only.
    pub handoff_link: Option<String>,
    /// How long a request may take, in seconds.
    pub time_limit_seconds: u32,
    /// Whether the backend takes an `Idempotency-Key`.
    pub has_idempotency_keys: bool,
    /// Whether the card has a foot.
    pub has_footer: bool,
    /// Whether a guide's pictures are shown, which are asked for where they are.
    pub has_pictures: bool,
    /// What the brand is called and where its pages and pictures are, by the setting's key; the last of a key counts.
    pub names: Vec<(&'static str, String)>,
    /// The brand's own sentences, by their key in the catalogue; the last of a key counts.
    pub texts: Vec<(String, String)>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourScheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// What the system says, followed while it changes.
    System,
}

impl ColourScheme {
    /// As it is written in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            backend: String::new(),
            provider: "clayhr".to_owned(),
            provider_name: "ClayHR".to_owned(),
            hosts: Hosts::default(),
            open_address: "https://{host}/rm/".to_owned(),
            field_names: FieldNames::default(),
            locale: None,
            theme: ColourScheme::System,
            is_vendor_hidden: false,
            support_contact: None,
            account_id: None,
            app_url: None,
            idle_minutes: 15,
            handoff_link: None,
            time_limit_seconds: 30,
            has_idempotency_keys: false,
            has_footer: true,
            has_pictures: false,
            names: Vec::new(),
            texts: Vec::new(),
        }
    }
}

impl Config {
    /// One of the brand's names or addresses: `product-name`, `logo`, `privacy-link`.
    pub fn name(&self, key: &str) -> Option<&str> {
        let mut names = self.names.iter().rev();
        Some(&names.find(|(known, _)| *known == key)?.1)
    }

    /// Where the vendor's own pages are; unless set, beside the backend.
    pub fn app_address(&self) -> String {
        match &self.app_url {
            Some(address) => address.clone(),
            None => match self.backend.split_once("//api.") {
                Some((before, after)) => format!("{before}//app.{after}"),
                None => self.backend.clone(),
            },
        }
    }

    /// The address that opens the provider for one company. `host` is the host as it was pasted; without one, the
    /// first of the known domains is taken, since no source says that a company answers at every ending.
    pub fn address_of(&self, subdomain: &str, host: Option<&str>) -> String {
        let host = match (host, self.hosts.domains().first()) {
            (Some(host), _) => host.to_owned(),
            (None, Some(domain)) => format!("{subdomain}.{domain}"),
            (None, None) => subdomain.to_owned(),
        };
        self.open_address
            .replace("{host}", &host)
            .replace("{subdomain}", subdomain)
    }
}
