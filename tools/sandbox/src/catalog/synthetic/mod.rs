//! Invented connectors, one for each thing that a form can hold. They accept whatever is typed, but for a secret that
//! begins with `wrong` or `forbidden`.

mod forms;
mod odd;
mod rules;
mod sign_in;

use super::Connector;

pub(super) fn connectors() -> impl Iterator<Item = Connector> {
    forms::CONNECTORS
        .into_iter()
        .chain(sign_in::CONNECTORS)
        .chain(rules::CONNECTORS)
        .chain(odd::CONNECTORS)
}
