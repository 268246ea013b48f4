//! Settings from outside: what each takes, from which place it counts, and how a mistake is named.

mod values;

use flow::field::FieldKey;
use settings::{ColourScheme, Config, ConfigError, IdempotencyKeys, Layer, SETTINGS, language_tag};

use self::values::VALUES;

fn layer(source: &'static str, settings: &str) -> Layer {
    Layer {
        source,
        settings: serde_json::from_str(settings).expect("JSON"),
    }
}

fn read(settings: &str) -> Result<Config, Vec<ConfigError>> {
    settings::read(&[layer("the page's settings", settings)])
}

fn good(settings: &str) -> Config {
    read(settings).unwrap_or_else(|errors| panic!("{settings}: {errors:?}"))
}

#[test]
fn each_setting_takes_what_it_says_and_refuses_the_rest_by_name() {
    let known: Vec<_> = SETTINGS.iter().map(|setting| setting.key).collect();
    let tried: Vec<_> = VALUES.iter().map(|(key, ..)| *key).collect();
    assert_eq!(known, tried);
    for ((key, taken, refused), setting) in VALUES.iter().zip(SETTINGS) {
        for value in *taken {
            good(&format!("{{\"{key}\": {value}}}"));
        }
        for value in *refused {
            let errors = read(&format!("{{\"{key}\": {value}}}"));
            let errors = errors.expect_err(&format!("{key}: {value}"));
            let [error] = &errors[..] else {
                panic!("{errors:?}");
            };
            assert_eq!(
                error.to_string(),
                format!("the page's settings: {key}: {}", setting.takes)
            );
        }
    }
}

#[test]
fn every_mistake_of_every_place_is_named() {
    let errors = settings::read(&[
        layer(
            "the page's settings",
            r#"{"colour": "red", "footer": "maybe"}"#,
        ),
        layer("config.json", "[]"),
    ])
    .expect_err("three mistakes");
    let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "config.json: : must be an object of settings",
            "the page's settings: colour: there is no such setting",
            "the page's settings: footer: true or false",
        ]
    );
}

#[test]
fn the_first_place_that_has_a_setting_decides() {
    let config = settings::read(&[
        layer("page", r#"{"theme": "dark"}"#),
        layer(
            "file",
            r#"{"theme": "light", "product-name": "File", "texts": {"close": "F", "back": "F"}}"#,
        ),
        layer(
            "brand",
            r#"{"product-name": "Brand", "logo": "b.svg", "texts": {"close": "B"}}"#,
        ),
    ])
    .expect("settings");
    assert_eq!(config.theme, ColourScheme::Dark);
    assert_eq!(config.product_name.as_deref(), Some("File"));
    assert_eq!(config.logo.as_deref(), Some("b.svg"));
    assert_eq!(config.texts["close"], "F");
    assert_eq!(config.texts["back"], "F");
}

#[test]
fn an_object_may_come_as_text_as_an_attribute_has_it() {
    let config =
        good(r#"{"field-keys": "{\"apiKey\": [\"token\"]}", "texts": "{\"close\": \"Done\"}"}"#);
    assert_eq!(config.texts["close"], "Done");
    let names = config.field_names.names.iter();
    let found: Vec<_> = names
        .filter(|(field, _)| *field == FieldKey::ApiKey)
        .map(|(_, names)| names.clone())
        .collect();
    assert_eq!(found, [["token".to_owned()]]);
}

#[test]
fn addresses_are_made_of_what_was_typed_and_of_nothing_else() {
    let config = Config::default();
    assert_eq!(
        config.address_of("acme", None),
        "https://acme.clayhr.com/rm/"
    );
    assert_eq!(
        config.address_of("acme", Some("acme.clayhr.net")),
        "https://acme.clayhr.net/rm/"
    );
    let other =
        good(r#"{"open-address": "https://x.example/{subdomain}/{host}", "hosts": "y.example"}"#);
    assert_eq!(
        other.address_of("acme", None),
        "https://x.example/acme/acme.y.example"
    );
    assert_eq!(
        good(r#"{"backend": "https://api.hub.example/"}"#).app_address(),
        "https://app.hub.example"
    );
    assert_eq!(
        good(r#"{"backend": "https://hub.example"}"#).app_address(),
        "https://hub.example"
    );
}

#[test]
fn a_language_is_understood_however_it_is_written() {
    for (written, tag) in [
        ("de", Some("de")),
        ("de_DE", Some("de-DE")),
        ("pt_BR", Some("pt-BR")),
        ("de_DE.UTF-8", Some("de-DE")),
        ("ca_ES@valencia", Some("ca-ES")),
        (" zh_Hans_CN ", Some("zh-Hans-CN")),
        ("az-Arab", Some("az-Arab")),
        ("", None),
        (" ", None),
        ("_", None),
        ("C", None),
        ("../x", None),
        ("de/../../x", None),
        ("de--AT", None),
        ("dé", None),
        ("abcdefghi", None),
        ("x-klingon", None),
        ("de-abcdefgh-abcdefgh-abcdefgh-abcdefgh", None),
    ] {
        assert_eq!(language_tag(written).as_deref(), tag, "{written:?}");
        let config = good(&format!("{{\"locale\": {written:?}}}"));
        assert_eq!(config.locale.as_deref(), tag, "{written:?}");
    }
}

#[test]
fn a_sign_in_may_take_as_long_as_the_host_says() {
    for (settings, minutes) in [("{}", 5), (r#"{"sign-in-minutes": "20"}"#, 20)] {
        assert_eq!(good(settings).sign_in_minutes, minutes, "{settings}");
    }
}

#[test]
fn idempotency_keys_are_learned_unless_it_is_set() {
    for (settings, expected) in [
        ("{}", IdempotencyKeys::Auto),
        (r#"{"idempotency-keys": "auto"}"#, IdempotencyKeys::Auto),
        (r#"{"idempotency-keys": true}"#, IdempotencyKeys::Always),
        (r#"{"idempotency-keys": ""}"#, IdempotencyKeys::Always),
        (r#"{"idempotency-keys": "false"}"#, IdempotencyKeys::Never),
    ] {
        assert_eq!(good(settings).idempotency_keys, expected, "{settings}");
    }
}

#[test]
fn a_default_in_the_list_is_what_counts_where_nothing_is_set() {
    for setting in SETTINGS {
        let Some(default) = setting.default else {
            continue;
        };
        let layer = Layer {
            source: "the test",
            settings: serde_json::json!({ setting.key: default }),
        };
        assert_eq!(
            settings::read(&[layer]),
            Ok(Config::default()),
            "{}",
            setting.key
        );
    }
}
