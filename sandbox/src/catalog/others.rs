//! Connectors beside ClayHR, so that a list has more than one entry and every kind of field is seen.
//!
//! All are invented, and accept whatever is typed.

use super::{Connector, Field, FieldKind, Style};

pub(super) fn connectors() -> Vec<Connector> {
    vec![
        Connector {
            provider: "heronhr",
            name: "Heron HR",
            category: "hris-legacy",
            version: "2",
            integration_id: "0d9a7c32-64c4-4f0f-8d6e-6f6c7f0b1a02",
            authentication_key: "basic",
            environment: "production",
            style: Style::LegacyForm,
        },
        Connector {
            provider: "ploverlearning",
            name: "Plover Learning",
            category: "lms",
            version: "1.2.0",
            integration_id: "c3f1b9d0-2a87-4f4d-b1a9-3e0e7d5c1a03",
            authentication_key: "service_account",
            environment: "production",
            style: Style::Form,
        },
        Connector {
            provider: "kitedesk",
            name: "Kite Desk",
            category: "ticketing",
            version: "1.0.3",
            integration_id: "7be2f4a6-91d3-4a5e-a0c8-5d4b3c2e1a04",
            authentication_key: "oauth2",
            environment: "production",
            style: Style::SignIn,
        },
    ]
}

pub(super) fn fields(provider: &str) -> Vec<Field> {
    match provider {
        "heronhr" => vec![
            Field::text("username", "User name"),
            Field::password("password", "Password"),
            Field {
                kind: FieldKind::Number,
                required: false,
                ..Field::text("pageSize", "Page size")
            },
            Field {
                required: false,
                read_only: true,
                ..Field::text("external-trigger-token", "Trigger token")
            },
        ],
        "ploverlearning" => vec![
            Field {
                placeholder: "my-school",
                ..Field::text("tenant", "Tenant")
            },
            Field {
                kind: FieldKind::Select,
                options: &[("eu", "Europe"), ("us", "United States")],
                ..Field::text("region", "Region")
            },
            Field {
                kind: FieldKind::TextArea,
                secret: true,
                ..Field::text("serviceAccount", "Service account")
            },
        ],
        "kitedesk" => vec![Field::text("workspace", "Workspace")],
        _ => Vec::new(),
    }
}
