//! One connector: how the list shows it, and the two shapes its configuration can have.

use serde_json::{Value, json};

use super::{CLAYHR, Field, Notice, clayhr_form::ClayHrForm};
use crate::store::Session;

/// The shape of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Today's: `configFields` and `configNotices`.
    Falcon,
    /// The older one: `authentication`, by key and environment.
    Legacy,
}

/// The way in which a person proves who they are to a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// By filling in a form.
    Form,
    /// By signing in at the provider, after a form.
    SignIn,
    /// The same, said only by `oauth2`, with no grant type.
    SignInUnsaid,
    /// By a form, though the type is `oauth2`.
    ClientCredentials,
}

impl Access {
    fn kind(self) -> &'static str {
        match self {
            Self::Form => "custom",
            _ => "oauth2",
        }
    }

    fn grant_type(self) -> Option<&'static str> {
        match self {
            Self::Form | Self::SignInUnsaid => None,
            Self::SignIn => Some("authorization_code"),
            Self::ClientCredentials => Some("client_credentials"),
        }
    }
}

/// One entry of the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Connector {
    pub(crate) provider: &'static str,
    pub(crate) name: &'static str,
    pub(crate) category: &'static str,
    pub(crate) version: &'static str,
    pub(crate) integration_id: &'static str,
    pub(crate) authentication_key: &'static str,
    /// False for one that is configured but switched off.
    pub(crate) active: bool,
    pub(crate) shape: Shape,
    pub(crate) access: Access,
    /// The provider's names of the rights it asks consent for.
    pub(crate) scopes: &'static [&'static str],
    pub(crate) fields: fn() -> Vec<Field>,
    pub(crate) notices: fn() -> Vec<Notice>,
}

/// The environment every connector is configured for.
pub(crate) const ENVIRONMENT: &str = "production";

impl Connector {
    /// A form in today's shape that asks for nothing; the rest is set with `..`.
    pub(crate) const PLAIN: Self = Self {
        provider: "",
        name: "",
        category: "hris",
        version: "1.0.0",
        integration_id: "",
        authentication_key: "api_key",
        active: true,
        shape: Shape::Falcon,
        access: Access::Form,
        scopes: &[],
        fields: Vec::new,
        notices: Vec::new,
    };

    /// Returns the fields of the form. ClayHR's form is the session's own, since switches can change it.
    pub(crate) fn fields(&self, form: &ClayHrForm) -> Vec<Field> {
        if self.provider == CLAYHR {
            form.fields()
        } else {
            (self.fields)()
        }
    }

    fn notices(&self, form: &ClayHrForm) -> Vec<Notice> {
        if self.provider == CLAYHR {
            form.notices()
        } else {
            (self.notices)()
        }
    }

    /// Returns `true` if the person is sent to the provider to agree.
    pub(crate) fn signs_in(&self) -> bool {
        matches!(self.access, Access::SignIn | Access::SignInUnsaid)
    }

    /// The entry as the browser's list shows it.
    pub(crate) fn list_entry(&self, base_url: &str) -> Value {
        json!({
            "active": self.active,
            "name": self.name,
            "provider": self.provider,
            "type": self.category,
            "version": self.version,
            "authentication_config_key": self.authentication_key,
            "environment": ENVIRONMENT,
            "integration_id": self.integration_id,
            "logo_url": format!("{base_url}/assets/{}.svg", self.provider),
        })
    }

    /// The `config` of the connector, in whichever of the two shapes it has.
    pub(crate) fn config(&self, form: &ClayHrForm, base_url: &str) -> Value {
        let guide = format!("{base_url}/guides/{}", self.provider);
        let fields: Vec<Value> = self.fields(form).iter().map(Field::to_json).collect();
        if self.shape == Shape::Legacy {
            return json!({
                "key": self.provider,
                "name": self.name,
                "authentication": { self.authentication_key: { ENVIRONMENT: {
                    "type": self.access.kind(),
                    "fields": fields,
                    "guide": { "supportLink": guide, "description": "" },
                } } },
            });
        }
        let notices: Vec<Value> = self.notices(form).iter().map(Notice::to_json).collect();
        let mut config = json!({
            "key": self.provider,
            "name": self.name,
            "type": self.access.kind(),
            "assets": { "icon": format!("{base_url}/assets/{}.svg", self.provider) },
            "support": { "link": guide, "description": "" },
            "configFields": fields,
            "configNotices": notices,
        });
        if let Some(grant_type) = self.access.grant_type() {
            config["grantType"] = json!(grant_type);
        }
        config
    }

    /// Returns `true` if a session may link it at all.
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
