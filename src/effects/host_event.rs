//! Tells the host what happens.

use flow::effect::HostEvent;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, EventTarget};

use crate::browser::js::object;

/// The version of the details that events carry.
const EVENT_VERSION: u32 = 1;

/// Tells the host, by an event that crosses shadow roots. Its details never hold what was typed.
pub fn notify(host: &EventTarget, event: &HostEvent) {
    let mut detail = vec![("version", EVENT_VERSION.into())];
    let name = match event {
        HostEvent::Ready => "cw-ready",
        HostEvent::Step { number, of } => {
            detail.push(("number", JsValue::from_f64(*number as f64)));
            detail.push(("of", JsValue::from_f64(*of as f64)));
            "cw-step"
        }
        HostEvent::Actions { ids } => {
            let ids: js_sys::Array = ids.iter().map(|id| JsValue::from_str(id)).collect();
            detail.push(("ids", ids.into()));
            "cw-actions"
        }
        HostEvent::Submit => "cw-submit",
        HostEvent::Success { id, provider } => {
            detail.push(("id", id.as_str().into()));
            detail.push(("provider", provider.as_str().into()));
            "cw-success"
        }
        HostEvent::Error { code, reference } => {
            detail.push(("code", (*code).into()));
            if let Some(reference) = reference {
                detail.push(("reference", reference.as_str().into()));
            }
            "cw-error"
        }
        HostEvent::Expired => "cw-expired",
        HostEvent::Cancel => "cw-cancel",
        HostEvent::Close => "cw-close",
    };
    let options = object(&[
        ("bubbles", true.into()),
        ("composed", true.into()),
        ("detail", object(&detail)),
    ]);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, options.unchecked_ref()) {
        let _ = host.dispatch_event(&event);
    }
}
