//! For each setting, values that it takes and values that it does not, as JSON.

/// For each setting, values that are taken and values that are refused, as JSON.
pub const VALUES: [(&str, &[&str], &[&str]); 34] = [
    (
        "backend",
        &[
            r#""https://hub.example/""#,
            r#""http://127.0.0.1:8787/hub""#,
            r#""http://localhost""#,
            r#""http://LocalHost:80/""#,
            r#""http://127.0.0.2""#,
            r#""http://127.255.255.254:1/""#,
            r#""http://[::1]""#,
            r#""http://[::1]:8787/hub""#,
            r#""http://[0:0:0:0:0:0:0:1]""#,
            r#""http://hub.localhost:8787""#,
            r#""http://a.b.localhost""#,
        ],
        &[
            r#""http://hub.example""#,
            r#""http://localhost.evil.example""#,
            r#""http://notlocalhost""#,
            r#""http://128.0.0.1""#,
            r#""http://127.0.0.1.evil.example""#,
            r#""http://0.0.0.0""#,
            r#""http://[::2]""#,
            r#""http://[::1].evil.example""#,
            r#""http://[::1""#,
            r#""http://[localhost]""#,
            r#""http://evil.example:80.localhost""#,
            r#""http://evil.example/.localhost""#,
            r#""http://::1""#,
            r#""https://a@evil.example""#,
            r#""javascript:alert(1)""#,
            r#""https://""#,
            "7",
        ],
    ),
    (
        "provider",
        &[r#""bamboohr""#, r#""any""#],
        &[r#"" ""#, "null"],
    ),
    ("provider-name", &[r#""Bamboo HR""#], &[r#""""#, "[]"]),
    (
        "hosts",
        &[r#""a.example, b.example""#, r#"["a.example"]"#],
        &[r#""""#, r#""example""#, r#"["a.example/x"]"#, "{}"],
    ),
    (
        "open-address",
        &[
            r#""https://{host}/start""#,
            r#""https://x.example/{subdomain}""#,
        ],
        &[r#""https://x.example/""#, r#""//{host}""#],
    ),
    (
        "field-keys",
        &[
            r#"{"apiKey": ["token"]}"#,
            r#"{"userId": "a, b"}"#,
            r#""{\"apiKey\": \"token\"}""#,
        ],
        &[r#"{"other": ["x"]}"#, r#"{"apiKey": []}"#, r#""token""#],
    ),
    (
        "locale",
        // One that is no tag asks for no language: better English than no wizard.
        &[
            r#""de""#,
            r#""pt-BR""#,
            r#""de_AT""#,
            r#""""#,
            r#""../x""#,
            r#""no such language""#,
            "7",
            "true",
            "null",
            "[]",
            r#"{"de": 1}"#,
        ],
        &[],
    ),
    (
        "theme",
        &[r#""dark""#, r#""system""#, "{}"],
        &[r#""blue""#, "true"],
    ),
    (
        "whitelabel-hide",
        &["true", r#""""#, r#""false""#],
        &[r#""yes""#, "1"],
    ),
    (
        "support-contact",
        &[r#""https://a.example""#, r#""mailto:a@b.example""#],
        &[r#""javascript:0""#, r#""http://a.example""#, r#""tel:1""#],
    ),
    ("idle-minutes", &["15", r#""1""#], &["0", "2.5"]),
    ("resume", &["true", r#""""#], &["1"]),
    (
        "handoff-link",
        &[r#""https://a.example""#],
        &[r#""http://a.example""#],
    ),
    ("account-id", &[r#""acc-1_2""#], &[r#""../1""#, r#""a b""#]),
    (
        "app-url",
        &[r#""https://app.example""#],
        &[r#""app.example""#],
    ),
    (
        "time-limit-seconds",
        &["1", "300", r#""30""#],
        &["0", "301", "1.5", r#""soon""#, "-3"],
    ),
    ("sign-in-minutes", &["5", r#""20""#], &["0", "301", "2.5"]),
    (
        "idempotency-keys",
        &["true", r#""false""#, r#""auto""#, r#""""#],
        &["1", r#""AUTO""#, r#""automatic""#],
    ),
    ("footer", &["false", r#""true""#], &[r#""no""#]),
    ("guide-images", &["true", r#""false""#], &["1"]),
    (
        "actions",
        &[r#""list_people, list_jobs""#, r#"["list_people"]"#],
        &["7", "{}"],
    ),
    (
        "vendor-names",
        &[r#"["8-0123456789abcdef"]"#, r#""8-0123456789abcdef""#],
        &[r#""a name""#, "7"],
    ),
    ("frame-parents", ORIGINS, NO_ORIGINS),
    ("return-origins", ORIGINS, NO_ORIGINS),
    (
        "return-after-seconds",
        &["0", r#""0""#, "20", r#""300""#],
        &["19", "301", "-1", "20.5", r#""soon""#, "true"],
    ),
    (
        "texts",
        &[r#"{"close": "Done"}"#, r#""{\"close\": \"Done\"}""#],
        &[r#""close""#, r#"{"close": 1}"#, r#""{""#],
    ),
    ("product-name", &[r#""Acme""#], &[r#""""#]),
    ("logo", &[r#""logo.svg""#], &["1"]),
    ("logo-dark", &[r#""logo.svg""#], &["1"]),
    ("logo-alt", &[r#""Acme""#], &["1"]),
    (
        "privacy-link",
        &[r#""https://a.example""#],
        &[r#""javascript:0""#],
    ),
    ("terms-link", &[r#""https://a.example""#], &[r#""/terms""#]),
    ("vendor-name", &[r#""Vendor""#], &["false"]),
    (
        "vendor-link",
        &[r#""https://a.example""#],
        &[r#""http://a.example""#],
    ),
];

const ORIGINS: &[&str] = &[
    r#""https://partner.example, http://localhost:3000""#,
    r#"["https://a.example"]"#,
];
const NO_ORIGINS: &[&str] = &[
    r#""https://partner.example/""#,
    r#""*""#,
    r#""http://partner.example""#,
    "{}",
];
