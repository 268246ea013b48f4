//! The settings of one wizard, typed, with their defaults.

use std::collections::BTreeMap;

use flow::{connector::FieldNames, fields::subdomain::Hosts};

/// The settings of one wizard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The address of the Hub's backend, without a slash at the end: https, or http on this machine. Empty means the
    /// page's own host. A build's backend comes from its brand, not from this program.
    pub backend: String,
    /// The provider's key, as the backend spells it; `any` lets the user choose.
    pub provider: String,
    /// The provider's name for people.
    pub provider_name: String,
    /// The domains under which companies have their addresses.
    pub hosts: Hosts,
    /// The address behind "Open ClayHR": `{host}` stands for the company's host, `{subdomain}` for its first part.
    pub open_address: String,
    /// The names by which the backend's fields are recognised.
    pub field_names: FieldNames,
    /// The language, as a BCP 47 tag; `None` means the language of the page around, or else the browser's.
    pub locale: Option<String>,
    /// Light, dark, or as the system is set.
    pub theme: ColourScheme,
    /// True to leave out everything that names the vendor.
    pub is_vendor_hidden: bool,
    /// The target of "Get help": https or mailto.
    pub support_contact: Option<String>,
    /// The account to update, if the host names one.
    pub account_id: Option<String>,
    /// The address of the vendor's own app, to which a provider sends the user after a sign-in.
    pub app_url: Option<String>,
    /// Minutes without a touch after which typed secrets are removed.
    pub idle_minutes: u32,
    /// A page on which somebody else can go on: https only.
    pub handoff_link: Option<String>,
    /// Seconds that a request may take.
    pub time_limit_seconds: u32,
    /// Minutes that the user has for a sign-in at the provider.
    pub sign_in_minutes: u32,
    /// The policy for sending an `Idempotency-Key` with the request that creates an account.
    pub idempotency_keys: IdempotencyKeys,
    /// True to show a footer below the card.
    pub has_footer: bool,
    /// True to show a guide's pictures, which are loaded from their own hosts.
    pub has_pictures: bool,
    /// The ids of the actions that the connection is to be for; none means all.
    pub actions: Vec<String>,
    /// The vendor's names, which a white label replaces in what the backend sends.
    pub vendor_names: Vec<white_label::Name>,
    /// The product's name, shown in the title and in place of a logo.
    pub product_name: Option<String>,
    /// The logo's address, on a light background.
    pub logo: Option<String>,
    /// The logo's address, on a dark background.
    pub logo_dark: Option<String>,
    /// The logo in words.
    pub logo_alt: Option<String>,
    /// The privacy policy: https only.
    pub privacy_link: Option<String>,
    /// The terms of use: https only.
    pub terms_link: Option<String>,
    /// The vendor's name for people.
    pub vendor_name: Option<String>,
    /// The vendor's website: https only.
    pub vendor_link: Option<String>,
    /// The brand's own sentences, by their key in the catalogue.
    pub texts: BTreeMap<String, String>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColourScheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the system is set, followed while it changes.
    System,
}

impl ColourScheme {
    /// Returns the scheme as it is written in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }
}

/// The policy for sending an `Idempotency-Key` with the request that creates an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdempotencyKeys {
    /// With every such request.
    Always,
    /// With none.
    Never,
    /// If the backend lets a page send the header, which is tried on a request that only reads.
    Auto,
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
            sign_in_minutes: 5,
            idempotency_keys: IdempotencyKeys::Auto,
            has_footer: true,
            has_pictures: false,
            actions: Vec::new(),
            vendor_names: Vec::new(),
            product_name: None,
            logo: None,
            logo_dark: None,
            logo_alt: None,
            privacy_link: None,
            terms_link: None,
            vendor_name: None,
            vendor_link: None,
            texts: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Returns the address of the vendor's own app: as set, or else the backend's with `app.` in the place of `api.`.
    pub fn app_address(&self) -> String {
        match &self.app_url {
            Some(address) => address.clone(),
            None => self.backend.replacen("//api.", "//app.", 1),
        }
    }

    /// Returns the address that opens the provider for one company. `host` is the host as it was pasted; without one
    /// the first known domain is taken, since no source says that a company answers under each of them.
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
