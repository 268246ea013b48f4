//! Connectors at the edges: kinds that nobody knows, nothing to fill in, and one that is switched off.

use serde_json::json;

use crate::catalog::{Connector, Field, FieldKind, Notice, Position};

pub(super) const CONNECTORS: [Connector; 3] = [
    Connector {
        provider: "puffin",
        name: "Puffin Marketing",
        category: "marketing",
        integration_id: "83b6e2f1-6c0a-4d75-b94e-7f5a1c281a0d",
        fields: puffin,
        ..Connector::PLAIN
    },
    Connector {
        provider: "swiftly",
        name: "Swiftly Calendar",
        category: "scheduling",
        integration_id: "1c94d7a5-2f6b-4f8e-8a37-c05e6b931a0e",
        notices: swiftly_notices,
        ..Connector::PLAIN
    },
    Connector {
        provider: "dodohr",
        name: "Dodo HR",
        integration_id: "57e0b84c-d913-4a2f-9b6d-e48f0a271a0f",
        active: false,
        fields: || vec![Field::password("key", "API key")],
        ..Connector::PLAIN
    },
];

fn puffin() -> Vec<Field> {
    vec![
        Field::password("key", "API key"),
        Field {
            kind: FieldKind::Unheard,
            value: Some(json!("#0b5cad")),
            ..Field::text("colour", "Brand colour")
        },
        Field {
            kind: FieldKind::Unsaid,
            required: false,
            ..Field::text("slogan", "Slogan")
        },
    ]
}

fn swiftly_notices() -> Vec<Notice> {
    vec![Notice::info(
        "nothing-to-do",
        Position::Top,
        "There is nothing to fill in: press Connect.",
    )]
}
