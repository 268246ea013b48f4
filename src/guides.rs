//! Guides as data: read from StackOne's guide model, with the field that a step asks for.
//!
//! The guide for ClayHR is built in. Its sentences may say `{provider}`, which the product fills with the name that
//! the brand uses.

use crate::{
    domain::{
        field::FieldKey,
        guide::{Guide, Section, Step},
    },
    json::Json,
};

/// The built-in guide, as the file that a translator or a brand would edit.
pub const CLAYHR: &str = include_str!("../guides/clayhr.json");

/// The built-in guide for ClayHR.
pub fn clayhr() -> Guide {
    Json::parse(CLAYHR)
        .and_then(|json| read_guide(&json))
        .expect("the built-in guide is a guide: a native test reads it")
}

/// Reads a guide. Keys that are not part of the model are passed over. `None` where no step asks for anything: such
/// a guide can be read, but not walked through.
pub fn read_guide(json: &Json) -> Option<Guide> {
    let guide = Guide {
        warning: json.text("warning").map(str::to_owned),
        sections: json.list("sections").iter().map(read_section).collect(),
    };
    guide.asking().next()?;
    Some(guide)
}

/// Reads one section of a guide.
pub fn read_section(json: &Json) -> Section {
    Section {
        title: json.text("title").unwrap_or_default().to_owned(),
        content: json.text("content").unwrap_or_default().to_owned(),
        steps: json.list("steps").iter().map(read_step).collect(),
        is_hidden_by_white_label: json.bool("whitelabel-hide").unwrap_or(false),
    }
}

fn read_step(json: &Json) -> Step {
    Step {
        title: json.text("title").unwrap_or_default().to_owned(),
        content: json.text("content").unwrap_or_default().to_owned(),
        list: json.texts("list"),
        note: json.text("note").map(str::to_owned),
        is_ordered: json.bool("ordered").unwrap_or(false),
        field: json.text("field").map(FieldKey::from_name),
    }
}
