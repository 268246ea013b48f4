//! The one list of settings. The README's table, the element's attributes, its types and its manifest are checked
//! against it.

use serde_json::Value;

use super::{
    config::{Config, IdempotencyKeys},
    value::{
        bounded_u32, colour_scheme, domains, field_names, https_link, is_origin, list, locale,
        non_empty, parse_bool, sentences, web_address,
    },
};

/// One setting.
pub struct Setting {
    /// Its key, as in `config.json` and as an attribute of the element.
    pub key: &'static str,
    /// The values it takes, in words for whoever wrote a bad one.
    pub takes: &'static str,
    /// Puts a value into the config; `None` for a value that it does not take.
    pub(crate) apply: fn(&mut Config, &Value) -> Option<()>,
}

/// Both ways of writing [`SETTINGS`]' addresses of a server in words.
const WEB_ADDRESS: &str = "an https address, or http on 127.0.0.1 or localhost";

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "backend",
        takes: WEB_ADDRESS,
        apply: |config, value| {
            web_address(value).map(|address| config.backend = without_slash(address))
        },
    },
    Setting {
        key: "provider",
        takes: "the provider's key, or any",
        apply: |config, value| non_empty(value).map(|key| config.provider = key),
    },
    Setting {
        key: "provider-name",
        takes: "the provider's name for people",
        apply: |config, value| non_empty(value).map(|name| config.provider_name = name),
    },
    Setting {
        key: "hosts",
        takes: "a list of domains, such as clayhr.com",
        apply: |config, value| domains(value).map(|hosts| config.hosts = hosts),
    },
    Setting {
        key: "open-address",
        takes: "an https address with {host} or {subdomain} in it, or http on 127.0.0.1 or localhost",
        apply: |config, value| {
            web_address(value)
                .filter(|address| address.contains("{host}") || address.contains("{subdomain}"))
                .map(|address| config.open_address = address)
        },
    },
    Setting {
        key: "field-keys",
        takes: "an object of lists: subdomain, apiKey, userId",
        apply: |config, value| field_names(&mut config.field_names, value),
    },
    Setting {
        key: "locale",
        takes: "a language tag, such as de or pt-BR",
        apply: |config, value| locale(value).map(|tag| config.locale = tag),
    },
    Setting {
        key: "theme",
        takes: "light, dark, system or a theme object",
        // A whole theme is applied by the page's scripts, before the program is there.
        apply: |config, value| match value {
            Value::Object(_) => Some(()),
            value => colour_scheme(value).map(|scheme| config.theme = scheme),
        },
    },
    Setting {
        key: "whitelabel-hide",
        takes: "true or false",
        apply: |config, value| {
            parse_bool(value).map(|is_hidden| config.is_vendor_hidden = is_hidden)
        },
    },
    Setting {
        key: "support-contact",
        takes: "an https or mailto address",
        apply: |config, value| {
            non_empty(value)
                .filter(|link| link.starts_with("https://") || link.starts_with("mailto:"))
                .map(|link| config.support_contact = Some(link))
        },
    },
    Setting {
        key: "idle-minutes",
        takes: "a whole number from 1 to 300",
        apply: |config, value| bounded_u32(value).map(|minutes| config.idle_minutes = minutes),
    },
    Setting {
        key: "resume",
        takes: "true or false",
        // Read by the script that loads the program; here only a mistake is named.
        apply: |_, value| parse_bool(value).map(|_| ()),
    },
    Setting {
        key: "handoff-link",
        takes: "an https address",
        apply: |config, value| https_link(value).map(|link| config.handoff_link = Some(link)),
    },
    Setting {
        key: "account-id",
        takes: "the id of a linked account",
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
        apply: |config, value| {
            web_address(value).map(|address| config.app_url = Some(without_slash(address)))
        },
    },
    Setting {
        key: "time-limit-seconds",
        takes: "a whole number from 1 to 300",
        apply: |config, value| {
            bounded_u32(value).map(|seconds| config.time_limit_seconds = seconds)
        },
    },
    Setting {
        key: "idempotency-keys",
        takes: "true, false or auto",
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
        apply: |config, value| parse_bool(value).map(|has_footer| config.has_footer = has_footer),
    },
    Setting {
        key: "guide-images",
        takes: "true or false",
        apply: |config, value| {
            parse_bool(value).map(|has_pictures| config.has_pictures = has_pictures)
        },
    },
    Setting {
        key: "frame-parents",
        takes: "a list of origins, such as https://partner.example",
        // Read by the framed page's script; here only a mistake is named.
        apply: |_, value| {
            list(value)?
                .iter()
                .all(|origin| is_origin(origin))
                .then_some(())
        },
    },
    Setting {
        key: "texts",
        takes: "an object of sentences",
        apply: |config, value| sentences(value).map(|texts| config.texts.extend(texts)),
    },
    Setting {
        key: "product-name",
        takes: "a name",
        apply: |config, value| non_empty(value).map(|name| config.product_name = Some(name)),
    },
    Setting {
        key: "logo",
        takes: "a picture's address",
        apply: |config, value| non_empty(value).map(|address| config.logo = Some(address)),
    },
    Setting {
        key: "logo-dark",
        takes: "a picture's address",
        apply: |config, value| non_empty(value).map(|address| config.logo_dark = Some(address)),
    },
    Setting {
        key: "logo-alt",
        takes: "the logo in words",
        apply: |config, value| non_empty(value).map(|words| config.logo_alt = Some(words)),
    },
    Setting {
        key: "privacy-link",
        takes: "an https address",
        apply: |config, value| https_link(value).map(|link| config.privacy_link = Some(link)),
    },
    Setting {
        key: "terms-link",
        takes: "an https address",
        apply: |config, value| https_link(value).map(|link| config.terms_link = Some(link)),
    },
    Setting {
        key: "vendor-name",
        takes: "a name",
        apply: |config, value| non_empty(value).map(|name| config.vendor_name = Some(name)),
    },
    Setting {
        key: "vendor-link",
        takes: "an https address",
        apply: |config, value| https_link(value).map(|link| config.vendor_link = Some(link)),
    },
];

fn without_slash(address: String) -> String {
    address.trim_end_matches('/').to_owned()
}
