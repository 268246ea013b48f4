//! A sentence above, between or below the fields.

use serde_json::{Value, json};

/// The place of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Position {
    /// Above all fields, said by leaving the position out.
    Unsaid,
    /// Above all fields.
    Top,
    /// Right before the field of this key.
    Before(String),
    /// After the last field.
    Bottom,
}

/// One notice.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    pub(crate) key: &'static str,
    /// `warning`, or else `info`.
    pub(crate) is_warning: bool,
    pub(crate) position: Position,
    pub(crate) description: &'static str,
}

impl Notice {
    /// Something good to know.
    pub(crate) fn info(key: &'static str, position: Position, description: &'static str) -> Self {
        Self {
            key,
            is_warning: false,
            position,
            description,
        }
    }

    /// Something to take care of.
    pub(crate) fn warning(
        key: &'static str,
        position: Position,
        description: &'static str,
    ) -> Self {
        Self {
            is_warning: true,
            ..Self::info(key, position, description)
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut notice = json!({
            "key": self.key,
            "type": if self.is_warning { "warning" } else { "info" },
            "description": self.description,
        });
        match &self.position {
            Position::Unsaid => {}
            Position::Top => notice["position"] = json!("top"),
            Position::Before(key) => {
                notice["position"] = json!("top");
                notice["anchor"] = json!(key);
            }
            Position::Bottom => notice["position"] = json!("bottom"),
        }
        notice
    }
}
