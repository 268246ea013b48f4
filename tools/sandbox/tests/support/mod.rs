//! The common parts of the tests: a sandbox on a free port, and a client that sees exactly what is on the wire.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::net::{Ipv4Addr, SocketAddr};

use axum::{Router, routing::post};
use base64::{Engine, engine::general_purpose::STANDARD};
use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Request, StatusCode, body::Bytes};
use hyper_util::rt::TokioIo;
use sandbox::{Options, Running, Webhook, demo};
use serde_json::{Value, json};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

pub const CLAYHR: &str = "5f6c1d1e-0a53-4c6b-9a55-2f0f6f1c7a01";

/// The secret by which the sandbox of [`Lab::with_webhook`] signs.
pub const WEBHOOK_SECRET: &str = "between-us";

/// The webhooks that came, each with its headers and its very bytes.
pub type Webhooks = mpsc::UnboundedReceiver<(HeaderMap, Bytes)>;

/// An answer as it came.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("plain text"))
    }

    /// Fails unless the answer has this status; returns it for more.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }
}

/// Sends one request to any server on this machine. An error means no answer came.
pub async fn exchange(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<Answer, hyper::Error> {
    let stream = TcpStream::connect(address)
        .await
        .expect("the sandbox listens");
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let mut request = Request::builder().method(method).uri(path);
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header("host", address.to_string());
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .body(Full::new(Bytes::from(body.to_owned())))
        .expect("a request");
    let (parts, body) = sender.send_request(request).await?.into_parts();
    let bytes = body.collect().await?.to_bytes();
    let text = String::from_utf8(bytes.to_vec()).expect("text");
    Ok(Answer {
        status: parts.status,
        headers: parts.headers,
        text,
    })
}

/// One sandbox under test.
pub struct Lab {
    pub running: Running,
}

impl Lab {
    pub async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// A sandbox that tells a server of every change.
    pub async fn with_webhook() -> (Self, Webhooks) {
        let (heard, hears) = mpsc::unbounded_channel();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let receiver = Router::new().route(
            "/hook",
            post(move |headers: HeaderMap, body: Bytes| {
                let heard = heard.clone();
                async move { heard.send((headers, body)).expect("the test listens") }
            }),
        );
        tokio::spawn(async move { axum::serve(listener, receiver).await });
        let webhook = Webhook {
            url: format!("http://{address}/hook?x=1"),
            signing_secret: WEBHOOK_SECRET.to_owned(),
        };
        let options = Options {
            webhook: Some(webhook),
            ..Options::default()
        };
        (Self::with(options).await, hears)
    }

    pub async fn with(options: Options) -> Self {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            running: sandbox::start(address, options).await.expect("a free port"),
        }
    }

    /// Sends one request on a connection of its own. An error means no answer came.
    pub async fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, hyper::Error> {
        exchange(self.running.address(), method, path, headers, body).await
    }

    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        self.try_send(method, path, headers, body)
            .await
            .expect("an answer")
    }

    /// A call of the partner's backend.
    pub async fn partner(&self, method: &str, path: &str, body: Value) -> Answer {
        self.partner_with(method, path, body, &[]).await
    }

    pub async fn partner_with(
        &self,
        method: &str,
        path: &str,
        body: Value,
        more: &[(&str, &str)],
    ) -> Answer {
        let basic = format!("Basic {}", STANDARD.encode(format!("{}:", demo::API_KEY)));
        let mut headers = vec![("authorization", basic.as_str())];
        headers.extend_from_slice(more);
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        self.send(method, path, &headers, &body).await
    }

    /// A new session's token: for ClayHR and one owner unless `more` says something else.
    pub async fn token(&self, more: Value, faults: &str) -> String {
        let mut body =
            json!({ "origin_owner_id": "o1", "origin_owner_name": "Tern", "provider": "clayhr" });
        for (name, value) in more.as_object().cloned().unwrap_or_default() {
            body[name] = value;
        }
        let headers = [("x-sandbox-faults", faults)];
        let answer = self
            .partner_with("POST", "/connect_sessions", body, &headers)
            .await;
        answer.expect(201).json()["token"]
            .as_str()
            .expect("a token")
            .to_owned()
    }

    /// A call of the browser.
    pub async fn hub(&self, token: &str, method: &str, path: &str, body: Value) -> Answer {
        self.try_hub(token, method, path, body)
            .await
            .expect("an answer")
    }

    pub async fn try_hub(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: Value,
    ) -> Result<Answer, hyper::Error> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let headers = [
            ("x-hub-session-token", token),
            ("content-type", "application/json"),
        ];
        self.try_send(method, path, &headers, &body).await
    }

    pub async fn accounts(&self) -> Vec<Value> {
        let answer = self
            .partner("GET", "/accounts?page_size=100", Value::Null)
            .await;
        answer
            .expect(200)
            .json()
            .as_array()
            .expect("a bare list")
            .clone()
    }

    pub async fn requests(&self, token: &str) -> Vec<Value> {
        let path = format!("/sandbox/requests?token={token}");
        let answer = self.send("GET", &path, &[], "").await;
        answer
            .expect(200)
            .json()
            .as_array()
            .expect("a list")
            .clone()
    }

    /// A form of one of the sandbox's own pages.
    pub async fn form(&self, path: &str, body: &str) -> Answer {
        let origin = self.running.base_url();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.send("POST", path, &[("origin", &origin), kind], body)
            .await
    }
}

/// The body that links the demo company.
pub fn acme() -> Value {
    clayhr(demo::ACME.subdomain, demo::ACME.api_key, demo::ACME.user_id)
}

pub fn clayhr(subdomain: &str, api_key: &str, user_id: &str) -> Value {
    json!({ "integration_id": CLAYHR, "credentials":
        { "subdomain": subdomain, "apiKey": api_key, "userId": user_id } })
}

/// Repeats a question until its answer fits; the requests themselves are the pause.
pub async fn until<Answer>(mut ask: impl AsyncFnMut() -> Option<Answer>) -> Answer {
    let limit = std::time::Duration::from_secs(20);
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(limit, asking)
        .await
        .expect("it never came true")
}
