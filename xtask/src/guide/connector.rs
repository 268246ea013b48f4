//! From a connector's YAML to a guide: `support.guides.config` of one way to sign in, with the fields and the scopes
//! that the file defines.

use std::collections::BTreeMap;

use super::{
    Action, Field, Guide, Image, Report, Section, Step, inline, scopes,
    yaml::{self, Yaml},
};

/// Reads a connector. With more than one way to sign in, `auth` says which.
pub(super) fn read(text: &str, auth: Option<&str>, report: &mut Report) -> Option<Guide> {
    let file = yaml::read(text)
        .map_err(|(line, sentence)| report.error(line.max(1), sentence))
        .ok()?;
    let ways = file
        .get("authentication")
        .map(Yaml::named)
        .unwrap_or_default();
    let guided: Vec<_> = ways
        .iter()
        .filter_map(|(name, way)| Some((*name, *way, guide_of(way)?)))
        .filter(|(name, ..)| auth.is_none_or(|only| only == *name))
        .collect();
    let Some((name, way, written)) = guided.first().copied() else {
        report.error(1, "no authentication has support.guides.config");
        return None;
    };
    if guided.len() > 1 {
        let names: Vec<_> = guided.iter().map(|(name, ..)| *name).collect();
        let sentence = format!("took {name:?}; --auth chooses among {}", names.join(", "));
        report.warn(way.line, sentence);
    }
    let info = file.get("info");
    let key = info
        .and_then(|info| info.text("key"))
        .or_else(|| file.text("key"));
    let mut guide = Guide {
        provider: key.unwrap_or_default().to_owned(),
        auth_label: way.text("label").unwrap_or(name).to_owned(),
        warning: written
            .get("warning")
            .and_then(|text| marked(text, report))
            .filter(|text| !text.is_empty()),
        sections: written
            .list("sections")
            .iter()
            .map(|one| section(one, report))
            .collect(),
        fields: way.list("configFields").iter().filter_map(field).collect(),
        actions: actions(&file, report),
        ..Guide::default()
    };
    guide.has_scopes = guide.actions.iter().any(|action| !action.scopes.is_empty());
    scopes::close(&mut guide.actions, &definitions(&file, way));
    Some(guide)
}

fn guide_of(way: &Yaml) -> Option<&Yaml> {
    way.get("support")?.get("guides")?.get("config")
}

fn marked(text: &Yaml, report: &mut Report) -> Option<String> {
    Some(inline::marked(text.as_text()?, text.line, report))
}

fn text(parent: &Yaml, key: &str, report: &mut Report) -> String {
    let text = parent.get(key).and_then(|text| marked(text, report));
    text.unwrap_or_default()
}

fn list(parent: &Yaml, report: &mut Report) -> Vec<String> {
    parent
        .list("list")
        .iter()
        .filter_map(|item| marked(item, report))
        .collect()
}

fn image(parent: &Yaml) -> Option<Image> {
    let image = parent.get("image")?;
    Some(Image {
        source: image.text("src")?.to_owned(),
        alt: image.text("alt").unwrap_or_default().to_owned(),
    })
}

/// Scopes, as a list or in one text.
fn scopes_in(parent: &Yaml, key: &str) -> Vec<String> {
    let Some(value) = parent.get(key) else {
        return Vec::new();
    };
    match value.as_text() {
        Some(text) => scopes::list(text),
        None => value
            .items()
            .iter()
            .filter_map(Yaml::as_text)
            .map(str::to_owned)
            .collect(),
    }
}

fn section(written: &Yaml, report: &mut Report) -> Section {
    warn_of_others(
        written,
        &[
            "title",
            "content",
            "list",
            "image",
            "steps",
            "applicableScopes",
        ],
        report,
    );
    Section {
        title: written.text("title").unwrap_or_default().to_owned(),
        content: text(written, "content", report),
        list: list(written, report),
        image: image(written),
        scopes: scopes_in(written, "applicableScopes"),
        steps: written
            .list("steps")
            .iter()
            .map(|one| step(one, report))
            .collect(),
        is_hidden_by_white_label: false,
        line: written.line,
    }
}

fn step(written: &Yaml, report: &mut Report) -> Step {
    warn_of_others(
        written,
        &[
            "title",
            "content",
            "list",
            "image",
            "displayScopes",
            "applicableScopes",
        ],
        report,
    );
    let title = written.text("title").unwrap_or_default().to_owned();
    if title.is_empty() {
        report.warn(written.line, "a step has no title");
    }
    Step {
        title,
        content: text(written, "content", report),
        list: list(written, report),
        image: image(written),
        scopes: scopes_in(written, "applicableScopes"),
        shows_scopes: written.is_on("displayScopes").unwrap_or(false),
        line: written.line,
        ..Step::default()
    }
}

fn warn_of_others(written: &Yaml, known: &[&str], report: &mut Report) {
    for (name, value) in written.named() {
        if !known.contains(&name) {
            let name: String = name.chars().take(40).collect();
            report.warn(
                value.line,
                format!("{name:?} is not part of the guide model"),
            );
        }
    }
}

fn field(written: &Yaml) -> Option<Field> {
    let key = written.text("key")?.to_owned();
    let is_shown =
        written.is_on("display").unwrap_or(true) && !written.is_on("readOnly").unwrap_or(false);
    is_shown.then(|| Field {
        label: written.text("label").unwrap_or(&key).to_owned(),
        is_required: written.is_on("required").unwrap_or(false),
        key: Some(key),
    })
}

fn actions(file: &Yaml, report: &mut Report) -> Vec<Action> {
    let written = file.list("actions");
    if written.len() > scopes::MOST_ACTIONS {
        let sentence = format!("only the first {} actions are read", scopes::MOST_ACTIONS);
        report.warn(written[0].line, sentence);
    }
    let read = |one: &Yaml| {
        let id = ["actionId", "id"].iter().find_map(|key| one.text(key))?;
        let scopes = ["requiredScopes", "scopes"]
            .iter()
            .map(|key| scopes_in(one, key));
        Some(Action {
            id: id.to_owned(),
            label: one.text("label").unwrap_or(id).to_owned(),
            scopes: scopes.flatten().collect(),
        })
    };
    written
        .iter()
        .take(scopes::MOST_ACTIONS)
        .filter_map(read)
        .collect()
}

/// What each scope implies, by the file's own definitions.
fn definitions(file: &Yaml, way: &Yaml) -> BTreeMap<String, Vec<String>> {
    let places = ["scopeDefinitions", "scopes"];
    let lists = places
        .iter()
        .flat_map(|key| [way.get(key), file.get(key)])
        .flatten();
    let mut includes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, definition) in lists.flat_map(Yaml::named) {
        if definition.get("includes").is_some() {
            let name = definition.text("name").unwrap_or(key);
            includes.insert(name.to_owned(), scopes_in(definition, "includes"));
        }
    }
    // A list of definitions that are named by `name`.
    for key in places {
        for definition in way.list(key).iter().chain(file.list(key)) {
            if let Some(name) = definition.text("name") {
                includes.insert(name.to_owned(), scopes_in(definition, "includes"));
            }
        }
    }
    includes
}
