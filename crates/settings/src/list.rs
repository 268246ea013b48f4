//! The one list of settings. `cargo xtask codegen` writes the element's attributes, its types, its manifest and the
//! documentation's table from it.

use serde_json::Value;

use super::{
    config::{Config, IdempotencyKeys},
    value::{
        bounded_u32, colour_scheme, domains, field_names, https_link, list, locale, non_empty,
        origins, parse_bool, sentences, web_address,
    },
};

/// One setting.
pub struct Setting {
    /// Its key, as in `config.json` and as an attribute of the element.
    pub key: &'static str,
    /// The values it takes, in words for whoever wrote a bad one.
    pub takes: &'static str,
    /// The way a value is written.
    pub kind: Kind,
    /// The value that counts where nobody sets it, as an attribute has it; `None` where that depends on the page.
    pub default: Option<&'static str>,
    /// Puts a value into the config; `None` for a value that it does not take.
    pub(crate) apply: fn(&mut Config, &Value) -> Option<()>,
}

/// The way a value is written, for readers that compare values without using them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An address, to which a slash at the end makes no difference.
    Address,
    /// A language tag.
    Language,
    /// An array, or a text whose parts commas or spaces separate.
    List,
    /// A whole number, or its digits as text.
    Number,
    /// An object, or its JSON.
    Object,
    /// Text as it is.
    Text,
    /// A colour scheme's name, or a theme as an object.
    Theme,
    /// True or false; as text, an empty one is true too.
    Boolean,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Address,
        Self::Language,
        Self::List,
        Self::Number,
        Self::Object,
        Self::Text,
        Self::Theme,
        Self::Boolean,
    ];

    /// Returns the kind's name, as the scripts write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Language => "language",
            Self::List => "list",
            Self::Number => "number",
            Self::Object => "object",
            Self::Text => "text",
            Self::Theme => "theme",
            Self::Boolean => "boolean",
        }
    }
}

/// Both ways of writing [`SETTINGS`]' addresses of a server in words.
const WEB_ADDRESS: &str = "an https address, or http on 127.0.0.1 or localhost";

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "backend",
        takes: WEB_ADDRESS,
        kind: Kind::Address,
        default: None,
        apply: |config, value| {
            web_address(value).map(|address| config.backend = without_slash(address))
        },
    },
    Setting {
        key: "provider",
        takes: "the provider's key, or any",
        kind: Kind::Text,
        default: Some("clayhr"),
        apply: |config, value| non_empty(value).map(|key| config.provider = key),
    },
    Setting {
        key: "provider-name",
        takes: "the provider's name for people",
        kind: Kind::Text,
        default: Some("ClayHR"),
        apply: |config, value| non_empty(value).map(|name| config.provider_name = name),
    },
    Setting {
        key: "hosts",
        takes: "a list of domains, such as clayhr.com",
        kind: Kind::List,
        default: Some("clayhr.com, clayhr.net, bizmerlin.net"),
        apply: |config, value| domains(value).map(|hosts| config.hosts = hosts),
    },
    Setting {
        key: "open-address",
        takes: "an https address with {host} or {subdomain} in it, or http on 127.0.0.1 or localhost",
        kind: Kind::Address,
        default: Some("https://{host}/rm/"),
        apply: |config, value| {
            web_address(value)
                .filter(|address| address.contains("{host}") || address.contains("{subdomain}"))
                .map(|address| config.open_address = address)
        },
    },
    Setting {
        key: "field-keys",
        takes: "an object of lists: subdomain, apiKey, userId",
        kind: Kind::Object,
        default: None,
        apply: |config, value| field_names(&mut config.field_names, value),
    },
    Setting {
        key: "locale",
        takes: "a language tag, such as de or pt-BR",
        kind: Kind::Language,
        default: None,
        apply: |config, value| locale(value).map(|tag| config.locale = tag),
    },
    Setting {
        key: "theme",
        takes: "light, dark, system or a theme object",
        kind: Kind::Theme,
        default: Some("system"),
        // A whole theme is applied by the page's scripts, before the program is there.
        apply: |config, value| match value {
            Value::Object(_) => Some(()),
            value => colour_scheme(value).map(|scheme| config.theme = scheme),
        },
    },
    Setting {
        key: "whitelabel-hide",
        takes: "true or false",
        kind: Kind::Boolean,
        default: Some("false"),
        apply: |config, value| {
            parse_bool(value).map(|is_hidden| config.is_vendor_hidden = is_hidden)
        },
    },
    Setting {
        key: "support-contact",
        takes: "an https or mailto address",
        kind: Kind::Text,
        default: None,
        apply: |config, value| {
            non_empty(value)
                .filter(|link| link.starts_with("https://") || link.starts_with("mailto:"))
                .map(|link| config.support_contact = Some(link))
        },
    },
    Setting {
        key: "idle-minutes",
        takes: "a whole number from 1 to 300",
        kind: Kind::Number,
        default: Some("15"),
        apply: |config, value| bounded_u32(value).map(|minutes| config.idle_minutes = minutes),
    },
    Setting {
        key: "resume",
        takes: "true or false",
        kind: Kind::Boolean,
        default: Some("false"),
        // Read by the script that loads the program; here only a mistake is named.
        apply: |_, value| parse_bool(value).map(|_| ()),
    },
    Setting {
        key: "handoff-link",
        takes: "an https address",
        kind: Kind::Text,
        default: None,
        apply: |config, value| https_link(value).map(|link| config.handoff_link = Some(link)),
    },
    Setting {
        key: "account-id",
        takes: "the id of a linked account",
        kind: Kind::Text,
        default: None,
        // It goes into an address as it is.
        apply: |config, value| {
            non_empty(value)
                .filter(|id| {
                    id.bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
                })
                .map(|id| config.account_id = Some(id))
        },
    },
    Setting {
        key: "app-url",
        takes: WEB_ADDRESS,
        kind: Kind::Address,
        default: None,
        apply: |config, value| {
            web_address(value).map(|address| config.app_url = Some(without_slash(address)))
        },
    },
    Setting {
        key: "time-limit-seconds",
        takes: "a whole number from 1 to 300",
        kind: Kind::Number,
        default: Some("30"),
        apply: |config, value| {
            bounded_u32(value).map(|seconds| config.time_limit_seconds = seconds)
        },
    },
    Setting {
        key: "sign-in-minutes",
        takes: "a whole number from 1 to 300",
        kind: Kind::Number,
        default: Some("5"),
        apply: |config, value| bounded_u32(value).map(|minutes| config.sign_in_minutes = minutes),
    },
    Setting {
        key: "idempotency-keys",
        takes: "true, false or auto",
        kind: Kind::Boolean,
        default: Some("auto"),
        apply: |config, value| {
            config.idempotency_keys = match parse_bool(value) {
                Some(true) => IdempotencyKeys::Always,
                Some(false) => IdempotencyKeys::Never,
                None if value == "auto" => IdempotencyKeys::Auto,
                None => return None,
            };
            Some(())
        },
    },
    Setting {
        key: "footer",
        takes: "true or false",
        kind: Kind::Boolean,
        default: Some("true"),
        apply: |config, value| parse_bool(value).map(|has_footer| config.has_footer = has_footer),
    },
    Setting {
        key: "guide-images",
        takes: "true or false",
        kind: Kind::Boolean,
        default: Some("false"),
        apply: |config, value| {
            parse_bool(value).map(|has_pictures| config.has_pictures = has_pictures)
        },
    },
    Setting {
        key: "actions",
        takes: "a list of the ids of actions",
        kind: Kind::List,
        default: None,
        apply: |config, value| list(value).map(|ids| config.actions = ids),
    },
    Setting {
        key: "vendor-names",
        takes: "a list of fingerprints of names, as a build writes it",
        kind: Kind::List,
        default: None,
        apply: |config, value| {
            let names = list(value)?;
            let names = names.iter().map(|name| name.parse().ok());
            config.vendor_names = names.collect::<Option<_>>()?;
            Some(())
        },
    },
    Setting {
        key: "frame-parents",
        takes: "a list of origins, such as https://partner.example",
        kind: Kind::List,
        default: None,
        // Read by the framed page's script; here only a mistake is named.
        apply: |_, value| origins(value),
    },
    Setting {
        key: "return-origins",
        takes: "a list of origins, such as https://partner.example",
        kind: Kind::List,
        default: None,
        // Read by `web/return-address.js`; here only a mistake is named.
        apply: |_, value| origins(value),
    },
    Setting {
        key: "return-after-seconds",
        takes: "0, or a whole number from 20 to 300",
        kind: Kind::Number,
        default: Some("20"),
        // Likewise.
        apply: |_, value| {
            (value.as_u64() == Some(0) || value == "0" || bounded_u32(value)? >= 20).then_some(())
        },
    },
    Setting {
        key: "texts",
        takes: "an object of sentences",
        kind: Kind::Object,
        default: None,
        apply: |config, value| sentences(value).map(|texts| config.texts.extend(texts)),
    },
    Setting {
        key: "product-name",
        takes: "a name",
        kind: Kind::Text,
        default: None,
        apply: |config, value| non_empty(value).map(|name| config.product_name = Some(name)),
    },
    Setting {
        key: "logo",
        takes: "a picture's address",
        kind: Kind::Text,
        default: None,
        apply: |config, value| non_empty(value).map(|address| config.logo = Some(address)),
    },
    Setting {
        key: "logo-dark",
        takes: "a picture's address",
        kind: Kind::Text,
        default: None,
        apply: |config, value| non_empty(value).map(|address| config.logo_dark = Some(address)),
    },
    Setting {
        key: "logo-alt",
        takes: "the logo in words",
        kind: Kind::Text,
        default: None,
        apply: |config, value| non_empty(value).map(|words| config.logo_alt = Some(words)),
    },
    Setting {
        key: "privacy-link",
        takes: "an https address",
        kind: Kind::Text,
        default: None,
        apply: |config, value| https_link(value).map(|link| config.privacy_link = Some(link)),
    },
    Setting {
        key: "terms-link",
        takes: "an https address",
        kind: Kind::Text,
        default: None,
        apply: |config, value| https_link(value).map(|link| config.terms_link = Some(link)),
    },
    Setting {
        key: "vendor-name",
        takes: "a name",
        kind: Kind::Text,
        default: None,
        apply: |config, value| non_empty(value).map(|name| config.vendor_name = Some(name)),
    },
    Setting {
        key: "vendor-link",
        takes: "an https address",
        kind: Kind::Text,
        default: None,
        apply: |config, value| https_link(value).map(|link| config.vendor_link = Some(link)),
    },
];

fn without_slash(address: String) -> String {
    address.trim_end_matches('/').to_owned()
}
