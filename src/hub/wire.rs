//! The backend's JSON, read into domain types. A missing or odd part is a named failure, never a panic; what is not
//! known is passed over.

use crate::{json::Json, json::number_text};
use flow::{
    connector::{Connector, Notice, NoticePlace},
    existing::Existing,
    failure::{Failure, FailureCode},
    field::{Field, FieldKind, SelectOption},
    fields::rule::{RuleKind, ValidationRule},
    secret::Secret,
    session::{AccountRequest, Offer},
};

/// What the list of connectors says of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integration {
    /// What a person sees of it; its id names it in the requests that follow.
    pub offer: Offer,
    /// The provider's key.
    pub provider: String,
    authentication_key: String,
    environment: String,
    external_trigger_token: Option<Secret>,
}

/// The account that is to be updated, if the session's owner has one already: from the answer to `/hub/settings`.
pub fn existing_account(settings: &Json) -> Option<String> {
    settings
        .text("existing_account_id")
        .filter(|id| is_safe_id(id))
        .map(str::to_owned)
}

/// What stands before the end of a secret that the backend keeps.
const PLACEHOLDER: &str = "__secretvalue:**redacted**";

/// An account that is linked already: from the answer to `/hub/accounts/{id}`.
pub fn account(id: &str, answer: &Json) -> Existing {
    let texts = |key: &str| match answer.get(key) {
        Some(Json::Object(entries)) => entries
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), value_text(value)?)))
            .collect(),
        _ => Vec::new(),
    };
    let text = |key: &str| answer.text(key).unwrap_or_default().to_owned();
    let mut secrets: Vec<(String, String)> = texts("secrets");
    for (_, shown) in &mut secrets {
        // What is no placeholder may be the secret itself, and is shown to nobody.
        *shown = shown
            .strip_prefix(PLACEHOLDER)
            .unwrap_or_default()
            .to_owned();
    }
    Existing {
        id: id.to_owned(),
        integration_id: text("integrationId"),
        provider: text("provider"),
        form: answer
            .text("authConfigKey")
            .map(|key| (key.to_owned(), text("environment"))),
        plain: texts("setupInformation"),
        secrets,
    }
}

/// A text or a number, as text.
fn value_text(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.clone()),
        Json::Number(number) => Some(number_text(*number)),
        _ => None,
    }
}

/// The active integrations: from the answer to `/hub/connectors`.
///
/// # Errors
/// [`FailureCode::BadResponse`] where the answer has no list.
pub fn integrations(connectors: &Json) -> Result<Vec<Integration>, Failure> {
    if !matches!(connectors.get("integrations"), Some(Json::List(_))) {
        return Err(Failure::new(FailureCode::BadResponse));
    }
    let token = connectors.text("external_trigger_token");
    let entries = connectors.list("integrations").iter();
    Ok(entries
        .filter(|entry| {
            entry.bool("active") == Some(true)
                && entry.text("integration_id").is_some_and(is_safe_id)
        })
        .map(|entry| {
            let text = |key| entry.text(key).unwrap_or_default().to_owned();
            Integration {
                offer: Offer {
                    id: text("integration_id"),
                    name: entry.text("name").unwrap_or(&text("provider")).to_owned(),
                    category: text("type"),
                    logo: entry
                        .text("logo_url")
                        .filter(|address| address.starts_with("http"))
                        .map(str::to_owned),
                },
                provider: text("provider"),
                authentication_key: text("authentication_config_key"),
                environment: text("environment"),
                external_trigger_token: token.map(Secret::new),
            }
        })
        .collect())
}

/// The integration to open, if that is clear: the one of the account that is to be updated, the one that the user
/// chose, the one of the provider that this page is for, or the only one there is.
pub fn choose<'a>(
    integrations: &'a [Integration],
    existing: Option<&Existing>,
    chosen: Option<&str>,
    provider: &str,
) -> Option<&'a Integration> {
    let with_id = |id: &str| integrations.iter().find(|one| one.offer.id == id);
    let of = |provider: &str| integrations.iter().find(|one| one.provider == provider);
    if let Some(existing) = existing {
        return with_id(&existing.integration_id).or_else(|| of(&existing.provider));
    }
    let only = || integrations.first().filter(|_| integrations.len() == 1);
    match chosen {
        Some(id) => with_id(id),
        None => of(provider).or_else(only),
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

/// What an integration asks for: from the answer to `/hub/connectors/{id}`.
///
/// # Errors
/// [`FailureCode::ConfigInvalid`] where it asks for nothing that a form can give, or asks for a sign-in.
pub fn connector(
    answer: &Json,
    integration: &Integration,
    existing: Option<&Existing>,
) -> Result<Connector, Failure> {
    let invalid = || Failure::new(FailureCode::ConfigInvalid);
    let config = answer.get("config").ok_or_else(invalid)?;
    let (kind, fields) = match config.get("authentication") {
        Some(authentication) => {
            // The form that the account was made with, if it is still there.
            let block = existing
                .and_then(|existing| existing.form.as_ref())
                .and_then(|(key, environment)| authentication.get(key)?.get(environment))
                .or_else(|| {
                    let block = authentication.get(&integration.authentication_key);
                    block?.get(&integration.environment)
                })
                .ok_or_else(invalid)?;
            (block, block.get("fields"))
        }
        None => (config, config.get("configFields")),
    };
    let signs_in = matches!(kind.text("type"), Some("oauth2" | "oidc"))
        && kind.text("grantType") != Some("client_credentials");
    let Some(Json::List(fields)) = fields else {
        return Err(invalid());
    };
    let mut warnings = Vec::new();
    let fields = fields
        .iter()
        .map(|json| field(json, &mut warnings))
        .collect::<Option<Vec<_>>>()
        .ok_or_else(invalid)?;
    Ok(Connector {
        integration_id: integration.offer.id.clone(),
        provider: integration.provider.clone(),
        name: config
            .text("name")
            .unwrap_or(&integration.offer.name)
            .to_owned(),
        fields,
        support_link: config
            .get("support")
            .and_then(|support| support.text("link"))
            .or_else(|| kind.get("guide")?.text("supportLink"))
            .filter(|link| link.starts_with("https://"))
            .map(str::to_owned),
        external_trigger_token: integration.external_trigger_token.clone(),
        signs_in,
        notices: config
            .list("configNotices")
            .iter()
            .filter_map(notice)
            .collect(),
        warnings,
    })
}

/// The guide for people that a connector brings, in StackOne's model.
pub fn guide(answer: &Json) -> Option<Json> {
    let support = answer.get("config")?.get("support")?;
    support.get("guides")?.get("config").cloned()
}

fn notice(json: &Json) -> Option<Notice> {
    Some(Notice {
        text: json.text("description")?.to_owned(),
        is_warning: json.text("type") == Some("warning"),
        place: match (json.text("position"), json.text("anchor")) {
            (Some("bottom"), _) => NoticePlace::Bottom,
            (_, Some(key)) => NoticePlace::Before(key.to_owned()),
            _ => NoticePlace::Top,
        },
    })
}

fn field(json: &Json, warnings: &mut Vec<String>) -> Option<Field> {
    let key = json.text("key")?.to_owned();
    let mut warn = |what: &str| warnings.push([&key, ": ", what].concat());
    let value = json.get("value").and_then(value_text).unwrap_or_default();
    let kind = match json.text("type") {
        Some("text") => FieldKind::Text,
        Some("number") => FieldKind::Number,
        Some("password") => FieldKind::Password,
        Some("text_area") => FieldKind::TextArea,
        Some("select") => {
            FieldKind::Select(json.list("options").iter().filter_map(option).collect())
        }
        // A kind that we don't know is still one that a person can answer.
        _ => {
            warn("its type is unknown, and is shown as text");
            FieldKind::Text
        }
    };
    let rule = match (&kind, json.get("validation")) {
        (FieldKind::Number, _) => Some(ValidationRule {
            kind: RuleKind::Format,
            text: "number".to_owned(),
            sentence: None,
        }),
        (_, Some(validation)) => {
            let rule = rule(validation);
            if rule.is_none() {
                warn("its validation is not understood, and is left to the backend");
            }
            rule
        }
        _ => None,
    };
    if json.get("condition").is_some() {
        warn("its condition is not evaluated: it is always shown");
    }
    // What stands in `guide` wins; a tooltip is one more sentence, since nobody should have to look for it.
    let guided = |part: &str| {
        let own = json.text(part);
        json.get("guide").and_then(|guide| guide.text(part)).or(own)
    };
    let description: Vec<_> = [guided("description"), guided("tooltip")]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect();
    Some(Field {
        label: json.text("label").unwrap_or(&key).to_owned(),
        is_required: json.bool("required").unwrap_or(false),
        is_read_only: json.bool("readOnly").unwrap_or(false),
        is_shown: json.bool("display").unwrap_or(true),
        // As the contract has it: whatever is not said to be plain is a secret.
        is_secret: kind == FieldKind::Password || json.bool("secret") != Some(false),
        description: (!description.is_empty()).then(|| description.join(" ")),
        placeholder: json.text("placeholder").map(str::to_owned),
        kind,
        value,
        rule,
        kept: None,
        key,
    })
}

/// A rule in either of the two forms in which it comes.
fn rule(json: &Json) -> Option<ValidationRule> {
    let sentence = json.text("error").or_else(|| json.text("errorMessage"));
    let (kind, text) = match (json.text("type"), json.text("pattern")) {
        (Some("html-pattern") | None, Some(pattern)) => (RuleKind::Pattern, pattern),
        (Some("domain"), Some(name)) => (RuleKind::Domain, name),
        _ => (RuleKind::Format, json.text("format")?),
    };
    Some(ValidationRule {
        kind,
        text: text.to_owned(),
        sentence: sentence.map(str::to_owned),
    })
}

fn option(json: &Json) -> Option<SelectOption> {
    let value = json.text("value")?.to_owned();
    Some(SelectOption {
        label: json.text("label").unwrap_or(&value).to_owned(),
        value,
    })
}

/// The account's id: from the answer to `POST /hub/accounts`. Only this proves that there is an account.
pub fn account_id(answer: &Json) -> Option<String> {
    match answer.get("id")? {
        Json::Text(id) => Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
        Json::Number(id) => Some(number_text(*id)),
        _ => None,
    }
}

/// A sign-in that was started: its id, and where the user signs in if the backend says so.
pub fn started_sign_in(answer: &Json) -> Option<(String, Option<String>)> {
    let id = account_id(answer).filter(|id| is_safe_id(id))?;
    let address = answer.text("authorization_url");
    let address = address.filter(|address| address.starts_with("http"));
    Some((id, address.map(str::to_owned)))
}

/// How a sign-in stands: nothing yet, the account's id, or why there is none.
pub fn sign_in_outcome(answer: &Json) -> Option<Result<String, Failure>> {
    let failed = |code| Some(Err(Failure::new(code)));
    match answer.text("status")? {
        "authenticated" => {
            let id = answer.get("account").and_then(account_id);
            Some(id.ok_or_else(|| Failure::new(FailureCode::BadResponse)))
        }
        "cancelled" => failed(FailureCode::Cancelled),
        "expired" => failed(FailureCode::Timeout),
        "error" => {
            let error = answer.get("error");
            let part = |key| error.and_then(|error| error.text(key)).unwrap_or_default();
            let code = match part("code") {
                "access_denied" => FailureCode::Cancelled,
                _ => FailureCode::CredentialsRejected,
            };
            let mut failure = Failure::new(code);
            failure.detail = Some(part("description").to_owned()).filter(|words| !words.is_empty());
            Some(Err(failure))
        }
        _ => None,
    }
}

/// The body of the request that makes or updates an account: `{"integration_id", "credentials": {key: text}}`, every
/// value a text, as JSON.
pub fn account_body(request: &AccountRequest) -> Secret {
    body_with("{", request)
}

/// The body of the request that starts a sign-in: the token, as the contract has it, and what the user entered, so that
/// a backend that can take it here need not have it in an address.
pub fn sign_in_body(request: &AccountRequest, token: &Secret) -> Secret {
    let mut start = "{\"token\":".to_owned();
    push_json_text(&mut start, token.expose());
    start.push(',');
    body_with(&start, request)
}

fn body_with(start: &str, request: &AccountRequest) -> Secret {
    let mut body = [start, "\"integration_id\":"].concat();
    push_json_text(&mut body, &request.integration_id);
    body.push_str(",\"credentials\":{");
    for (place, (key, value)) in request.credentials.iter().enumerate() {
        if place > 0 {
            body.push(',');
        }
        push_json_text(&mut body, key);
        body.push(':');
        push_json_text(&mut body, value.expose());
    }
    body.push_str("}}");
    Secret::new(body)
}

fn push_json_text(json: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                json.push('\\');
                json.push(character);
            }
            // The only characters that JSON allows in no text as they are.
            '\0'..='\u{1f}' => {
                let code = character as usize;
                json.push_str("\\u00");
                json.push(char::from(HEX[code >> 4]));
                json.push(char::from(HEX[code & 15]));
            }
            _ => json.push(character),
        }
    }
    json.push('"');
}
