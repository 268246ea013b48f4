//! The connectors a session may offer, and what each asks for. Data only; nothing here talks to a provider.

pub(crate) mod clayhr_form;
mod field;
mod others;

use serde_json::{Value, json};

use crate::store::Session;
use clayhr_form::ClayHrForm;
pub(crate) use field::{Field, FieldKind};

/// The provider key of ClayHR.
pub(crate) const CLAYHR: &str = "clayhr";

/// How a person proves who they are to a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// A form, in today's shape of configuration.
    Form,
    /// A form, in the older shape, behind an authentication key and an environment.
    LegacyForm,
    /// Signing in at the provider, after a form.
    SignIn,
}

/// One entry of the list.
#[derive(Debug, Clone)]
pub(crate) struct Connector {
    pub(crate) provider: &'static str,
    pub(crate) name: &'static str,
    pub(crate) category: &'static str,
    pub(crate) version: &'static str,
    pub(crate) integration_id: &'static str,
    pub(crate) authentication_key: &'static str,
    pub(crate) environment: &'static str,
    pub(crate) style: Style,
}

impl Connector {
    /// What the form asks for. ClayHR's form is the session's own, since switches can change it.
    pub(crate) fn fields(&self, form: &ClayHrForm) -> Vec<Field> {
        if self.provider == CLAYHR {
            form.fields()
        } else {
            others::fields(self.provider)
        }
    }

    /// The entry as the browser's list shows it.
    pub(crate) fn list_entry(&self, base_url: &str) -> Value {
        json!({
            "active": true,
            "name": self.name,
            "provider": self.provider,
            "type": self.category,
            "version": self.version,
            "authentication_config_key": self.authentication_key,
            "environment": self.environment,
            "integration_id": self.integration_id,
            "logo_url": format!("{base_url}/assets/{}.svg", self.provider),
        })
    }

    /// The `config` of the connector, in whichever of the two shapes it has.
    pub(crate) fn config(&self, form: &ClayHrForm, base_url: &str) -> Value {
        let guide = format!("{base_url}/guides/{}", self.provider);
        let fields: Vec<Value> = self.fields(form).iter().map(Field::to_json).collect();
        if self.style == Style::LegacyForm {
            return json!({
                "key": self.provider,
                "name": self.name,
                "authentication": { self.authentication_key: { self.environment: {
                    "type": "custom",
                    "fields": fields,
                    "guide": { "supportLink": guide, "description": "" },
                } } },
            });
        }
        let notices = if self.provider == CLAYHR {
            form.notices()
        } else {
            Vec::new()
        };
        let mut config = json!({
            "key": self.provider,
            "name": self.name,
            "type": if self.style == Style::SignIn { "oauth2" } else { "custom" },
            "assets": { "icon": format!("{base_url}/assets/{}.svg", self.provider) },
            "support": { "link": guide, "description": "" },
            "configFields": fields,
            "configNotices": notices,
        });
        if self.style == Style::SignIn {
            config["grantType"] = json!("authorization_code");
        }
        config
    }

    /// Whether a session may link it at all.
    pub(crate) fn is_allowed(&self, session: &Session) -> bool {
        let provider = session
            .provider
            .as_deref()
            .is_none_or(|only| only == self.provider);
        let integration = session
            .integration_id
            .as_deref()
            .is_none_or(|only| only == self.integration_id);
        let category = session
            .categories
            .as_ref()
            .is_none_or(|list| list.is_empty() || list.iter().any(|only| only == self.category));
        provider && integration && category
    }
}

/// All connectors of a sandbox.
#[derive(Debug)]
pub(crate) struct Catalog {
    connectors: Vec<Connector>,
}

impl Default for Catalog {
    fn default() -> Self {
        let mut connectors = vec![Connector {
            provider: CLAYHR,
            name: "ClayHR",
            category: "hris",
            version: "1.0.0",
            integration_id: "5f6c1d1e-0a53-4c6b-9a55-2f0f6f1c7a01",
            authentication_key: "api_key",
            environment: "production",
            style: Style::Form,
        }];
        connectors.extend(others::connectors());
        Self { connectors }
    }
}

impl Catalog {
    pub(crate) fn all(&self) -> &[Connector] {
        &self.connectors
    }

    pub(crate) fn by_provider(&self, provider: &str) -> Option<&Connector> {
        self.connectors
            .iter()
            .find(|connector| connector.provider == provider)
    }

    /// What a session may link.
    pub(crate) fn allowed(&self, session: &Session) -> Vec<&Connector> {
        self.connectors
            .iter()
            .filter(|connector| connector.is_allowed(session))
            .collect()
    }

    /// One connector by its id, if the session may link it.
    pub(crate) fn allowed_by_id(&self, session: &Session, id: &str) -> Option<&Connector> {
        self.allowed(session)
            .into_iter()
            .find(|connector| connector.integration_id == id)
    }
}
