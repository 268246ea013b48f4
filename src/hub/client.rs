//! Speaks to the Hub's backend with the browser's fetch.
//!
//! Credentials travel in a request's body and nowhere else; the session token in a header. Only reading is tried
//! again by itself, and every request has a time limit and can be given up.

use std::{cell::RefCell, pin::Pin, rc::Rc};

use wasm_bindgen::JsValue;
use web_sys::{AbortController, Response};

use super::{
    error::{Exchange, failure},
    wire,
};
use crate::{
    browser::{
        environment::is_offline,
        fetch::{Method, fetch, object},
        timer::{Timer, sleep},
    },
    json::Json,
};
use flow::{
    failure::{Failure, FailureCode},
    secret::Secret,
    session::{AccountRequest, Offer, Prepared},
};

/// How long to wait before reading is tried once more, in milliseconds.
const PAUSE_BEFORE_RETRY: i32 = 500;

/// While a sign-in is waited for: a turn in milliseconds, short so that Cancel is heard at once; a look every two
/// seconds; the end after five minutes.
const TURN: i32 = 200;
const TURNS_BETWEEN_LOOKS: u32 = 10;
const LAST_TURN: u32 = 1_500;

/// The connection to the backend for one session.
#[derive(Clone)]
pub struct Hub {
    backend: String,
    token: Secret,
    time_limit_seconds: u32,
    under_way: Rc<RefCell<Vec<AbortController>>>,
    /// Where the backend takes idempotency keys: what they begin from, so that nobody can tell a body from its key.
    seed: Option<u64>,
}

/// What is to be linked, as far as it is known.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The provider's key.
    pub provider: &'a str,
    /// The account that the host wants to be updated.
    pub account_id: Option<&'a str>,
    /// The integration that the user chose.
    pub chosen: Option<&'a str>,
}

/// What the backend says before anything is sent.
pub enum Reply {
    /// What it asks for, and its guide if it has one.
    Prepared(Prepared, Option<Json>),
    /// The user must choose first.
    Offers(Vec<Offer>),
}

/// A request under way. Boxed, so that whoever waits for it is the same small code.
type Answering<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// An answer with a status of 2xx; no JSON where it was empty or something else.
struct Answer {
    json: Option<Json>,
}

impl Hub {
    /// A connection; nothing is sent yet. `has_keys`: the backend takes an `Idempotency-Key`, by which the same request sent
    /// twice makes one account.
    pub fn new(backend: &str, token: Secret, time_limit_seconds: u32, has_keys: bool) -> Self {
        Self {
            backend: backend.to_owned(),
            token,
            time_limit_seconds,
            under_way: Rc::default(),
            seed: has_keys.then(random),
        }
    }

    /// Gives up every request under way. Each then ends as [`FailureCode::Cancelled`].
    pub fn abort(&self) {
        for controller in self.under_way.take() {
            controller.abort();
        }
    }

    /// Asks what the session allows and what the provider's connector asks for.
    ///
    /// # Errors
    /// Whatever keeps the credentials from being sent. That the settings could not be read does not: they are part of
    /// what is returned.
    pub async fn prepare(&self, wanted: Wanted<'_>) -> Result<Reply, Failure> {
        // One after the other: the user types meanwhile, and asking both at once would cost 2 KB of program.
        let id = match wanted.account_id {
            Some(id) => Ok(Some(id.to_owned())),
            None => {
                let settings = self.look("/hub/settings").await;
                settings.map(|settings| wire::existing_account(&settings))
            }
        };
        let mut path = "/hub/connectors".to_owned();
        let existing_account = match id {
            Ok(Some(id)) => {
                let answer = self.look(&["/hub/accounts/", &id].concat()).await?;
                let existing = wire::account(&id, &answer);
                path = [&path, "?provider=", &existing.provider].concat();
                Ok(Some(existing))
            }
            Ok(None) => Ok(None),
            Err(failure) => Err(failure),
        };
        let list = wire::integrations(&self.look(&path).await?)?;
        let existing = existing_account.as_ref().ok().and_then(Option::as_ref);
        let integration = wire::choose(&list, existing, wanted.chosen, wanted.provider);
        let Some(integration) = integration else {
            if list.is_empty() || existing.is_some() || wanted.chosen.is_some() {
                return Err(Failure::new(FailureCode::IntegrationMissing));
            }
            return Ok(Reply::Offers(
                list.into_iter().map(|one| one.offer).collect(),
            ));
        };
        let path = ["/hub/connectors/", &integration.offer.id].concat();
        let answer = self.look(&path).await?;
        let mut connector = wire::connector(&answer, integration, existing)?;
        if let Some(existing) = existing {
            connector.start_from(existing);
        }
        Ok(Reply::Prepared(
            Prepared {
                connector,
                existing_account,
                rules: None,
            },
            wire::guide(&answer),
        ))
    }

    /// Makes the account, or updates the one that the request names.
    ///
    /// # Errors
    /// Everything but an answer that proves the account.
    pub async fn send(&self, request: &AccountRequest) -> Result<String, Failure> {
        let body = Some(wire::account_body(request));
        let (method, path) = match &request.existing_account {
            Some(id) => (Method::PATCH, ["/hub/accounts/", id].concat()),
            None => (Method::POST, "/hub/accounts".to_owned()),
        };
        let answer = self.ask(method, &path, body, Exchange::Account).await?;
        match &request.existing_account {
            // Any 2xx is a success here: the contract promises no body, and the account was there before.
            Some(id) => Ok(id.clone()),
            None => {
                let id = answer.json.as_ref().and_then(wire::account_id);
                id.ok_or_else(|| Failure::new(FailureCode::BadResponse))
            }
        }
    }

    /// Starts a sign-in at the provider: its id, and the address where the user signs in.
    ///
    /// # Errors
    /// Whatever keeps it from starting.
    pub async fn start_sign_in(
        &self,
        request: &AccountRequest,
        app_address: &str,
    ) -> Result<(String, Secret), Failure> {
        let body = wire::sign_in_body(request, &self.token);
        let path = "/hub/connection_attempts";
        let answer = self
            .ask(Method::POST, path, Some(body), Exchange::Account)
            .await?;
        let (id, address) = answer
            .json
            .as_ref()
            .and_then(wire::started_sign_in)
            .ok_or_else(|| Failure::new(FailureCode::BadResponse))?;
        let address = match address {
            Some(address) => address,
            None => self.contract_address(&id, request, app_address),
        };
        Ok((id, Secret::new(address)))
    }

    /// The only way that the contract knows: the token and every answer stand in the address. See ARCHITECTURE.md.
    fn contract_address(&self, id: &str, request: &AccountRequest, app_address: &str) -> String {
        let mut address = [
            &self.backend,
            "/connect/oauth2/",
            &request.integration_id,
            "?connection_attempt_id=",
            id,
        ]
        .concat();
        let callback = [app_address, "/embedded/accounts/callback"].concat();
        let fixed = [("redirect_uri", &*callback), ("token", self.token.expose())];
        let answers = request
            .credentials
            .iter()
            .map(|(key, value)| (&**key, value.expose()));
        for (key, value) in fixed.into_iter().chain(answers) {
            let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
            address.extend(["&", &encoded(key), "=", &encoded(value)]);
        }
        address
    }

    /// Waits until the user has signed in, looking every two seconds for five minutes. When it comes to nothing, the
    /// backend is told.
    ///
    /// # Errors
    /// Everything but an account.
    pub async fn signed_in(&self, id: &str) -> Result<String, Failure> {
        let Ok(controller) = AbortController::new() else {
            return Err(Failure::new(FailureCode::NetworkBlocked));
        };
        self.under_way.borrow_mut().push(controller.clone());
        let path = ["/hub/connection_attempts/", id].concat();
        let mut outcome = Err(Failure::new(FailureCode::Timeout));
        for turn in 1..=LAST_TURN {
            sleep(TURN).await;
            if controller.signal().aborted() {
                outcome = Err(Failure::new(FailureCode::Cancelled));
                break;
            }
            if turn % TURNS_BETWEEN_LOOKS != 0 {
                continue;
            }
            // One look that fails says nothing of the sign-in.
            let found = match self.look(&path).await {
                Ok(answer) => wire::sign_in_outcome(&answer),
                Err(failure) if failure.code.is_about_the_session() => Some(Err(failure)),
                Err(_) => None,
            };
            if let Some(found) = found {
                outcome = found;
                break;
            }
        }
        self.under_way
            .borrow_mut()
            .retain(|other| *other != controller);
        if outcome.is_err() {
            let _ = self.ask(Method::DELETE, &path, None, Exchange::Look).await;
        }
        outcome
    }

    /// Reads, and tries once more where that may help.
    fn look(&self, path: &str) -> Answering<Json> {
        let (hub, path) = (self.clone(), path.to_owned());
        Box::pin(async move {
            let mut is_again = false;
            loop {
                let answer = hub.ask(Method::GET, &path, None, Exchange::Look).await;
                match answer {
                    Err(failure) if !is_again && is_worth_a_second_try(failure.code) => {
                        is_again = true;
                        sleep(PAUSE_BEFORE_RETRY).await;
                    }
                    answer => {
                        let json = answer?.json;
                        return json.ok_or_else(|| Failure::new(FailureCode::BadResponse));
                    }
                }
            }
        })
    }

    /// Asks once.
    fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<Secret>,
        exchange: Exchange,
    ) -> Answering<Answer> {
        let (hub, path) = (self.clone(), path.to_owned());
        Box::pin(async move { hub.ask_now(method, &path, body.as_ref(), exchange).await })
    }

    async fn ask_now(
        &self,
        method: Method,
        path: &str,
        body: Option<&Secret>,
        exchange: Exchange,
    ) -> Result<Answer, Failure> {
        if is_offline() {
            return Err(Failure::new(FailureCode::NetworkOffline));
        }
        let Ok(controller) = AbortController::new() else {
            return Err(Failure::new(FailureCode::NetworkBlocked));
        };
        self.under_way.borrow_mut().push(controller.clone());
        let timer = Timer::start(self.time_limit_seconds.saturating_mul(1_000), {
            let controller = controller.clone();
            move || controller.abort()
        });
        let exchanged = self.exchange(method, path, body, &controller).await;
        self.under_way
            .borrow_mut()
            .retain(|other| *other != controller);
        let (response, text) = exchanged.ok_or_else(|| {
            Failure::new(if timer.has_run() {
                FailureCode::Timeout
            } else if controller.signal().aborted() {
                FailureCode::Cancelled
            } else if is_offline() {
                FailureCode::NetworkOffline
            } else {
                FailureCode::NetworkBlocked
            })
        })?;
        let json = Json::parse(&text);
        if response.ok() {
            return Ok(Answer { json });
        }
        let header = |name: &str| response.headers().get(name).ok().flatten();
        let retry_after = header("retry-after").and_then(|seconds| seconds.trim().parse().ok());
        Err(failure(
            exchange,
            response.status(),
            retry_after,
            header("x-request-id"),
            json.as_ref(),
        ))
    }

    async fn exchange(
        &self,
        method: Method,
        path: &str,
        body: Option<&Secret>,
        controller: &AbortController,
    ) -> Option<(Response, String)> {
        let mut headers = vec![
            // The contract wants the content type on reading too.
            ("content-type", "application/json".into()),
            ("x-hub-session-token", self.token.expose().into()),
            ("x-hub-version", env!("CARGO_PKG_VERSION").into()),
        ];
        if let (Some(seed), Some(body), "/hub/accounts") = (self.seed, body, path) {
            // The same answers have the same key: sent again, they make no second account.
            headers.push(("idempotency-key", letters(digest(seed, body)).into()));
        }
        let headers = object(&headers);
        let options = object(&[
            ("method", method.into()),
            ("headers", headers),
            (
                "body",
                body.map_or(JsValue::UNDEFINED, |body| body.expose().into()),
            ),
            ("cache", "no-store".into()),
            ("credentials", "omit".into()),
            ("referrerPolicy", "no-referrer".into()),
            ("signal", controller.signal().into()),
        ]);
        fetch(&[&self.backend, path].concat(), options).await
    }
}

/// A failure that can be found again: by the backend's own word for the request, or else by a random one.
pub fn referenced(mut failure: Failure) -> Failure {
    failure.reference.get_or_insert_with(|| letters(random()));
    failure
}

/// A number of 53 bits.
fn random() -> u64 {
    (js_sys::Math::random() * 9e15) as u64
}

/// A number as ten letters and digits that are hard to mistake for each other.
fn letters(number: u64) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    (0..10)
        .map(|place| char::from(LETTERS[(number >> (5 * place)) as usize & 31]))
        .collect()
}

/// Tells one body from another (FNV-1a).
fn digest(seed: u64, body: &Secret) -> u64 {
    body.expose().bytes().fold(seed, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn is_worth_a_second_try(code: FailureCode) -> bool {
    matches!(
        code,
        FailureCode::NetworkBlocked | FailureCode::BackendError
    )
}
