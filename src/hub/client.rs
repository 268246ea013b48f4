//! Speaks to the Hub's backend with the browser's fetch.
//!
//! Credentials travel in a request's body and nowhere else; the session token in a header. Only reading is tried
//! again by itself, and every request has a time limit and can be given up.

use std::{cell::RefCell, rc::Rc};

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
    domain::{
        failure::{Failure, FailureCode},
        secret::Secret,
        session::{AccountRequest, Prepared},
    },
    json::Json,
};

/// How long to wait before reading is tried once more, in milliseconds.
const PAUSE_BEFORE_RETRY: i32 = 500;

/// The connection to the backend for one session.
#[derive(Clone)]
pub struct Hub {
    backend: String,
    token: Secret,
    time_limit_seconds: u32,
    under_way: Rc<RefCell<Vec<AbortController>>>,
}

/// An answer with a status of 2xx; no JSON where it was empty or something else.
struct Answer {
    json: Option<Json>,
}

impl Hub {
    /// A connection; nothing is sent yet.
    pub fn new(backend: &str, token: Secret, time_limit_seconds: u32) -> Self {
        Self {
            backend: backend.to_owned(),
            token,
            time_limit_seconds,
            under_way: Rc::default(),
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
    pub async fn prepare(&self, provider: &str) -> Result<Prepared, Failure> {
        // One after the other: the user types meanwhile, and asking both at once would cost 2 KB of program.
        let settings = self.look("/hub/settings").await;
        let connectors = self.look("/hub/connectors").await?;
        let integration = wire::integration(&connectors, provider)?;
        let path = ["/hub/connectors/", &integration.id].concat();
        let connector = wire::connector(&self.look(&path).await?, &integration)?;
        Ok(Prepared {
            connector,
            existing_account: settings.map(|settings| wire::existing_account(&settings)),
        })
    }

    /// Makes the account, or updates the one that the request names.
    ///
    /// # Errors
    /// Everything but an answer that proves the account.
    pub async fn send(&self, request: &AccountRequest) -> Result<String, Failure> {
        let body = wire::account_body(request);
        let exchange = Exchange::Account;
        let unproven = || Failure::new(FailureCode::BadResponse);
        match &request.existing_account {
            Some(id) => {
                let path = ["/hub/accounts/", id].concat();
                // Any 2xx is a success here: the contract promises no body, and the account was there before.
                self.ask(Method::PATCH, &path, Some(&body), exchange)
                    .await?;
                Ok(id.clone())
            }
            None => {
                let answer = self
                    .ask(Method::POST, "/hub/accounts", Some(&body), exchange)
                    .await?;
                wire::account_id(&answer.json.ok_or_else(unproven)?).ok_or_else(unproven)
            }
        }
    }

    /// Reads, and tries once more where that may help.
    async fn look(&self, path: &str) -> Result<Json, Failure> {
        let mut answer = self.ask(Method::GET, path, None, Exchange::Look).await;
        if matches!(&answer, Err(failure) if is_worth_a_second_try(failure.code)) {
            sleep(PAUSE_BEFORE_RETRY).await;
            answer = self.ask(Method::GET, path, None, Exchange::Look).await;
        }
        answer?
            .json
            .ok_or_else(|| Failure::new(FailureCode::BadResponse))
    }

    async fn ask(
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
        let (response, text) = exchanged.map_err(|_| {
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
        let retry_after = response
            .headers()
            .get("retry-after")
            .ok()
            .flatten()
            .and_then(|seconds| seconds.trim().parse().ok());
        Err(failure(
            exchange,
            response.status(),
            retry_after,
            json.as_ref(),
        ))
    }

    async fn exchange(
        &self,
        method: Method,
        path: &str,
        body: Option<&Secret>,
        controller: &AbortController,
    ) -> Result<(Response, String), JsValue> {
        let headers = object(&[
            // The contract wants the content type on reading too.
            ("content-type", "application/json".into()),
            ("x-hub-session-token", self.token.expose().into()),
            ("x-hub-version", env!("CARGO_PKG_VERSION").into()),
        ]);
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

fn is_worth_a_second_try(code: FailureCode) -> bool {
    matches!(
        code,
        FailureCode::NetworkBlocked | FailureCode::BackendError
    )
}
