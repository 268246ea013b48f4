//! Systems for work: tickets, documents, calendars, customers, data.

use crate::catalog::{Access, Connector, Field, rules};

pub(super) const CONNECTORS: [Connector; 5] = [
    Connector {
        provider: "linear",
        name: "Linear",
        category: "ticketing",
        integration_id: "e4b71f93-0c8a-4d65-92f7-3a6d5b801b08",
        fields: || {
            vec![Field {
                validation: rules::pattern("^lin_api_", "A Linear API key begins with lin_api_"),
                ..Field::password("apiKey", "API Key")
            }]
        },
        ..Connector::PLAIN
    },
    Connector {
        provider: "notion",
        name: "Notion",
        category: "documents",
        integration_id: "20d96ac5-f47b-4e18-8b3c-6f1e9d571b09",
        authentication_key: "personal_access_token",
        fields: || vec![Field::password("token", "Integration Secret")],
        ..Connector::PLAIN
    },
    Connector {
        provider: "calendly",
        name: "Calendly",
        category: "scheduling",
        integration_id: "b68f04e2-7d35-4c91-a0d8-e25c7a431b0a",
        authentication_key: "personal_access_token",
        fields: || vec![Field::password("token", "Personal Access Token")],
        ..Connector::PLAIN
    },
    Connector {
        provider: "databricks",
        name: "Databricks",
        category: "iam",
        integration_id: "46c5e1b0-a8f2-4973-8d6e-0b9f34d71b0b",
        authentication_key: "oauth_m2m",
        access: Access::ClientCredentials,
        scopes: &["all-apis"],
        fields: || {
            vec![
                Field {
                    placeholder: "https://dbc-a1b2345c-d6e7.cloud.databricks.com",
                    validation: rules::format("url"),
                    ..Field::text("workspaceUrl", "Workspace URL")
                },
                Field::text("clientId", "Client ID"),
                Field::password("clientSecret", "Client Secret"),
            ]
        },
        ..Connector::PLAIN
    },
    Connector {
        provider: "capsulecrm",
        name: "Capsule CRM",
        category: "crm",
        integration_id: "d93a7c58-1e60-4b2f-95c4-8f6d0e721b0c",
        fields: || vec![Field::password("apiToken", "API Token")],
        ..Connector::PLAIN
    },
];
