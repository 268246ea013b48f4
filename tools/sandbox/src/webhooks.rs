//! Tells the partner's backend what happened to an account, signed as the contract says.
//!
//! Only addresses on this machine are accepted, and this is the only way the sandbox ever calls out. One try each, in
//! order; what the receiver answers changes nothing.

use std::{
    io,
    sync::{Mutex, PoisonError},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use http_body_util::Full;
use hyper::{
    Request, Uri,
    body::Bytes,
    header::{CONTENT_TYPE, HOST},
};
use hyper_util::rt::TokioIo;
use serde_json::json;
use sha2::Sha256;
use tokio::{net::TcpStream, sync::mpsc};

use crate::{
    clock::{Moment, iso},
    options::Webhook,
    state::PROJECT_ID,
    store::Account,
};

/// The event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Created,
    Updated,
    Deleted,
}

impl Event {
    fn as_str(self) -> &'static str {
        match self {
            Self::Created => "account.created",
            Self::Updated => "account.updated",
            Self::Deleted => "account.deleted",
        }
    }
}

/// The queue that events are handed in to. Handing in never waits.
pub(crate) struct Webhooks {
    queue: Mutex<Option<mpsc::UnboundedSender<Bytes>>>,
}

impl Webhooks {
    /// The way in, and the work that carries events out, which ends after `close`.
    pub(crate) fn new(webhook: Option<Webhook>) -> io::Result<(Self, impl Future<Output = ()>)> {
        let target = webhook.map(Target::new).transpose()?;
        let (sender, receiver) = mpsc::unbounded_channel();
        let queue = Mutex::new(target.is_some().then_some(sender));
        Ok((Self { queue }, deliver(target, receiver)))
    }

    pub(crate) fn send(&self, event: Event, account: &Account, now: Moment) {
        if let Some(queue) = &*self.queue.lock().unwrap_or_else(PoisonError::into_inner) {
            // The receiver only ends after `close`, so a lost event cannot happen here.
            let _ = queue.send(body(event, account, now));
        }
    }

    /// Takes no more events; those handed in are still sent.
    pub(crate) fn close(&self) {
        self.queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
    }
}

fn body(event: Event, account: &Account, now: Moment) -> Bytes {
    let body = json!({
        "project_id": PROJECT_ID,
        "event": event.as_str(),
        "event_date": iso(now),
        "sent_at": iso(now),
        "record_type": "account",
        "record_id": account.id,
        "account_id": account.id,
        "provider": account.provider,
        "origin_owner_id": account.origin_owner_id,
        "origin_owner_name": account.origin_owner_name,
        "origin_username": account.origin_username,
        "setup_information": account.setup_information,
    });
    Bytes::from(body.to_string())
}

/// The signature of a body: HMAC-SHA-256 of its very bytes, base64url, no padding.
fn signature(secret: &str, body: &[u8]) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(body);
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

struct Target {
    uri: Uri,
    authority: String,
    address: String,
    signing_secret: String,
}

impl Target {
    fn new(webhook: Webhook) -> io::Result<Self> {
        let wrong = |why: &str| {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("the webhook address {why}"),
            )
        };
        let uri: Uri = webhook
            .url
            .parse()
            .map_err(|_| wrong("is not an address"))?;
        if uri.scheme_str() != Some("http") {
            return Err(wrong("must begin with http://"));
        }
        let authority = uri.authority().ok_or_else(|| wrong("names no host"))?;
        if !["localhost", "127.0.0.1", "[::1]"].contains(&authority.host()) {
            return Err(wrong(
                "must be on this machine: localhost, 127.0.0.1 or [::1]",
            ));
        }
        let address = format!(
            "{}:{}",
            authority.host(),
            authority.port_u16().unwrap_or(80)
        );
        let authority = authority.to_string();
        Ok(Self {
            uri,
            authority,
            address,
            signing_secret: webhook.signing_secret,
        })
    }

    async fn post(&self, body: Bytes) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let stream = TcpStream::connect(&self.address).await?;
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        let request = Request::post(path)
            .header(HOST, &self.authority)
            .header(CONTENT_TYPE, "application/json")
            .header(
                "x-stackone-signature",
                signature(&self.signing_secret, &body),
            )
            .body(Full::new(body))?;
        tokio::select! {
            answer = sender.send_request(request) => { answer?; }
            ended = connection => { ended?; }
        }
        Ok(())
    }
}

async fn deliver(target: Option<Target>, mut queue: mpsc::UnboundedReceiver<Bytes>) {
    let Some(target) = target else { return };
    while let Some(body) = queue.recv().await {
        if let Err(error) = target.post(body).await {
            eprintln!("sandbox: a webhook was not delivered: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Target, signature};
    use crate::options::Webhook;

    #[test]
    fn the_signature_is_the_one_of_the_published_test_vector() {
        // RFC 4231, test case 2, in base64url.
        assert_eq!(
            signature("Jefe", b"what do ya want for nothing?"),
            "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM"
        );
    }

    #[test]
    fn only_addresses_on_this_machine_are_accepted() {
        for (url, fits) in [
            ("http://127.0.0.1:9000/hook", true),
            ("http://localhost/hook", true),
            ("http://[::1]:9000/", true),
            ("https://127.0.0.1:9000/", false),
            ("http://example.com/", false),
            ("http://127.0.0.1.example.com/", false),
            ("http://localhost@example.com/", false),
            ("http://10.0.0.1/", false),
            ("/hook", false),
            ("", false),
        ] {
            let webhook = Webhook {
                url: url.to_owned(),
                signing_secret: "s".to_owned(),
            };
            assert_eq!(Target::new(webhook).is_ok(), fits, "{url}");
        }
    }
}
