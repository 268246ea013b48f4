//! Forms with every kind of field, in both shapes.

use serde_json::json;

use crate::catalog::{Connector, Field, FieldKind, Notice, Position, Shape};

pub(super) const CONNECTORS: [Connector; 4] = [
    Connector {
        provider: "heronhr",
        name: "Heron HR",
        category: "hris-legacy",
        version: "2",
        integration_id: "0d9a7c32-64c4-4f0f-8d6e-6f6c7f0b1a02",
        authentication_key: "basic",
        shape: Shape::Legacy,
        fields: heron,
        ..Connector::PLAIN
    },
    Connector {
        provider: "ploverlearning",
        name: "Plover Learning",
        category: "lms",
        version: "1.2.0",
        integration_id: "c3f1b9d0-2a87-4f4d-b1a9-3e0e7d5c1a03",
        authentication_key: "service_account",
        fields: plover,
        ..Connector::PLAIN
    },
    Connector {
        provider: "fieldfare",
        name: "Fieldfare HR",
        category: "hris",
        version: "1.4.0",
        integration_id: "4b7f2a10-6d0e-4a53-9c55-71d2a86f1a05",
        authentication_key: "everything",
        fields: fieldfare,
        notices: fieldfare_notices,
        ..Connector::PLAIN
    },
    Connector {
        provider: "wagtail",
        name: "Wagtail Recruiting",
        category: "ats",
        version: "1",
        integration_id: "9e1c5d84-3b92-4c1b-8f7a-0a6be4d21a06",
        authentication_key: "everything",
        shape: Shape::Legacy,
        fields: wagtail,
        ..Connector::PLAIN
    },
];

fn heron() -> Vec<Field> {
    vec![
        Field::text("username", "User name"),
        Field::password("password", "Password"),
        Field {
            kind: FieldKind::Number,
            required: false,
            ..Field::text("pageSize", "Page size")
        },
        Field::trigger_token(),
    ]
}

fn plover() -> Vec<Field> {
    vec![
        Field {
            placeholder: "my-school",
            ..Field::text("tenant", "Tenant")
        },
        Field {
            kind: FieldKind::Select,
            options: REGIONS,
            ..Field::text("region", "Region")
        },
        Field {
            kind: FieldKind::TextArea,
            secret: true,
            ..Field::text("serviceAccount", "Service account")
        },
    ]
}

const REGIONS: &[(&str, &str)] = &[("eu", "Europe"), ("us", "United States")];

/// All that a form in today's shape can hold.
fn fieldfare() -> Vec<Field> {
    vec![
        Field {
            placeholder: "nest-42",
            description: "It stands at the top of your Fieldfare start page.",
            ..Field::text("site", "Site name")
        },
        Field {
            tooltip: "A token begins with **ff_**. Make one under `Settings`, then `Tokens`.",
            ..Field::password("token", "Access token")
        },
        Field {
            kind: FieldKind::Select,
            options: REGIONS,
            value: Some(json!("eu")),
            ..Field::text("region", "Region")
        },
        Field {
            kind: FieldKind::TextArea,
            required: false,
            placeholder: "One address a line",
            guide: Some((
                "People at these addresses are left out.",
                "Leave it empty to bring everybody.",
            )),
            description: "This sentence gives way to the guide's.",
            ..Field::text("leftOut", "Left out")
        },
        Field {
            required: false,
            kind: FieldKind::Number,
            value: Some(json!(50)),
            ..Field::text("pageSize", "Page size")
        },
        Field {
            read_only: true,
            value: Some(json!("https://api.fieldfare.example")),
            ..Field::text("apiAddress", "API address")
        },
        Field {
            shown: false,
            value: Some(json!("v3")),
            ..Field::text("apiVersion", "API version")
        },
        Field {
            required: false,
            secret_is_unsaid: true,
            ..Field::text("recoveryCode", "Recovery code")
        },
        Field::trigger_token(),
    ]
}

fn fieldfare_notices() -> Vec<Notice> {
    vec![
        Notice::info(
            "welcome",
            Position::Unsaid,
            "Have your Fieldfare start page at hand. [How to find it](https://fieldfare.example/help)",
        ),
        Notice::warning(
            "rights",
            Position::Top,
            "You must be an **owner** of the site.",
        ),
        Notice::warning(
            "token-life",
            Position::Before("token".to_owned()),
            "A token runs out after a year.",
        ),
        Notice::info(
            "never-shown",
            Position::Before("apiVersion".to_owned()),
            "This belongs to a hidden field, so it is not shown.",
        ),
        Notice::info(
            "time",
            Position::Bottom,
            "The first data arrives after some minutes.",
        ),
    ]
}

/// All that a form in the older shape can hold.
fn wagtail() -> Vec<Field> {
    vec![
        Field {
            guide: Some(("The part before .wagtail.example", "Ask your administrator")),
            ..Field::text("account", "Account")
        },
        Field::password("secretKey", "Secret key"),
        Field {
            kind: FieldKind::Number,
            value: Some(json!(-1.5)),
            required: false,
            ..Field::text("offset", "Time offset in hours")
        },
        Field {
            kind: FieldKind::Select,
            options: REGIONS,
            required: false,
            ..Field::text("region", "Region")
        },
        Field {
            kind: FieldKind::TextArea,
            required: false,
            condition: "{{ present(credentials.account) }}",
            ..Field::text("jobs", "Only these jobs")
        },
        Field {
            shown: false,
            value: Some(json!("hub")),
            ..Field::text("origin", "Origin")
        },
        Field::trigger_token(),
    ]
}
