//! The backend's JSON, read into domain types. A missing or odd part is a named failure, never a panic; what is not
//! known is passed over.

use crate::{
    domain::{
        connector::Connector,
        failure::{Failure, FailureCode},
        field::{Field, FieldKind, SelectOption},
        secret::Secret,
        session::AccountRequest,
    },
    json::Json,
    json::number_text,
};

/// What the list of connectors says of the one that is to be linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integration {
    /// Names it in the requests that follow.
    pub id: String,
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

/// The active integration of this provider: from the answer to `/hub/connectors`.
///
/// # Errors
/// [`FailureCode::BadResponse`] where the answer has no list, [`FailureCode::IntegrationMissing`] where the list has
/// no such integration.
pub fn integration(connectors: &Json, provider: &str) -> Result<Integration, Failure> {
    if !matches!(connectors.get("integrations"), Some(Json::List(_))) {
        return Err(Failure::new(FailureCode::BadResponse));
    }
    let is_wanted = |entry: &&Json| {
        entry.bool("active") == Some(true)
            && entry.text("provider") == Some(provider)
            && entry.text("integration_id").is_some_and(is_safe_id)
    };
    let entry = connectors
        .list("integrations")
        .iter()
        .find(is_wanted)
        .ok_or_else(|| Failure::new(FailureCode::IntegrationMissing))?;
    let text = |key| entry.text(key).unwrap_or_default().to_owned();
    Ok(Integration {
        id: text("integration_id"),
        provider: text("provider"),
        authentication_key: text("authentication_config_key"),
        environment: text("environment"),
        external_trigger_token: connectors.text("external_trigger_token").map(Secret::new),
    })
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
pub fn connector(answer: &Json, integration: &Integration) -> Result<Connector, Failure> {
    let invalid = || Failure::new(FailureCode::ConfigInvalid);
    let config = answer.get("config").ok_or_else(invalid)?;
    let (kind, fields) = match config.get("authentication") {
        Some(authentication) => {
            let block = authentication
                .get(&integration.authentication_key)
                .and_then(|block| block.get(&integration.environment))
                .ok_or_else(invalid)?;
            (block, block.get("fields"))
        }
        None => (config, config.get("configFields")),
    };
    let needs_sign_in = matches!(kind.text("type"), Some("oauth2" | "oidc"))
        && kind.text("grantType") != Some("client_credentials");
    let Some(Json::List(fields)) = fields else {
        return Err(invalid());
    };
    if needs_sign_in || fields.is_empty() {
        return Err(invalid());
    }
    Ok(Connector {
        integration_id: integration.id.clone(),
        provider: integration.provider.clone(),
        name: config
            .text("name")
            .unwrap_or(&integration.provider)
            .to_owned(),
        fields: fields
            .iter()
            .map(field)
            .collect::<Option<_>>()
            .ok_or_else(invalid)?,
        support_link: config
            .get("support")
            .and_then(|support| support.text("link"))
            .filter(|link| link.starts_with("https://"))
            .map(str::to_owned),
        external_trigger_token: integration.external_trigger_token.clone(),
    })
}

fn field(json: &Json) -> Option<Field> {
    let key = json.text("key")?.to_owned();
    let value = match json.get("value") {
        Some(Json::Text(text)) => text.clone(),
        Some(Json::Number(number)) => number_text(*number),
        _ => String::new(),
    };
    let kind = match json.text("type") {
        Some("password") => FieldKind::Password,
        Some("text_area") => FieldKind::TextArea,
        Some("select") => {
            FieldKind::Select(json.list("options").iter().filter_map(option).collect())
        }
        // A kind that we don't know is still one that a person can answer.
        _ => FieldKind::Text,
    };
    let description = json
        .get("guide")
        .and_then(|guide| guide.text("description"))
        .or_else(|| json.text("description"));
    Some(Field {
        label: json.text("label").unwrap_or(&key).to_owned(),
        kind,
        is_required: json.bool("required").unwrap_or(false),
        is_read_only: json.bool("readOnly").unwrap_or(false),
        is_shown: json.bool("display").unwrap_or(true),
        description: description.map(str::to_owned),
        value,
        key,
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

/// The body of the request that makes or updates an account: `{"integration_id", "credentials": {key: text}}`, every
/// value a text, as JSON.
pub fn account_body(request: &AccountRequest) -> Secret {
    let mut body = String::from("{\"integration_id\":");
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
