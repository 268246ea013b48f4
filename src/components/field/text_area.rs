//! Text of several lines; hidden while it is typed, if it is a secret and the user does not want to see it.

use leptos::{html, prelude::*};

use super::{input::InputField, password::ShowSecrets};
use crate::{contexts::use_revealed, draw::view};

/// Text of several lines.
#[component]
pub fn TextAreaInput(
    /// The field it belongs to.
    field: InputField,
) -> impl IntoView {
    let (is_secret, revealed) = (field.is_secret(), use_revealed().0);
    let node = NodeRef::<html::Textarea>::new();
    field.focus_on_request(move || node.get().map(Into::into));
    view! {
        <textarea
            rows="4"
            data-cw-hidden=move || (is_secret && !revealed.get()).then_some("")
            placeholder=field.placeholder()
            node_ref=node
            on:input=field.on_change()
            {..field.attributes()}
        ></textarea>
        {is_secret.then(|| view! { <ShowSecrets /> })}
    }
}
