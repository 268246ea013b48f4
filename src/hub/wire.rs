//! The backend's JSON, read into the flow's types, and the requests written as JSON. A missing or odd part is a named
//! failure, never a panic; what is not known is passed over.

use flow::{
    connector::{Connector, Notice, NoticePlace},
    effect::AccountRequest,
    failure::{Failure, FailureCode},
    field::{Field, FieldKind, SelectOption},
    fields::rule::{RuleKind, ValidationRule},
    linked_account::LinkedAccount,
    secret::Secret,
    state::ConnectorSummary,
};
use serde_json::{Map, Value, json};

/// An entry of the list of connectors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integration {
    /// The part for people; its id names it in the requests that follow.
    pub summary: ConnectorSummary,
    authentication_key: String,
    environment: String,
    external_trigger_token: Option<Secret>,
}

/// The account that is to be updated, if the session's owner has one already: from the answer to `/hub/settings`.
pub fn existing_account(settings: &Value) -> Option<String> {
    text(settings, "existing_account_id").filter(|id| is_safe_id(id))
}

/// The text before the end of a secret that the backend keeps (contract B.7).
const PLACEHOLDER: &str = "__secretvalue:**redacted**";

/// An account that is linked already: from the answer to `/hub/accounts/{id}`.
pub fn account(id: &str, answer: &Value) -> LinkedAccount {
    let texts = |key: &str| -> Vec<(String, String)> {
        let entries = answer[key].as_object().into_iter().flatten();
        entries
            .filter_map(|(key, value)| Some((key.clone(), text_or_number(value)?)))
            .collect()
    };
    let part = |key: &str| text(answer, key).unwrap_or_default();
    let mut secrets = texts("secrets");
    for (_, shown) in &mut secrets {
        // Whatever is no placeholder may be the secret itself, and is shown to nobody.
        *shown = shown
            .strip_prefix(PLACEHOLDER)
            .unwrap_or_default()
            .to_owned();
    }
    LinkedAccount {
        id: id.to_owned(),
        integration_id: part("integrationId"),
        provider: part("provider"),
        form: text(answer, "authConfigKey").map(|key| (key, part("environment"))),
        setup_info: texts("setupInformation"),
        secrets,
    }
}

fn text(json: &Value, key: &str) -> Option<String> {
    json[key].as_str().map(str::to_owned)
}

/// Reads a text, or a number as text: `50` and `50.0` are both `50`.
fn text_or_number(json: &Value) -> Option<String> {
    match json {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => {
            let text = number.to_string();
            Some(text.strip_suffix(".0").unwrap_or(&text).to_owned())
        }
        _ => None,
    }
}

fn is_web_address(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// The active integrations: from the answer to `/hub/connectors`.
///
/// # Errors
/// [`FailureCode::BadResponse`] where the answer has no list.
pub fn integrations(connectors: &Value) -> Result<Vec<Integration>, Failure> {
    let Some(entries) = connectors["integrations"].as_array() else {
        return Err(Failure::new(FailureCode::BadResponse));
    };
    let token = text(connectors, "external_trigger_token");
    Ok(entries
        .iter()
        .filter(|entry| {
            entry["active"] == true && entry["integration_id"].as_str().is_some_and(is_safe_id)
        })
        .map(|entry| {
            let part = |key| text(entry, key).unwrap_or_default();
            Integration {
                summary: ConnectorSummary {
                    id: part("integration_id"),
                    provider: part("provider"),
                    name: text(entry, "name").unwrap_or_else(|| part("provider")),
                    category: part("type"),
                    logo: text(entry, "logo_url").filter(|address| is_web_address(address)),
                },
                authentication_key: part("authentication_config_key"),
                environment: part("environment"),
                external_trigger_token: token.as_deref().map(Secret::new),
            }
        })
        .collect())
}

/// The integration to open, if that is clear: the one of the account that is to be updated, the one that the user
/// chose, the one of the provider that this page is for, or the only one there is.
pub fn choose<'a>(
    integrations: &'a [Integration],
    existing: Option<&LinkedAccount>,
    chosen: Option<&str>,
    provider: &str,
) -> Option<&'a Integration> {
    let with_id = |id: &str| integrations.iter().find(|entry| entry.summary.id == id);
    let with_provider = |key: &str| {
        integrations
            .iter()
            .find(|entry| entry.summary.provider == key)
    };
    if let Some(existing) = existing {
        return with_id(&existing.integration_id).or_else(|| with_provider(&existing.provider));
    }
    let only = || integrations.first().filter(|_| integrations.len() == 1);
    match chosen {
        Some(id) => with_id(id),
        None => with_provider(provider).or_else(only),
    }
}

/// Ids go into addresses unescaped, as the contract has it, so one that could change the address is refused.
fn is_safe_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~'))
        && id.bytes().any(|byte| byte != b'.')
}

/// The form of an integration: from the answer to `/hub/connectors/{id}`.
///
/// # Errors
/// [`FailureCode::ConfigInvalid`] where it has no list of fields, or a field without a key.
pub fn connector(
    answer: &Value,
    integration: &Integration,
    existing: Option<&LinkedAccount>,
) -> Result<Connector, Failure> {
    let config = &answer["config"];
    let (block, fields) = match &config["authentication"] {
        Value::Null => (config, &config["configFields"]),
        authentication => {
            // The form that the account was made with, if it is still there.
            let block = existing
                .and_then(|existing| existing.form.as_ref())
                .map(|(key, environment)| &authentication[key.as_str()][environment.as_str()])
                .filter(|block| !block.is_null())
                .unwrap_or(
                    &authentication[&integration.authentication_key][&integration.environment],
                );
            (block, &block["fields"])
        }
    };
    let signs_in = matches!(block["type"].as_str(), Some("oauth2" | "oidc"))
        && block["grantType"] != "client_credentials";
    let mut warnings = Vec::new();
    let fields = fields
        .as_array()
        .and_then(|fields| {
            let fields = fields.iter();
            fields.map(|json| field(json, &mut warnings)).collect()
        })
        .ok_or_else(|| Failure::new(FailureCode::ConfigInvalid))?;
    let notices = config["configNotices"].as_array().into_iter().flatten();
    Ok(Connector {
        integration_id: integration.summary.id.clone(),
        provider: integration.summary.provider.clone(),
        name: text(config, "name").unwrap_or_else(|| integration.summary.name.clone()),
        fields,
        support_link: text(&config["support"], "link")
            .or_else(|| text(&block["guide"], "supportLink"))
            .filter(|link| link.starts_with("https://")),
        external_trigger_token: integration.external_trigger_token.clone(),
        signs_in,
        notices: notices.filter_map(notice).collect(),
        warnings,
    })
}

/// The guide for people that a connector brings, in StackOne's model.
pub fn guide(answer: &Value) -> Option<Value> {
    let guide = &answer["config"]["support"]["guides"]["config"];
    (!guide.is_null()).then(|| guide.clone())
}

fn notice(json: &Value) -> Option<Notice> {
    Some(Notice {
        text: text(json, "description")?,
        is_warning: json["type"] == "warning",
        place: match (json["position"].as_str(), text(json, "anchor")) {
            (Some("bottom"), _) => NoticePlace::Bottom,
            (_, Some(key)) => NoticePlace::Before(key),
            _ => NoticePlace::Top,
        },
    })
}

fn field(json: &Value, warnings: &mut Vec<String>) -> Option<Field> {
    let key = text(json, "key")?;
    let mut warn = |problem: &str| warnings.push(format!("{key}: {problem}"));
    let kind = match json["type"].as_str() {
        Some("text") => FieldKind::Text,
        Some("number") => FieldKind::Number,
        Some("password") => FieldKind::Password,
        Some("text_area") => FieldKind::TextArea,
        Some("select") => {
            let options = json["options"].as_array().into_iter().flatten();
            FieldKind::Select(options.filter_map(option).collect())
        }
        // A kind that we don't know is still one that a person can answer.
        _ => {
            warn("its type is unknown, and is shown as text");
            FieldKind::Text
        }
    };
    let rule = match (&kind, &json["validation"]) {
        (FieldKind::Number, _) => Some(ValidationRule {
            kind: RuleKind::Format,
            text: "number".to_owned(),
            sentence: None,
        }),
        (_, Value::Null) => None,
        (_, validation) => {
            let rule = rule(validation);
            if rule.is_none() {
                warn("its validation is not understood, and is left to the backend");
            }
            rule
        }
    };
    // The contract has no type of its own for it.
    let kind = match &rule {
        Some(rule) if kind == FieldKind::Text && rule.is_format("email") => FieldKind::Email,
        _ => kind,
    };
    if !json["condition"].is_null() {
        warn("its condition is not evaluated: it is always shown");
    }
    // `guide` wins; a tooltip is one more sentence, since nobody should have to look for it.
    let guided = |part: &str| text(&json["guide"], part).or_else(|| text(json, part));
    let description: Vec<_> = [guided("description"), guided("tooltip")]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect();
    Some(Field {
        sent_key: None,
        label: text(json, "label").unwrap_or_else(|| key.clone()),
        is_required: json["required"] == true,
        is_read_only: json["readOnly"] == true,
        is_shown: json["display"] != false,
        // As the contract has it: a field that is not said to be plain is a secret.
        is_secret: kind == FieldKind::Password || json["secret"] != false,
        description: (!description.is_empty()).then(|| description.join(" ")),
        placeholder: text(json, "placeholder"),
        kind,
        value: text_or_number(&json["value"]).unwrap_or_default(),
        cover: None,
        rule,
        saved_secret_suffix: None,
        key,
    })
}

/// A rule in either of the two forms in which it comes.
fn rule(json: &Value) -> Option<ValidationRule> {
    let (kind, rule) = match (json["type"].as_str(), text(json, "pattern")) {
        (Some("html-pattern") | None, Some(pattern)) => (RuleKind::Pattern, pattern),
        (Some("domain"), Some(name)) => (RuleKind::Domain, name),
        _ => (RuleKind::Format, text(json, "format")?),
    };
    Some(ValidationRule {
        kind,
        text: rule,
        sentence: text(json, "error").or_else(|| text(json, "errorMessage")),
    })
}

fn option(json: &Value) -> Option<SelectOption> {
    let value = text(json, "value")?;
    Some(SelectOption {
        label: text(json, "label").unwrap_or_else(|| value.clone()),
        value,
        cover: None,
    })
}

/// The account's id: from the answer to `POST /hub/accounts`. Only this proves that there is an account.
pub fn account_id(answer: &Value) -> Option<String> {
    let id = text_or_number(&answer["id"])?;
    Some(id.trim().to_owned()).filter(|id| !id.is_empty())
}

/// A sign-in that was started: its id, and the address where the user signs in, if the backend says so.
pub fn started_sign_in(answer: &Value) -> Option<(String, Option<String>)> {
    let id = account_id(answer).filter(|id| is_safe_id(id))?;
    let address = text(answer, "authorization_url").filter(|address| is_web_address(address));
    Some((id, address))
}

/// The outcome of a sign-in: none yet, the account's id, or why there is none.
pub fn sign_in_outcome(answer: &Value) -> Option<Result<String, Failure>> {
    let failed = |code| Some(Err(Failure::new(code)));
    match answer["status"].as_str()? {
        "authenticated" => {
            let id = account_id(&answer["account"]);
            Some(id.ok_or_else(|| Failure::new(FailureCode::BadResponse)))
        }
        "cancelled" => failed(FailureCode::Cancelled),
        "expired" => failed(FailureCode::Timeout),
        "error" => {
            let error = &answer["error"];
            let mut failure = Failure::new(match error["code"].as_str() {
                Some("access_denied") => FailureCode::Cancelled,
                _ => FailureCode::CredentialsRejected,
            });
            failure.detail = text(error, "description").filter(|words| !words.is_empty());
            Some(Err(failure))
        }
        _ => None,
    }
}

/// The body of the request that makes or updates an account: `{"integration_id", "credentials": {key: text}}`, every
/// value a text, as JSON.
pub fn account_body(request: &AccountRequest) -> Secret {
    let body = json!({
        "integration_id": request.integration_id,
        "credentials": credentials(request),
    });
    Secret::new(body.to_string())
}

/// The body of the request that starts a sign-in: the token, as the contract has it, and what the user entered, so that
/// a backend that can take it here need not have it in an address.
pub fn sign_in_body(request: &AccountRequest, token: &Secret) -> Secret {
    let body = json!({
        "token": token.expose(),
        "integration_id": request.integration_id,
        "credentials": credentials(request),
    });
    Secret::new(body.to_string())
}

fn credentials(request: &AccountRequest) -> Map<String, Value> {
    let entries = request.credentials.iter();
    entries
        .map(|(key, value)| (key.clone(), value.expose().into()))
        .collect()
}
