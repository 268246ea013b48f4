//! Pastes into a field of ours are understood before they are entered.

use flow::{
    answers::Answers,
    field::FieldKey,
    fields::paste::{Pasted, Target, understand},
    fields::subdomain::Hosts,
    secret::Secret,
};
use web_sys::ClipboardEvent;

/// Takes a paste that holds more than this field's own value; any other is left to the browser.
pub fn take_paste(
    field: &FieldKey,
    event: &ClipboardEvent,
    typed: &Answers,
    hosts: &Hosts,
) -> Option<Pasted> {
    let target = match field {
        FieldKey::Subdomain => Target::Subdomain,
        FieldKey::ApiKey => Target::ApiKey,
        FieldKey::UserId => Target::UserId,
        FieldKey::Other(_) => return None,
    };
    let text = event.clipboard_data()?.get_data("text").ok()?;
    understand(Secret::new(text).expose(), target, typed, hosts)
}
