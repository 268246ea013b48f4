//! Systems for people: HR, recruiting, performance.

use crate::catalog::{Access, Connector, Field};

pub(super) const CONNECTORS: [Connector; 7] = [
    Connector {
        provider: "bamboohr",
        name: "BambooHR",
        integration_id: "3d1f7a62-80c5-4b1e-9f24-6a0d5e8c1b01",
        fields: || {
            vec![
                Field {
                    placeholder: "acmecompany",
                    ..Field::text("companyDomain", "Company Domain")
                },
                Field::password("apiKey", "API Key"),
            ]
        },
        ..Connector::PLAIN
    },
    Connector {
        provider: "hibob",
        name: "HiBob",
        integration_id: "a2c86e05-4f9b-4d37-8e10-7b5c3f921b02",
        authentication_key: "service_user",
        fields: || {
            vec![
                Field {
                    placeholder: "SERVICE-1234",
                    ..Field::text("serviceUserId", "Service User ID")
                },
                Field::password("serviceUserToken", "Service User Token"),
            ]
        },
        ..Connector::PLAIN
    },
    Connector {
        provider: "personio",
        name: "Personio",
        integration_id: "5b94d0f8-23e7-4c6a-a1d5-9e7f60b31b03",
        authentication_key: "oauth2",
        access: Access::ClientCredentials,
        scopes: &["employees:read"],
        fields: || {
            vec![
                Field::text("clientId", "Client ID"),
                Field::password("clientSecret", "Client Secret"),
            ]
        },
        ..Connector::PLAIN
    },
    Connector {
        provider: "factorialhr",
        name: "Factorial",
        integration_id: "c70e53b1-9d48-4a2c-b3f6-14a8d2e71b04",
        fields: api_key,
        ..Connector::PLAIN
    },
    Connector {
        provider: "humaans",
        name: "Humaans",
        integration_id: "1e85b9c4-6a70-4f13-8d2b-c3975f041b05",
        fields: || vec![Field::password("accessToken", "API Access Token")],
        ..Connector::PLAIN
    },
    Connector {
        provider: "lattice",
        name: "Lattice",
        integration_id: "984a2d7f-c1b6-4e50-9a83-05f7e6d21b06",
        fields: api_key,
        ..Connector::PLAIN
    },
    Connector {
        provider: "ashby",
        name: "Ashby",
        category: "ats",
        integration_id: "7f30c8e6-52d9-4b84-a6e1-d80b1c951b07",
        authentication_key: "public_api",
        fields: api_key,
        ..Connector::PLAIN
    },
];

fn api_key() -> Vec<Field> {
    vec![Field::password("apiKey", "API Key")]
}
