//! Connectors whose fields carry rules, in the older form, in the newer one, and in a hostile one.

use crate::catalog::{Connector, Field, rules};

pub(super) const CONNECTORS: [Connector; 3] = [
    Connector {
        provider: "linnet",
        name: "Linnet Screening",
        category: "screening",
        version: "1.1.0",
        integration_id: "6a3c9e70-48d1-4b9f-8c02-5e1f7d941a0a",
        fields: linnet,
        ..Connector::PLAIN
    },
    Connector {
        provider: "siskin",
        name: "Siskin Messages",
        category: "messaging",
        version: "1.1.0",
        integration_id: "b19f5d28-0e7c-4a64-97d3-8a42c6f01a0b",
        fields: siskin,
        ..Connector::PLAIN
    },
    Connector {
        provider: "shrike",
        name: "Shrike Documents",
        category: "documents",
        integration_id: "f4720c8d-5b31-4e98-a6bf-1d0e93a71a0c",
        fields: shrike,
        ..Connector::PLAIN
    },
];

/// The older form.
fn linnet() -> Vec<Field> {
    vec![
        Field {
            placeholder: "https://acme.linnet.com",
            validation: rules::domain("linnet"),
            ..Field::text("address", "Linnet address")
        },
        Field {
            placeholder: "AB-1234",
            validation: rules::html_pattern(
                "^[A-Z]{2}-[0-9]{4}$",
                "Two capital letters, a hyphen and four digits",
            ),
            ..Field::text("customer", "Customer number")
        },
        Field {
            required: false,
            validation: rules::html_pattern("^[0-9]{2}$", ""),
            ..Field::text("branch", "Branch")
        },
        Field {
            validation: rules::html_pattern("^lk_", "A key begins with lk_"),
            ..Field::password("key", "Secret key")
        },
    ]
}

/// The newer form: a pattern, each format, and one format that nobody knows.
fn siskin() -> Vec<Field> {
    let optional = |key, label, format| Field {
        required: false,
        validation: rules::format(format),
        ..Field::text(key, label)
    };
    vec![
        Field {
            placeholder: "team-nest",
            validation: rules::pattern("^[a-z]+(-[a-z]+)*$", "Use small letters and hyphens"),
            ..Field::text("team", "Team")
        },
        Field {
            validation: rules::format("email"),
            ..Field::text("email", "E-mail address")
        },
        Field {
            validation: rules::format("url"),
            ..Field::text("server", "Server address")
        },
        optional("resource", "Resource", "uri"),
        optional("tenant", "Tenant ID", "uuid"),
        optional("since", "Since", "date"),
        optional("until", "Until", "datetime"),
        optional("colour", "Colour", "colour"),
        Field {
            validation: rules::pattern("^sk_[a-z0-9]+$", "A key begins with sk_"),
            ..Field::password("key", "Secret key")
        },
    ]
}

/// Rules that would hang or stop a careless client: of none is a value to be refused for the rule's own fault.
fn shrike() -> Vec<Field> {
    vec![
        Field {
            validation: rules::html_pattern("^(a+)+$", "Only the letter a"),
            ..Field::text("slow", "A rule that is slow to check")
        },
        Field {
            validation: rules::pattern("^(\\w+\\s?)*$", "Words only"),
            ..Field::text("slower", "A newer rule that is slow to check")
        },
        Field {
            validation: rules::html_pattern("([", "Never said"),
            ..Field::text("broken", "A rule that is not one")
        },
        Field {
            required: false,
            validation: rules::html_pattern("^(?<=a)b$", "Never said"),
            ..Field::text("unusual", "A rule that looks back")
        },
    ]
}
