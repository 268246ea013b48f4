//! The forms, fields and answers that the flow's tests share.

use std::sync::Arc;

use flow::{
    connector::Connector,
    details::{ConnectorDetails, GuideSource},
    field::{Field, FieldKey, FieldKind},
    fields::rule::{RuleChecker, RuleKind, ValidationRule},
    form::FormConfig,
    guide::Guide,
};
use patterns::Verdict;

pub const KEY: &str = "CANARYq8Zk3Wm5Rt7Yb2Nc";
pub const SUBDOMAIN: FieldKey = FieldKey::Subdomain;
pub const API_KEY: FieldKey = FieldKey::ApiKey;
pub const USER_ID: FieldKey = FieldKey::UserId;
/// Answers that can be sent.
pub const GOOD: [(FieldKey, &str); 3] = [(SUBDOMAIN, "acme"), (API_KEY, KEY), (USER_ID, "123456")];

/// Returns the rule checker that the page fetches for forms with rules.
pub fn checker() -> RuleChecker {
    RuleChecker(|rule, answer| {
        let kind = match rule.kind {
            RuleKind::Pattern => patterns::Kind::Pattern,
            RuleKind::Format => patterns::Kind::Format,
            RuleKind::Domain => patterns::Kind::Domain,
        };
        match patterns::check(kind, &rule.text, answer) {
            Verdict::Broken(example) => Some(example.unwrap_or_default()),
            Verdict::Kept | Verdict::Unchecked => None,
        }
    })
}

/// The form of ClayHR, as this program has it.
pub fn config() -> Arc<FormConfig> {
    Arc::new(FormConfig {
        checker: checker(),
        ..FormConfig::new(guide::clayhr())
    })
}

pub fn other(connector: Connector, guide: Guide) -> ConnectorDetails {
    ConnectorDetails {
        connector,
        existing_account: Ok(None),
        guide: GuideSource::Provided(guide),
    }
}

pub fn field(key: &str) -> Field {
    Field {
        key: key.to_owned(),
        label: key.to_owned(),
        is_required: true,
        is_shown: true,
        ..Field::default()
    }
}

pub fn secret(key: &str) -> Field {
    Field {
        kind: FieldKind::Password,
        is_secret: true,
        ..field(key)
    }
}

pub fn clayhr() -> Connector {
    Connector {
        integration_id: "int-1".to_owned(),
        provider: "clayhr".to_owned(),
        name: "ClayHR".to_owned(),
        fields: vec![
            field("companySubdomain"),
            secret("api_key"),
            field("userId"),
        ],
        ..Connector::default()
    }
}

/// ClayHR, with a secret that no step asks for.
pub fn clayhr_with_region(is_required: bool) -> Connector {
    let mut connector = clayhr();
    connector.fields.push(Field {
        is_required,
        label: "Region".to_owned(),
        ..secret("region")
    });
    connector
}

pub fn region() -> FieldKey {
    FieldKey::Other("region".to_owned())
}

/// A connector that only the backend knows, with a field of each sort.
pub fn heron() -> Connector {
    Connector {
        integration_id: "heron".to_owned(),
        provider: "heron".to_owned(),
        name: "Heron HR".to_owned(),
        fields: vec![
            field("site"),
            // The same key as one of ClayHR's fields, which other rules go for.
            secret("apiKey"),
            Field {
                is_required: false,
                rule: Some(ValidationRule {
                    kind: RuleKind::Format,
                    text: "number".to_owned(),
                    sentence: None,
                }),
                value: "50".to_owned(),
                ..field("size")
            },
            Field {
                is_shown: false,
                value: "v3".to_owned(),
                ..field("version")
            },
        ],
        ..Connector::default()
    }
}
