//! The browser's fetch, and no more of it than this program needs: a crate for it costs 3 KB of every first load.

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
/// # Errors
/// The browser's own error, where no whole answer came.
pub async fn fetch(address: &str, options: JsValue) -> Result<(Response, String), JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let answer = window.fetch_with_str_and_init(address, options.unchecked_ref());
    let response: Response = JsFuture::from(answer).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?;
    Ok((response, text.as_string().unwrap_or_default()))
}
