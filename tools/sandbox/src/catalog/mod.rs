//! The connectors a session may offer, and what each asks for. Data only; nothing here talks to a provider.
//!
//! - `connector`, `field`, `notice`, `rules`: what one is made of;
//! - `clayhr_form`: ClayHR's form, which switches can change;
//! - `synthetic`: one connector for each thing that a form can hold;
//! - `real`: well-known ones, for which `guides/` has a guide.

pub(crate) mod clayhr_form;
mod connector;
mod field;
mod notice;
mod real;
mod rules;
mod synthetic;

use crate::store::Session;
pub(crate) use connector::{Access, Connector, ENVIRONMENT, Shape};
pub(crate) use field::{Field, FieldKind};
pub(crate) use notice::{Notice, Position};

/// The provider key of ClayHR.
pub(crate) const CLAYHR: &str = "clayhr";

/// All connectors of a sandbox.
#[derive(Debug)]
pub(crate) struct Catalog {
    connectors: Vec<Connector>,
}

impl Default for Catalog {
    fn default() -> Self {
        let mut connectors = vec![Connector {
            provider: CLAYHR,
            name: "ClayHR",
            integration_id: "5f6c1d1e-0a53-4c6b-9a55-2f0f6f1c7a01",
            ..Connector::PLAIN
        }];
        connectors.extend(synthetic::connectors());
        connectors.extend(real::connectors());
        Self { connectors }
    }
}

impl Catalog {
    pub(crate) fn all(&self) -> &[Connector] {
        &self.connectors
    }

    pub(crate) fn by_provider(&self, provider: &str) -> Option<&Connector> {
        self.connectors
            .iter()
            .find(|connector| connector.provider == provider)
    }

    /// Returns the connectors that a session may link, with those that are switched off.
    pub(crate) fn allowed(&self, session: &Session) -> Vec<&Connector> {
        self.connectors
            .iter()
            .filter(|connector| connector.is_allowed(session))
            .collect()
    }

    /// One connector by its id, if the session may link it.
    pub(crate) fn allowed_by_id(&self, session: &Session, id: &str) -> Option<&Connector> {
        self.allowed(session)
            .into_iter()
            .find(|connector| connector.integration_id == id && connector.active)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Catalog, FieldKind};
    use crate::ClayHrForm;

    #[test]
    fn nothing_in_the_catalog_stands_twice() {
        let catalog = Catalog::default();
        let providers: HashSet<_> = catalog.all().iter().map(|one| one.provider).collect();
        let ids: HashSet<_> = catalog.all().iter().map(|one| one.integration_id).collect();
        assert_eq!(providers.len(), catalog.all().len());
        assert_eq!(ids.len(), catalog.all().len());
        for connector in catalog.all() {
            let fields = connector.fields(&ClayHrForm::default());
            let keys: HashSet<_> = fields.iter().map(|field| &field.key).collect();
            assert_eq!(keys.len(), fields.len(), "{}", connector.provider);
        }
    }

    #[test]
    fn each_kind_of_field_is_asked_for_somewhere() {
        let catalog = Catalog::default();
        let form = ClayHrForm::default();
        let fields: Vec<_> = catalog
            .all()
            .iter()
            .flat_map(|one| one.fields(&form))
            .collect();
        for kind in [
            FieldKind::Text,
            FieldKind::Password,
            FieldKind::Number,
            FieldKind::Select,
            FieldKind::TextArea,
            FieldKind::Unheard,
            FieldKind::Unsaid,
        ] {
            assert!(fields.iter().any(|field| field.kind == kind), "{kind:?}");
        }
    }
}
