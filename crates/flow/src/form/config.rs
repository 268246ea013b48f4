//! The parts of a form that don't change while it is open.

use crate::{
    connector::FieldNames,
    fields::{rule::RuleChecker, subdomain::Hosts},
    guide::Guide,
};

/// The guide of a form, and the rules by which its fields are recognised and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormConfig {
    /// The text the user reads, and the fields in the order they are asked for.
    pub guide: Guide,
    /// The domains under which the provider's companies have their addresses.
    pub hosts: Hosts,
    /// The names by which the backend's fields are recognised.
    pub field_names: FieldNames,
    /// Checks answers by the backend's rules.
    pub checker: RuleChecker,
}

impl FormConfig {
    /// A form with this guide, and with the usual hosts and names of fields.
    pub fn new(guide: Guide) -> Self {
        Self {
            guide,
            hosts: Hosts::default(),
            field_names: FieldNames::default(),
            checker: RuleChecker::default(),
        }
    }

    /// The form of a connector that only the backend knows: it has no rules but the backend's, and none of its fields is
    /// taken for one of ours.
    pub fn of_other(guide: Guide, checker: RuleChecker) -> Self {
        Self {
            field_names: FieldNames { names: Vec::new() },
            checker,
            ..Self::new(guide)
        }
    }
}
