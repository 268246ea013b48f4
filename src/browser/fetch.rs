//! The browser's fetch, sent by gloo-net. Its builder of requests would cost 3 KB of every first load, where the browser
//! takes the same as one object of options; and what has come is read from the browser's own answer.

use gloo_net::http::Request;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// What a request does.
#[derive(Clone, Copy)]
pub struct Method(&'static str);

impl Method {
    /// Takes away.
    pub const DELETE: Self = Self("DELETE");
    /// Reads.
    pub const GET: Self = Self("GET");
    /// Changes.
    pub const PATCH: Self = Self("PATCH");
    /// Makes.
    pub const POST: Self = Self("POST");
}

impl From<Method> for JsValue {
    fn from(method: Method) -> Self {
        method.0.into()
    }
}

/// A JavaScript object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new().into();
    for (key, value) in properties {
        // A fresh object takes any property.
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

/// Sends a request with these options of fetch, and waits for all of the answer.
///
/// `None` where no whole answer came: the browser does not say why.
pub async fn fetch(address: &str, options: JsValue) -> Option<(Response, String)> {
    let request = web_sys::Request::new_with_str_and_init(address, options.unchecked_ref()).ok()?;
    let response: Response = Request::from(request).send().await.ok()?.into();
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    Some((response, text.as_string().unwrap_or_default()))
}
