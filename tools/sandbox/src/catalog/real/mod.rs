//! Well-known connectors, each with a guide of the same name in `guides/`.
//!
//! Their real forms are not public: these ask for what each provider's public API takes. Nothing here calls any of
//! them, and they accept whatever is typed, but for a secret that begins with `wrong` or `forbidden`.

mod people;
mod work;

use super::Connector;

pub(super) fn connectors() -> impl Iterator<Item = Connector> {
    people::CONNECTORS.into_iter().chain(work::CONNECTORS)
}
