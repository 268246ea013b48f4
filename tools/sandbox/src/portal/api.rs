//! The partner-side endpoints, called with the API key. In a real partner's backend this is its HTTP client or the SDK.

use std::io;

use axum::body::Bytes;
use base64::{Engine, engine::general_purpose::STANDARD};
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, StatusCode, Uri,
    header::{AUTHORIZATION, CONTENT_TYPE, HOST, USER_AGENT},
};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;

/// The customer that is signed in to the portal. In a real one this comes from the session of the signed-in user.
pub(super) const CUSTOMER: &str = "larkfield-customer-204";

/// A client of one backend.
pub(super) struct Api {
    authority: String,
    authorization: String,
}

impl Api {
    pub(super) fn new(backend: &str, api_key: &str) -> io::Result<Self> {
        let uri: Uri = backend.parse().map_err(io::Error::other)?;
        match (uri.scheme_str(), uri.authority()) {
            (Some("http"), Some(authority)) => Ok(Self {
                authority: authority.to_string(),
                authorization: format!("Basic {}", STANDARD.encode(format!("{api_key}:"))),
            }),
            _ => Err(io::Error::other(format!(
                "the portal calls only a sandbox, by plain http, not {backend}"
            ))),
        }
    }

    /// Makes a connect session for the customer; its token opens the wizard, and nothing else.
    pub(super) async fn create_session(&self) -> io::Result<Value> {
        let wish = json!({
            "origin_owner_id": CUSTOMER,
            "origin_owner_name": "Tern Logistics",
            "origin_username": "ines@tern.example",
            "provider": "clayhr",
        });
        self.call(Method::POST, "/connect_sessions", Some(&wish))
            .await
    }

    /// Takes the link away again.
    pub(super) async fn delete_account(&self, id: &str) -> io::Result<Value> {
        self.call(Method::DELETE, &format!("/accounts/{id}"), None)
            .await
    }

    async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> io::Result<Value> {
        let stream = TcpStream::connect(&self.authority).await?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        let connection = tokio::spawn(connection);
        let body = body.map_or_else(Bytes::new, |body| Bytes::from(body.to_string()));
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.authority)
            .header(AUTHORIZATION, &self.authorization)
            .header(CONTENT_TYPE, "application/json")
            .header(USER_AGENT, "larkfield")
            .body(Full::new(body))
            .map_err(io::Error::other)?;
        let answer = sender
            .send_request(request)
            .await
            .map_err(io::Error::other)?;
        let status = answer.status();
        let body = answer
            .into_body()
            .collect()
            .await
            .map_err(io::Error::other)?;
        connection.abort();
        let body: Value = serde_json::from_slice(&body.to_bytes()).unwrap_or_default();
        if status.is_success() {
            return Ok(body);
        }
        Err(refusal(status, &body))
    }
}

fn refusal(status: StatusCode, body: &Value) -> io::Error {
    let said = body["message"].as_str().unwrap_or("no reason given");
    io::Error::other(format!("the backend answered {}: {said}", status.as_u16()))
}
