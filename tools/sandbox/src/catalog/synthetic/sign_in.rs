//! Connectors of type `oauth2`: by signing in, said in three ways, and by client credentials.

use crate::catalog::{Access, Connector, Field, FieldKind, Shape};

pub(super) const CONNECTORS: [Connector; 4] = [
    Connector {
        provider: "kitedesk",
        name: "Kite Desk",
        category: "ticketing",
        version: "1.0.3",
        integration_id: "7be2f4a6-91d3-4a5e-a0c8-5d4b3c2e1a04",
        authentication_key: "oauth2",
        access: Access::SignIn,
        scopes: &["tickets:read", "people:read"],
        fields: || vec![Field::text("workspace", "Workspace")],
        ..Connector::PLAIN
    },
    Connector {
        provider: "kestrel",
        name: "Kestrel Payroll",
        category: "accounting",
        integration_id: "d5a0b3f7-1c68-4e0d-b8a4-9f27c3e61a07",
        authentication_key: "own_client",
        access: Access::SignInUnsaid,
        scopes: &["payroll.read"],
        fields: kestrel,
        ..Connector::PLAIN
    },
    Connector {
        provider: "osprey",
        name: "Osprey CRM",
        category: "crm",
        version: "2",
        integration_id: "2f8e6c19-7a45-4d3b-9e01-b6d85a0c1a08",
        authentication_key: "oauth2",
        shape: Shape::Legacy,
        access: Access::SignIn,
        scopes: &["contacts:read"],
        fields: Vec::new,
        ..Connector::PLAIN
    },
    Connector {
        provider: "merlin",
        name: "Merlin Directory",
        category: "iam",
        integration_id: "e80d4f52-95b7-4c26-a1f3-3c7b9d081a09",
        authentication_key: "client_credentials",
        access: Access::ClientCredentials,
        scopes: &["directory.read"],
        fields: merlin,
        ..Connector::PLAIN
    },
];

/// A sign-in that needs a secret of the customer's first: what must not travel in an address.
fn kestrel() -> Vec<Field> {
    vec![
        Field {
            placeholder: "acme.kestrel.example",
            ..Field::text("domain", "Kestrel address")
        },
        Field::text("clientId", "Client ID"),
        Field::password("clientSecret", "Client secret"),
    ]
}

fn merlin() -> Vec<Field> {
    vec![
        Field::text("clientId", "Client ID"),
        Field::password("clientSecret", "Client secret"),
        Field {
            kind: FieldKind::Select,
            options: &[("read", "Read only"), ("all", "Read and write")],
            ..Field::text("scope", "Access")
        },
    ]
}
