//! Guides as data: read from StackOne's guide model, with the field that a step asks for.
//!
//! The guide for ClayHR is built in. Its sentences may say `{provider}`, which the product fills with the name that
//! the brand uses.

use crate::json::Json;
use flow::{
    connector::{is_same_name, letters},
    field::{Field, FieldKey},
    guide::{Guide, Picture, Section, Step},
};

/// The built-in guide, as the file that a translator or a brand would edit.
pub const CLAYHR: &str = include_str!("../assets/guides/clayhr.json");

/// The built-in guide for ClayHR.
pub fn clayhr() -> Guide {
    Json::parse(CLAYHR)
        .and_then(|json| read_guide(&json))
        .expect("the built-in guide is a guide: a native test reads it")
}

/// Whether the built-in guide is for this provider, however its key is spelt.
pub fn is_built_in(provider: &str) -> bool {
    letters(provider).starts_with("clayhr")
}

/// Reads a guide. Keys that are not part of the model are passed over. `None` where no step asks for anything: such
/// a guide can be read, but not walked through.
pub fn read_guide(json: &Json) -> Option<Guide> {
    let guide = read(json);
    guide.asking().next()?;
    Some(guide)
}

/// Reads the guide of a connector and gives each field to the step that serves it: the one that names it by key, else
/// by label, else the one with its label in the title. What asks for nothing is read together with what comes next.
pub fn read_guide_for(json: &Json, fields: &[Field], is_vendor_hidden: bool) -> Guide {
    let mut guide = read(json);
    if is_vendor_hidden {
        guide = guide.without_vendor();
    }
    let mut free: Vec<&Field> = fields
        .iter()
        .filter(|field| field.is_shown && !field.is_read_only)
        .collect();
    let mut asking = Vec::new();
    let mut unasked = Vec::new();
    for section in guide.sections {
        if !section.content.is_empty() || !section.list.is_empty() || section.picture.is_some() {
            unasked.push(Step {
                title: section.title,
                content: section.content,
                list: section.list,
                picture: section.picture,
                ..Step::default()
            });
        }
        for mut step in section.steps {
            match take_field(&step, &mut free) {
                Some(field) => {
                    step.field = Some(FieldKey::Other(field.key.clone()));
                    step.before = core::mem::take(&mut unasked);
                    asking.push(step);
                }
                None => unasked.push(step),
            }
        }
    }
    Guide {
        warning: guide.warning,
        sections: vec![Section {
            steps: asking,
            ..Section::default()
        }],
        closing: unasked,
    }
}

fn take_field<'a>(step: &Step, free: &mut Vec<&'a Field>) -> Option<&'a Field> {
    let title = letters(&step.title);
    let place = match &step.field {
        Some(named) => {
            let by = |name_of: fn(&Field) -> &str| {
                free.iter()
                    .position(|field| is_same_name(name_of(field), named.as_str()))
            };
            by(|field| &field.key).or_else(|| by(|field| &field.label))
        }
        None => free.iter().position(|field| {
            let label = letters(&field.label);
            !label.is_empty() && title.contains(&label)
        }),
    };
    Some(free.remove(place?))
}

fn read(json: &Json) -> Guide {
    // What the provider must allow for everything that is offered; nobody has chosen less.
    let mut wanted: Vec<String> = Vec::new();
    for action in json.list("actions") {
        for scope in action.texts("scopes") {
            if !wanted.contains(&scope) {
                wanted.push(scope);
            }
        }
    }
    let is_wanted = |json: &&Json| {
        let scopes = json.texts("applicableScopes");
        // Without anything to go by, no instruction is hidden.
        wanted.is_empty() || scopes.is_empty() || scopes.iter().any(|scope| wanted.contains(scope))
    };
    let read_step = |json: &Json| {
        let mut step = read_step(json);
        if json.bool("displayScopes") == Some(true) {
            step.list
                .extend(wanted.iter().map(|scope| ["`", scope, "`"].concat()));
        }
        step
    };
    let sections = json.list("sections").iter().filter(is_wanted);
    Guide {
        warning: json.text("warning").map(str::to_owned),
        sections: sections
            .map(|json| Section {
                steps: json
                    .list("steps")
                    .iter()
                    .filter(is_wanted)
                    .map(read_step)
                    .collect(),
                ..read_section(json)
            })
            .collect(),
        closing: Vec::new(),
    }
}

/// Reads one section of a guide.
pub fn read_section(json: &Json) -> Section {
    Section {
        title: json.text("title").unwrap_or_default().to_owned(),
        list: json.texts("list"),
        picture: picture(json),
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
        picture: picture(json),
        note: json.text("note").map(str::to_owned),
        is_ordered: json.bool("ordered").unwrap_or(false),
        field: json.text("field").map(FieldKey::from_name),
        before: Vec::new(),
    }
}

/// The picture of a section or a step; one without words is left out, since nothing would be there for most.
fn picture(json: &Json) -> Option<Picture> {
    let image = json.get("image")?;
    let address = image.text("src");
    let address = address.filter(|address| address.starts_with("https://"));
    Some(Picture {
        address: address.map(str::to_owned),
        words: image.text("alt")?.to_owned(),
    })
}
