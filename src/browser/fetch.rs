//! Sends a request that gloo-net has built, and fetches the files that lie beside the program.

use gloo_net::http::{Request, Response};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Sends a request. `None` if no answer came: the browser does not say why.
///
/// gloo-net's own `send` panics where a page has replaced `fetch` by one that rejects with something other than an
/// `Error`.
pub async fn send(request: Request) -> Option<Response> {
    let request: web_sys::Request = request.into();
    let sent = web_sys::window()?.fetch_with_request(&request);
    let response = JsFuture::from(sent).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    Some(response.into())
}

/// Fetches a file with a JSON object. `None` if there is none: a server that answers with its start page in place of a
/// missing file has none either.
pub async fn fetch_json(address: &str) -> Option<Value> {
    let response = send(Request::get(address).build().ok()?).await?;
    let text = response.text().await.ok().filter(|_| response.ok())?;
    serde_json::from_str(&text).ok().filter(Value::is_object)
}
