//! Sends requests and waits for their answers: headers, the time limit, one more try for reading, and abort.
//!
//! Credentials travel in a request's body and nowhere else, the session token in a header. No redirect is followed: it
//! would carry both to wherever something between points.

use std::{
    cell::RefCell,
    pin::pin,
    rc::{Rc, Weak},
};

use flow::{
    failure::{Failure, FailureCode},
    secret::Secret,
};
use futures::future::{AbortHandle, Abortable, Either, select};
use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::future::TimeoutFuture;
use js_sys::Date;
use serde_json::Value;
use settings::IdempotencyKeys;
use web_sys::{
    AbortController, AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect,
};

use super::{
    idempotency::{HEADER, Idempotency, base32},
    status::{Reply, RequestKind},
};
use crate::browser::{environment::is_offline, fetch::send};

/// The pause before reading is tried once more, in milliseconds.
const PAUSE_BEFORE_RETRY: u32 = 500;

/// The way to the backend for one session token.
#[derive(Clone)]
pub struct Transport {
    backend: Rc<str>,
    token: Secret,
    time_limit: u32,
    in_flight: InFlight,
    idempotency: Rc<Idempotency>,
}

impl Transport {
    /// Makes the way to a backend; nothing is sent yet. The time limit is in seconds.
    pub fn new(backend: &str, token: Secret, time_limit: u32, keys: IdempotencyKeys) -> Self {
        Self {
            backend: backend.into(),
            token,
            time_limit,
            in_flight: InFlight::default(),
            idempotency: Rc::new(Idempotency::new(keys, random())),
        }
    }

    /// Returns the same way with another session token.
    pub fn with_token(&self, token: Secret) -> Self {
        Self {
            token,
            ..self.clone()
        }
    }

    /// Returns the same way with another time limit, in seconds.
    pub fn with_time_limit(&self, time_limit: u32) -> Self {
        Self {
            time_limit,
            ..self.clone()
        }
    }

    /// The backend's address.
    pub fn backend(&self) -> &str {
        &self.backend
    }

    /// The session token.
    pub fn token(&self) -> &Secret {
        &self.token
    }

    /// The requests under way, and whatever else is to end with them.
    pub fn in_flight(&self) -> &InFlight {
        &self.in_flight
    }

    /// Reads, and tries once more where that may help.
    ///
    /// # Errors
    /// Whatever keeps the answer from being read.
    pub async fn get(&self, path: &str, query: &[(&str, &str)]) -> Result<Value, Failure> {
        let request = || self.request(Method::GET, path).query(query.iter().copied());
        let trial = self.idempotency.trial();
        let mut first = request();
        if trial.is_some() {
            // It makes nothing, so that the key means nothing either.
            first = first.header(HEADER, &base32(random()));
        }
        let first = self.exchange(first, None).await;
        let is_answered = first.is_ok();
        match first.and_then(|reply| reply.read(RequestKind::Read)) {
            Err(failure) if is_worth_a_second_try(failure.code) => {}
            answer => {
                if let Some(trial) = trial.filter(|_| is_answered) {
                    trial.accept();
                }
                return answer;
            }
        }
        match trial {
            Some(trial) if is_answered => trial.accept(),
            // Perhaps the header was all that was wrong: no reason to wait.
            Some(trial) => {
                let second = self.exchange(request(), None).await;
                if second.is_ok() {
                    trial.refuse();
                }
                return second?.read(RequestKind::Read);
            }
            None => {}
        }
        TimeoutFuture::new(PAUSE_BEFORE_RETRY).await;
        self.exchange(request(), None)
            .await?
            .read(RequestKind::Read)
    }

    /// Makes or changes something, once: whether it may be tried again is not for this file to decide. Returns
    /// `Value::Null` for a success that says nothing.
    ///
    /// # Errors
    /// Everything but a status of 2xx.
    pub async fn send(&self, method: Method, path: &str, body: &Secret) -> Result<Value, Failure> {
        let mut request = self.request(method, path);
        if let Some(key) = self.idempotency.key(body) {
            request = request.header(HEADER, &key);
        }
        let answer = self.exchange(request, Some(body)).await;
        let answer = answer.and_then(|reply| reply.read(RequestKind::Write));
        if let Err(failure) = &answer
            && !failure.code.leaves_outcome_open()
        {
            self.idempotency.renew(random());
        }
        answer
    }

    /// Takes something away; nobody waits for what comes of it.
    pub async fn delete(&self, path: &str) {
        let _ = self
            .exchange(self.request(Method::DELETE, path), None)
            .await;
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(&format!("{}{path}", self.backend))
            .method(method)
            // The contract wants the content type on reading too.
            .header("content-type", "application/json")
            .header("x-hub-version", env!("CARGO_PKG_VERSION"))
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::Omit)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .redirect(RequestRedirect::Manual)
    }

    /// Sends a request, and waits for all of its answer until the time limit.
    async fn exchange(
        &self,
        request: RequestBuilder,
        body: Option<&Secret>,
    ) -> Result<Reply, Failure> {
        // A browser refuses anything else in a header, and no backend has given such a token.
        let is_sendable = self
            .token
            .expose()
            .bytes()
            .all(|byte| byte.is_ascii_graphic());
        if !is_sendable {
            return Err(Failure::new(FailureCode::SessionExpired));
        }
        let request = request.header("x-hub-session-token", self.token.expose());
        let time_limit = TimeoutFuture::new(self.time_limit.saturating_mul(1_000));
        let exchange = async {
            let reply = pin!(fetch(request, body));
            match select(reply, time_limit).await {
                Either::Left((Some(reply), _)) => Ok(reply),
                Either::Left((None, _)) if is_offline() => {
                    Err(Failure::new(FailureCode::NetworkOffline))
                }
                Either::Left((None, _)) => Err(Failure::new(FailureCode::NetworkBlocked)),
                Either::Right(_) => Err(Failure::new(FailureCode::Timeout)),
            }
        };
        self.in_flight.run(exchange).await
    }
}

/// Requests that can be aborted: each future then ends as [`FailureCode::Cancelled`].
#[derive(Clone, Default)]
pub struct InFlight(Rc<RefCell<Vec<Weak<AbortHandle>>>>);

impl InFlight {
    /// Runs a future until its end, or until [`InFlight::abort`].
    ///
    /// # Errors
    /// The future's own, or [`FailureCode::Cancelled`].
    pub async fn run<T>(
        &self,
        future: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let (handle, registration) = AbortHandle::new_pair();
        let handle = Rc::new(handle);
        {
            let mut handles = self.0.borrow_mut();
            handles.retain(|handle| handle.strong_count() > 0);
            handles.push(Rc::downgrade(&handle));
        }
        Abortable::new(future, registration)
            .await
            .unwrap_or_else(|_| Err(Failure::new(FailureCode::Cancelled)))
    }

    /// Ends everything under way.
    pub fn abort(&self) {
        for handle in self.0.take() {
            if let Some(handle) = handle.upgrade() {
                handle.abort();
            }
        }
    }
}

/// Aborts a request of the browser's when nobody waits for it any more.
struct AbortOnDrop(AbortController);

impl AbortOnDrop {
    fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Sends a request. `None` if no whole answer came: the browser does not say why.
async fn fetch(request: RequestBuilder, body: Option<&Secret>) -> Option<Reply> {
    let controller = AbortOnDrop(AbortController::new().ok()?);
    let request = request.abort_signal(Some(&controller.signal()));
    let request = match body {
        Some(body) => request.body(body.expose()).ok()?,
        None => request.build().ok()?,
    };
    let response = send(request).await?;
    let headers = response.headers();
    Some(Reply {
        status: response.status(),
        content_type: headers.get("content-type"),
        retry_after: headers
            .get("retry-after")
            .and_then(|header| seconds_to_wait(&header)),
        request_id: headers.get("x-request-id"),
        text: response.text().await.ok()?,
    })
}

/// Returns how many seconds a `Retry-After` asks to wait: it is their number, or a date (RFC 9110, 10.2.3). `None` for a
/// date that is over, and for what is neither.
pub fn seconds_to_wait(header: &str) -> Option<u32> {
    header.trim().parse().ok().or_else(|| {
        let seconds = (Date::parse(header) - Date::now()) / 1_000.0;
        (seconds > 0.0).then(|| seconds.ceil() as u32)
    })
}

/// Returns a number of 53 bits.
pub fn random() -> u64 {
    (js_sys::Math::random() * 9e15) as u64
}

fn is_worth_a_second_try(code: FailureCode) -> bool {
    matches!(
        code,
        FailureCode::NetworkBlocked | FailureCode::BackendError
    )
}
