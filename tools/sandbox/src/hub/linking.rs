//! Makes and changes accounts from what a form sent.
//!
//! Credentials are checked with the provider and dropped: what is not secret is kept as setup information, of a secret
//! at most the last four characters. Keys that no field has are dropped unread.

use serde_json::{Map, Value, json};

use crate::{
    ClayHrForm,
    catalog::{CLAYHR, Connector, Field},
    clayhr::directory::Refusal,
    failure::Failure,
    faults::kinds::{Exchange, Kind},
    identifiers,
    state::Sandbox,
    store::{Account, SavedAnswer, Session},
    webhooks::Event,
};

/// A secret shorter than this shows none of its characters.
const SHORTEST_WITH_ENDING: usize = 12;

/// The result of a POST.
pub(crate) struct Linked {
    pub(crate) id: String,
    pub(crate) provider: String,
    /// False if an account was there already.
    pub(crate) is_new: bool,
}

/// The header that makes a repeated POST harmless, and what recognises its body.
pub(crate) struct Idempotency {
    pub(crate) key: String,
    pub(crate) request_digest: String,
}

/// Links an account, or changes the one that is there already.
pub(crate) fn link(
    sandbox: &Sandbox,
    session: &Session,
    connector: &Connector,
    credentials: &Map<String, Value>,
    idempotency: Option<&Idempotency>,
) -> Result<Linked, Failure> {
    if let Some(answer) = repeated(sandbox, session, idempotency)? {
        return Ok(answer);
    }
    let draft = draft(sandbox, session, connector, credentials)?;
    keep(sandbox, session, draft, idempotency)
}

/// Checks credentials with the provider, and makes the account that they would link. No secret is left in it.
pub(crate) fn draft(
    sandbox: &Sandbox,
    session: &Session,
    connector: &Connector,
    credentials: &Map<String, Value>,
) -> Result<Account, Failure> {
    let form = form_of(sandbox, session, credentials);
    let now = sandbox.now();
    let mut draft = Account {
        id: identifiers::account_id(),
        provider: connector.provider.to_owned(),
        provider_name: connector.name.to_owned(),
        integration_id: connector.integration_id.to_owned(),
        origin_owner_id: session.origin_owner_id.clone(),
        origin_owner_name: session.origin_owner_name.clone(),
        origin_username: session.origin_username.clone(),
        label: session.label.clone(),
        metadata: session.metadata.clone(),
        kind: session.kind.clone(),
        status: "active".to_owned(),
        setup_information: Default::default(),
        secret_endings: Default::default(),
        created_at: now,
        updated_at: now,
    };
    apply(sandbox, &form, &mut draft, credentials)?;
    Ok(draft)
}

/// Keeps a draft: as a new account, or in place of the one that this session edits.
pub(crate) fn keep(
    sandbox: &Sandbox,
    session: &Session,
    draft: Account,
    idempotency: Option<&Idempotency>,
) -> Result<Linked, Failure> {
    // From here on one step: two requests at the same time must not make two accounts.
    let mut tables = sandbox.store.lock();
    if let Some(answer) =
        idempotency.and_then(|one| tables.answers.get(&(session.id, one.key.clone())))
    {
        return Ok(Linked {
            id: answer.account_id.clone(),
            provider: answer.provider.clone(),
            is_new: true,
        });
    }
    let existing = tables.existing_account(session, &draft.provider).cloned();
    let is_new = existing.is_none();
    let account = match existing {
        Some(known) => Account {
            id: known.id,
            created_at: known.created_at,
            ..draft
        },
        None => draft,
    };
    tables.save_account(account.clone())?;
    if let Some(Idempotency {
        key,
        request_digest,
    }) = idempotency
    {
        tables.answers.insert(
            (session.id, key.clone()),
            SavedAnswer {
                request_digest: request_digest.clone(),
                account_id: account.id.clone(),
                provider: account.provider.clone(),
            },
        );
    }
    drop(tables);
    sandbox.announce(
        if is_new {
            Event::Created
        } else {
            Event::Updated
        },
        &account,
    );
    Ok(Linked {
        id: account.id,
        provider: account.provider,
        is_new,
    })
}

/// The answer an earlier request with this key got. The same key for another body is a mistake of the caller.
fn repeated(
    sandbox: &Sandbox,
    session: &Session,
    idempotency: Option<&Idempotency>,
) -> Result<Option<Linked>, Failure> {
    let Some(Idempotency {
        key,
        request_digest,
    }) = idempotency
    else {
        return Ok(None);
    };
    let tables = sandbox.store.lock();
    let Some(answer) = tables.answers.get(&(session.id, key.clone())) else {
        return Ok(None);
    };
    if answer.request_digest != *request_digest {
        return Err(Failure::new(
            axum::http::StatusCode::UNPROCESSABLE_ENTITY,
            "This idempotency key was used for another request",
        ));
    }
    Ok(Some(Linked {
        id: answer.account_id.clone(),
        provider: answer.provider.clone(),
        is_new: true,
    }))
}

/// The session's form, under the odd keys if it was told to use them and the answers came under them.
pub(crate) fn form_of(
    sandbox: &Sandbox,
    session: &Session,
    credentials: &Map<String, Value>,
) -> ClayHrForm {
    let switches = sandbox.faults.get(session.id);
    let form = switches.form(&sandbox.options.clayhr_form);
    let odd = form.with_odd_keys();
    let came_odd = credentials.contains_key(&odd.subdomain_key);
    if switches.has(Exchange::Config, Kind::OddKeys) && came_odd {
        odd
    } else {
        form
    }
}

/// Checks answers with the provider, and puts into the account what may be kept of them. What was left out stays.
pub(crate) fn apply(
    sandbox: &Sandbox,
    form: &ClayHrForm,
    account: &mut Account,
    credentials: &Map<String, Value>,
) -> Result<(), Failure> {
    let Some(connector) = sandbox.catalog.by_provider(&account.provider) else {
        return Err(Failure::bad_request(
            "This account's connector is not known here",
        ));
    };
    let fields = connector.fields(form);
    let answers = read(&fields, credentials)?;
    for field in fields.iter().filter(|field| field.required) {
        let given = answers.contains_key(&field.key);
        let kept = account.setup_information.contains_key(&field.key)
            || account.secret_endings.contains_key(&field.key);
        if !given && !kept {
            let answer = json!({ "status": 400, "error": "missing value" });
            return Err(Failure::refused(
                &format!("{} is missing.", field.label),
                &answer,
                None,
            ));
        }
    }
    if connector.provider == CLAYHR {
        ask_clayhr(sandbox, form, account, &answers).map_err(|refusal| {
            Failure::refused(refusal.message, &refusal.answer, refusal.url.as_deref())
        })?;
    } else {
        ask_make_believe(connector, &fields, &answers)?;
    }
    for field in &fields {
        let Some(answer) = answers.get(&field.key) else {
            continue;
        };
        if field.is_secret() {
            account
                .secret_endings
                .insert(field.key.clone(), ending(answer));
        } else {
            account
                .setup_information
                .insert(field.key.clone(), (*answer).to_owned());
        }
    }
    Ok(())
}

type Answers<'body> = std::collections::BTreeMap<String, &'body str>;

/// The answers that belong to a field. Empty ones count as left out.
fn read<'body>(
    fields: &[Field],
    credentials: &'body Map<String, Value>,
) -> Result<Answers<'body>, Failure> {
    let mut answers = Answers::new();
    let mut errors = Vec::new();
    for field in fields {
        match credentials.get(&field.key) {
            Some(Value::String(text)) if !text.is_empty() => {
                answers.insert(field.key.clone(), text.as_str());
            }
            Some(Value::String(_) | Value::Null) | None => {}
            Some(_) => errors.push(format!("credentials.{} must be a string", field.key)),
        }
    }
    if errors.is_empty() {
        Ok(answers)
    } else {
        Err(Failure::validation(errors))
    }
}

/// Asks the make-believe ClayHR. An edit may leave out a secret only while company and user stay the same: a key
/// belongs to one user of one company, so it cannot outlive a change of either.
fn ask_clayhr(
    sandbox: &Sandbox,
    form: &ClayHrForm,
    account: &Account,
    answers: &Answers<'_>,
) -> Result<(), Refusal> {
    let kept = |key: &str| account.setup_information.get(key).map(String::as_str);
    let given = |key: &str| answers.get(key).copied();
    let subdomain = given(&form.subdomain_key)
        .or(kept(&form.subdomain_key))
        .unwrap_or_default();
    let same_company = Some(subdomain) == kept(&form.subdomain_key);
    let user_id = given(&form.user_id_key).or(kept(&form.user_id_key));
    let key = given(&form.api_key_key);
    let same_user = given(&form.user_id_key).is_none() || user_id == kept(&form.user_id_key);
    if key.is_none() && same_company && same_user {
        return Ok(());
    }
    let checked_key = key.unwrap_or_default();
    sandbox
        .directory
        .verify(subdomain, Some(checked_key), user_id.unwrap_or_default())
}

/// Asks a provider that is not there: it takes every secret but those that say that they are no good.
fn ask_make_believe(
    connector: &Connector,
    fields: &[Field],
    answers: &Answers<'_>,
) -> Result<(), Failure> {
    let secrets = fields
        .iter()
        .filter(|field| field.is_secret())
        .filter_map(|field| answers.get(&field.key));
    for secret in secrets {
        let (sentence, answer) = if secret.starts_with("wrong") {
            (
                "did not accept these details.",
                json!({ "status": 401, "error": "invalid credentials" }),
            )
        } else if secret.starts_with("forbidden") {
            (
                "knows you, but you may not do this.",
                json!({ "status": 403, "error": "missing rights" }),
            )
        } else {
            continue;
        };
        let sentence = format!("{} {sentence}", connector.name);
        return Err(Failure::refused(&sentence, &answer, None));
    }
    Ok(())
}

/// The last four characters of a long secret; of a short one, nothing.
fn ending(secret: &str) -> String {
    let length = secret.chars().count();
    if length < SHORTEST_WITH_ENDING {
        return String::new();
    }
    secret.chars().skip(length - 4).collect()
}

#[cfg(test)]
mod tests {
    use super::ending;

    #[test]
    fn at_most_four_characters_of_a_secret_are_kept() {
        for (secret, kept) in [
            ("", ""),
            ("short", ""),
            ("elevenchars", ""),
            ("twelve-chars", "hars"),
            ("ключ-ключ-ключ", "ключ"),
        ] {
            assert_eq!(ending(secret), kept, "{secret}");
        }
    }
}
