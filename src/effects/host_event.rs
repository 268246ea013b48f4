//! Tells the host what happens.

use flow::{effect::HostEvent, update::Flow};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, EventTarget};

use crate::{browser::js::object, i18n::sentences::problem_message};

/// The version of the details that events carry.
const EVENT_VERSION: u32 = 1;

/// An event for the host, of which `web/events.json` is the list. `web/run.js` adds what all events of a run carry.
pub struct OutgoingEvent {
    name: &'static str,
    detail: JsValue,
}

impl OutgoingEvent {
    /// The event as the host hears it, with what the flow has come to. Its detail never holds what was typed.
    pub fn new(event: &HostEvent, flow: &Flow) -> Self {
        let mut detail = vec![("version", EVENT_VERSION.into())];
        if let Some(step) = flow.step_name() {
            detail.push(("step", step.into()));
        }
        let name = match event {
            HostEvent::Ready => "cw-ready",
            HostEvent::Step { number, of } => {
                detail.push(("number", JsValue::from_f64(*number as f64)));
                detail.push(("of", JsValue::from_f64(*of as f64)));
                "cw-step"
            }
            HostEvent::Field { field } => {
                detail.push(("field", field.as_str().into()));
                if let Some(error) = flow.form().and_then(|form| form.error(field)) {
                    detail.push(("rule", problem_message(error).key().into()));
                }
                "cw-field"
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
        Self {
            name,
            detail: object(&detail),
        }
    }

    /// Dispatches it on the host, across shadow roots.
    pub fn dispatch(&self, host: &EventTarget) {
        let options = object(&[
            ("bubbles", true.into()),
            ("composed", true.into()),
            ("detail", self.detail.clone()),
        ]);
        let event = CustomEvent::new_with_event_init_dict(self.name, options.unchecked_ref());
        if let Ok(event) = event {
            let _ = host.dispatch_event(&event);
        }
    }
}
