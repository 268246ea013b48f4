//! The backend's endpoints: one function for each.

use flow::{
    connector::Connector,
    effect::AccountRequest,
    failure::{Failure, FailureCode},
    linked_account::LinkedAccount,
    secret::Secret,
};
use gloo_net::http::Method;
use serde_json::Value;
use settings::IdempotencyKeys;

use super::{
    idempotency::base32,
    transport::{Transport, random},
    wire::{self, Integration},
};

/// The connection to the backend for one session.
#[derive(Clone)]
pub struct Hub {
    pub(super) transport: Transport,
}

impl Hub {
    /// Makes a connection; nothing is sent yet. The time limit of each request is in seconds.
    pub fn new(backend: &str, token: Secret, time_limit: u32, keys: IdempotencyKeys) -> Self {
        Self {
            transport: Transport::new(backend, token, time_limit, keys),
        }
    }

    /// Returns the same connection with another session token. Requests under way stay part of it.
    pub fn with_token(&self, token: Secret) -> Self {
        Self {
            transport: self.transport.with_token(token),
        }
    }

    /// Returns the same connection with another time limit for each request from now on, in seconds.
    pub fn with_time_limit(&self, time_limit: u32) -> Self {
        Self {
            transport: self.transport.with_time_limit(time_limit),
        }
    }

    /// Aborts every request under way. Each then ends as [`FailureCode::Cancelled`].
    pub fn abort(&self) {
        self.transport.in_flight().abort();
    }

    /// `GET /hub/settings`: the id of the account that is to be updated, if there is one.
    ///
    /// # Errors
    /// Whatever keeps the answer from being read; the user can link all the same.
    pub async fn settings(&self) -> Result<Option<String>, Failure> {
        let settings = self.transport.get("/hub/settings", &[]).await?;
        Ok(wire::existing_account(&settings))
    }

    /// `GET /hub/connectors`: what the session allows to link, all of it or of one provider.
    ///
    /// # Errors
    /// Whatever keeps the list from being read.
    pub async fn connectors(&self, provider: Option<&str>) -> Result<Vec<Integration>, Failure> {
        let query: Vec<_> = provider
            .map(|provider| ("provider", provider))
            .into_iter()
            .collect();
        wire::integrations(&self.transport.get("/hub/connectors", &query).await?)
    }

    /// `GET /hub/connectors/{integration_id}`: its form, with the values of an account that is linked already, and its
    /// guide, if it brings one.
    ///
    /// # Errors
    /// Whatever keeps the form from being read.
    pub async fn connector(
        &self,
        integration: &Integration,
        existing: Option<&LinkedAccount>,
    ) -> Result<(Connector, Option<Value>), Failure> {
        let path = format!("/hub/connectors/{}", integration.summary.id);
        let answer = self.transport.get(&path, &[]).await?;
        let mut connector = wire::connector(&answer, integration, existing)?;
        if let Some(existing) = existing {
            connector.start_from(existing);
        }
        Ok((connector, wire::guide(&answer)))
    }

    /// `GET /hub/accounts/{id}`: an account that is linked already.
    ///
    /// # Errors
    /// Whatever keeps the account from being read.
    pub async fn account(&self, id: &str) -> Result<LinkedAccount, Failure> {
        let path = format!("/hub/accounts/{id}");
        let answer = self.transport.get(&path, &[]).await?;
        Ok(wire::account(id, &answer))
    }

    /// `POST /hub/accounts`: makes an account, and returns its id.
    ///
    /// # Errors
    /// Everything but an answer that proves the account.
    pub async fn create_account(&self, request: &AccountRequest) -> Result<String, Failure> {
        let body = wire::account_body(request);
        let answer = self.transport.send(Method::POST, "/hub/accounts", &body);
        wire::account_id(&answer.await?).ok_or_else(|| Failure::new(FailureCode::BadResponse))
    }

    /// `PATCH /hub/accounts/{id}`: updates an account. Any 2xx is a success here: the contract promises no body, and
    /// the account was there before.
    ///
    /// # Errors
    /// Everything else.
    pub async fn update_account(&self, id: &str, request: &AccountRequest) -> Result<(), Failure> {
        let body = wire::account_body(request);
        let path = format!("/hub/accounts/{id}");
        self.transport.send(Method::PATCH, &path, &body).await?;
        Ok(())
    }

    /// `POST /hub/connection_attempts`: starts a sign-in at the provider, and returns its id and the address where the
    /// user signs in. `app_address` is where the provider sends the user afterwards.
    ///
    /// # Errors
    /// Whatever keeps it from starting.
    pub async fn start_sign_in(
        &self,
        request: &AccountRequest,
        app_address: &str,
    ) -> Result<(String, Secret), Failure> {
        let body = wire::sign_in_body(request, self.transport.token());
        let path = "/hub/connection_attempts";
        let answer = self.transport.send(Method::POST, path, &body).await?;
        let (id, address) =
            wire::started_sign_in(&answer).ok_or_else(|| Failure::new(FailureCode::BadResponse))?;
        let address = address.map_or_else(
            || self.contract_address(&id, request, app_address),
            Secret::new,
        );
        Ok((id, address))
    }

    /// Returns the only address that the contract knows (B.8): with the token and every answer in it. See
    /// ARCHITECTURE.md.
    fn contract_address(&self, id: &str, request: &AccountRequest, app_address: &str) -> Secret {
        let backend = self.transport.backend();
        let integration = &request.integration_id;
        let mut address =
            format!("{backend}/connect/oauth2/{integration}?connection_attempt_id={id}");
        let callback = format!("{app_address}/embedded/accounts/callback");
        let fixed = [
            ("redirect_uri", callback.as_str()),
            ("token", self.transport.token().expose()),
        ];
        let answers = request.credentials.iter();
        let answers = answers.map(|(key, value)| (key.as_str(), value.expose()));
        for (key, value) in fixed.into_iter().chain(answers) {
            let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
            address.push_str(&format!("&{}={}", encoded(key), encoded(value)));
        }
        Secret::new(address)
    }

    /// `GET /hub/connection_attempts/{id}`: the outcome of a sign-in, if there is one yet.
    ///
    /// # Errors
    /// Whatever keeps the answer from being read, which says nothing of the sign-in.
    pub async fn sign_in_outcome(
        &self,
        id: &str,
    ) -> Result<Option<Result<String, Failure>>, Failure> {
        let path = format!("/hub/connection_attempts/{id}");
        let answer = self.transport.get(&path, &[]).await?;
        Ok(wire::sign_in_outcome(&answer))
    }

    /// `DELETE /hub/connection_attempts/{id}`: gives a sign-in up.
    pub async fn give_up_sign_in(&self, id: &str) {
        let path = format!("/hub/connection_attempts/{id}");
        self.transport.delete(&path).await;
    }
}

/// Returns the failure with a reference by which support can find it: the backend's own for the request, or else a
/// random one.
pub fn with_reference(mut failure: Failure) -> Failure {
    failure.reference.get_or_insert_with(|| base32(random()));
    failure
}
