//! Reads guides: StackOne's guide model, with the field that a step asks for.
//!
//! The guide for ClayHR is built in. Its sentences may say `{provider}`, which the product fills with the name that
//! the brand uses.

use flow::{
    connector::{is_same_name, letters},
    field::{Field, FieldKey},
    guide::{Guide, Picture, Section, Step},
};
use serde_json::Value;

/// The built-in guide, as the file that a translator or a brand would edit.
pub const CLAYHR: &str = include_str!("../../../assets/guides/clayhr.json");

/// Returns the built-in guide for ClayHR.
pub fn clayhr() -> Guide {
    serde_json::from_str(CLAYHR)
        .ok()
        .and_then(|json| read_guide(&json))
        .expect("the built-in guide is a guide: a native test reads it")
}

/// Returns true if the built-in guide is for this provider, however its key is spelt.
pub fn is_built_in(provider: &str) -> bool {
    letters(provider).starts_with("clayhr")
}

/// Reads a guide. Keys that are not part of the model are passed over. `None` where no step asks for anything: such
/// a guide can be read, but not walked through.
pub fn read_guide(json: &Value) -> Option<Guide> {
    let guide = read(json);
    guide.asking().next()?;
    Some(guide)
}

/// Reads the guide of a connector and gives each field to the step that serves it: the one that names it by key, else
/// by label, else the one with its label in the title. What asks for nothing is read together with what comes next.
pub fn read_guide_for(json: &Value, fields: &[Field], is_vendor_hidden: bool) -> Guide {
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
            let find_by = |name_of: fn(&Field) -> &str| {
                free.iter()
                    .position(|field| is_same_name(name_of(field), named.as_str()))
            };
            find_by(|field| &field.key).or_else(|| find_by(|field| &field.label))
        }
        None => free.iter().position(|field| {
            let label = letters(&field.label);
            !label.is_empty() && title.contains(&label)
        }),
    };
    Some(free.remove(place?))
}

fn read(json: &Value) -> Guide {
    // What the provider must allow for everything that is offered; nobody has chosen less.
    let mut wanted: Vec<String> = Vec::new();
    for action in list(json, "actions") {
        for scope in texts(action, "scopes") {
            if !wanted.contains(&scope) {
                wanted.push(scope);
            }
        }
    }
    let is_wanted = |json: &&Value| {
        let scopes = texts(json, "applicableScopes");
        // Without anything to go by, no instruction is hidden.
        wanted.is_empty() || scopes.is_empty() || scopes.iter().any(|scope| wanted.contains(scope))
    };
    let read_step = |json: &Value| {
        let mut step = read_step(json);
        if is_on(json, "displayScopes") {
            step.list
                .extend(wanted.iter().map(|scope| format!("`{scope}`")));
        }
        step
    };
    let sections = list(json, "sections").iter().filter(is_wanted);
    Guide {
        warning: text(json, "warning").map(str::to_owned),
        sections: sections
            .map(|json| Section {
                steps: list(json, "steps")
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
pub fn read_section(json: &Value) -> Section {
    Section {
        title: text(json, "title").unwrap_or_default().to_owned(),
        list: texts(json, "list"),
        picture: picture(json),
        content: text(json, "content").unwrap_or_default().to_owned(),
        steps: list(json, "steps").iter().map(read_step).collect(),
        is_hidden_by_white_label: is_on(json, "whitelabel-hide"),
    }
}

fn read_step(json: &Value) -> Step {
    Step {
        title: text(json, "title").unwrap_or_default().to_owned(),
        content: text(json, "content").unwrap_or_default().to_owned(),
        list: texts(json, "list"),
        picture: picture(json),
        note: text(json, "note").map(str::to_owned),
        is_ordered: is_on(json, "ordered"),
        field: text(json, "field").map(FieldKey::from_name),
        before: Vec::new(),
    }
}

/// The picture of a section or a step; one without words is left out, since nothing would be there for most.
fn picture(json: &Value) -> Option<Picture> {
    let image = json.get("image")?;
    let address = text(image, "src").filter(|address| address.starts_with("https://"));
    Some(Picture {
        address: address.map(str::to_owned),
        words: text(image, "alt")?.to_owned(),
    })
}

fn text<'a>(json: &'a Value, key: &str) -> Option<&'a str> {
    json.get(key)?.as_str()
}

fn is_on(json: &Value, key: &str) -> bool {
    json.get(key).and_then(Value::as_bool) == Some(true)
}

fn list<'a>(json: &'a Value, key: &str) -> &'a [Value] {
    json.get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// The texts of a list; what is not a text is passed over.
fn texts(json: &Value, key: &str) -> Vec<String> {
    list(json, key)
        .iter()
        .filter_map(|item| item.as_str().map(str::to_owned))
        .collect()
}
