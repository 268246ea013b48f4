//! From a connector's YAML to a guide: `support.guides.config` of one way to sign in, with the fields and the scopes
//! that the file defines.

use std::collections::BTreeMap;

use flow::guide::{Action, Block, Guide, Item, List, Section, Step};

use super::{
    FormField, Imported, Report, blocks,
    imported::action,
    marks::title,
    scopes,
    site::{DOCS, Site},
    yaml::{self, Yaml},
};

/// Finds a file that a connector refers to, by the name that it uses: its text.
pub(super) type Partials<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Reads a connector. With more than one way to sign in, `auth` says which; `partials` finds the files beside it.
pub(super) fn read(
    text: &str,
    auth: Option<&str>,
    site: Option<&str>,
    partials: Partials<'_>,
    report: &mut Report,
) -> Option<Imported> {
    let site = Site {
        address: site.unwrap_or(DOCS).trim_end_matches('/'),
        keeps_lines: true,
        definitions: "",
    };
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
    let name_of_provider = ["title", "name"]
        .iter()
        .find_map(|key| info.and_then(|info| info.text(key)));
    let mut imported = Imported {
        provider: key.unwrap_or_default().to_owned(),
        name: name_of_provider.unwrap_or_default().to_owned(),
        auth_label: way.text("label").unwrap_or(name).to_owned(),
        site: site.address.to_owned(),
        guide: Guide {
            warning: written
                .get("warning")
                .map(|warning| text_blocks(warning, site, report))
                .unwrap_or_default(),
            actions: actions(&file, partials, report),
            ..Guide::default()
        },
        fields: way.list("configFields").iter().filter_map(field).collect(),
        ..Imported::default()
    };
    for one in written.list("sections") {
        let (section, steps) = section(one, site, report);
        imported.push(section, one.line, steps);
    }
    scopes::close(&mut imported.guide.actions, &definitions(&file, way));
    Some(imported)
}

fn guide_of(way: &Yaml) -> Option<&Yaml> {
    way.get("support")?.get("guides")?.get("config")
}

fn text_blocks(text: &Yaml, site: Site<'_>, report: &mut Report) -> Vec<Block> {
    let written = text.as_text().unwrap_or_default();
    blocks::read_text(written, text.line, site, report)
}

/// Reads the content of a section or a step: a text, a list and a picture.
fn said(parent: &Yaml, site: Site<'_>, report: &mut Report) -> Vec<Block> {
    let content = parent.get("content");
    let mut said = content
        .map(|text| text_blocks(text, site, report))
        .unwrap_or_default();
    let items = parent.list("list").iter();
    let items: Vec<_> = items
        .flat_map(|item| match item_blocks(item, site, report) {
            // The author gave the item a mark of its own.
            blocks if matches!(blocks.as_slice(), [Block::List(_)]) => inner_items(blocks),
            blocks => blocks::item_of(blocks).into_iter().collect(),
        })
        .collect();
    if !items.is_empty() {
        said.push(Block::List(List { start: None, items }));
    }
    if let Some(image) = parent.get("image") {
        let source = image.text("src").or(image.as_text()).unwrap_or_default();
        let words = image.text("alt").unwrap_or_default();
        said.extend(blocks::made_picture(
            source, words, image.line, site, report,
        ));
    }
    said
}

fn inner_items(blocks: Vec<Block>) -> Vec<Item> {
    let lists = blocks.into_iter().filter_map(|block| match block {
        Block::List(list) => Some(list.items),
        _ => None,
    });
    lists.flatten().collect()
}

/// An item of a list. `- Name: Connect` is a map to YAML, and a text to its author.
fn item_blocks(item: &Yaml, site: Site<'_>, report: &mut Report) -> Vec<Block> {
    if item.as_text().is_some() {
        return text_blocks(item, site, report);
    }
    let pairs: Vec<String> = item
        .entries()
        .iter()
        .filter_map(|(name, value)| Some(format!("{name}: {}", value.as_text()?)))
        .collect();
    let sentence = if pairs.is_empty() {
        "an item that is no text was left out"
    } else {
        "an item has a colon and no quotation marks: it was read as a text"
    };
    report.warn(item.line, sentence);
    blocks::read_text(&pairs.join("\n"), item.line, site, report)
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

fn section(written: &Yaml, site: Site<'_>, report: &mut Report) -> (Section, Vec<usize>) {
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
    let (mut steps, mut lines) = (Vec::new(), Vec::new());
    for (number, one) in (1..).zip(written.list("steps")) {
        let step = step(one, number, site, report);
        if !step.title.is_empty() {
            steps.push(step);
            lines.push(one.line);
        }
    }
    let section = Section {
        title: title(written.text("title").unwrap_or_default()),
        blocks: said(written, site, report),
        steps,
        scopes: scopes_in(written, "applicableScopes"),
        is_hidden_by_white_label: false,
    };
    (section, lines)
}

/// A step; one that says nothing has no title.
fn step(written: &Yaml, number: usize, site: Site<'_>, report: &mut Report) -> Step {
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
    let mut title = title(written.text("title").unwrap_or_default());
    let mut blocks = said(written, site, report);
    if title.is_empty() && blocks.is_empty() {
        report.warn(written.line, "a step says nothing, and was left out");
    } else if title.is_empty() {
        report.warn(written.line, "a step has no title: it goes by its number");
        title = format!("Step {number}");
    }
    if written.is_on("displayScopes").unwrap_or(false) {
        blocks.push(Block::Scopes);
    }
    Step {
        title,
        blocks,
        scopes: scopes_in(written, "applicableScopes"),
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

fn field(written: &Yaml) -> Option<FormField> {
    let key = written.text("key")?.to_owned();
    let is_shown =
        written.is_on("display").unwrap_or(true) && !written.is_on("readOnly").unwrap_or(false);
    is_shown.then(|| FormField {
        label: written.text("label").unwrap_or(&key).to_owned(),
        is_required: written.is_on("required").unwrap_or(false),
        key: Some(key),
    })
}

fn actions(file: &Yaml, partials: Partials<'_>, report: &mut Report) -> Vec<Action> {
    let mut found = Vec::new();
    if let Some(written) = file.get("actions") {
        collect_actions(written, partials, &mut found, 0, report);
    }
    if found.len() > scopes::MOST_ACTIONS {
        let sentence = format!("only the first {} actions are read", scopes::MOST_ACTIONS);
        report.warn(1, sentence);
        found.truncate(scopes::MOST_ACTIONS);
    }
    found
}

/// Files refer to others no deeper than this.
const DEEPEST: usize = 4;

/// Actions, as a list, as a map by id, or as references to files with either.
fn collect_actions(
    written: &Yaml,
    partials: Partials<'_>,
    found: &mut Vec<Action>,
    depth: usize,
    report: &mut Report,
) {
    if found.len() > scopes::MOST_ACTIONS {
        return;
    }
    if let Some(action) = action_of(written) {
        found.push(action);
        return;
    }
    for item in written.items() {
        collect_actions(item, partials, found, depth, report);
    }
    for (name, value) in written.entries() {
        if name != "$ref" {
            // A map of actions by their ids, or the list of a partial file.
            if value.as_text().is_none() {
                collect_actions(value, partials, found, depth, report);
            }
            continue;
        }
        let reference = value.as_text().unwrap_or_default();
        let text = partials(reference).filter(|_| depth < DEEPEST);
        let partial = text.map(|text| yaml::read(&text));
        match partial {
            Some(Ok(partial)) => collect_actions(&partial, partials, found, depth + 1, report),
            Some(Err((line, sentence))) => report.warn(
                value.line,
                format!("{reference:?}, line {line}: {sentence}; its actions are missing"),
            ),
            None => report.warn(
                value.line,
                format!("there is no file {reference:?} beside this one: its actions are missing"),
            ),
        }
    }
}

fn action_of(written: &Yaml) -> Option<Action> {
    let id = ["actionId", "id"]
        .iter()
        .find_map(|key| written.text(key))?;
    let scopes = ["requiredScopes", "scopes"]
        .iter()
        .flat_map(|key| scopes_in(written, key));
    let label = written.text("label").unwrap_or(id);
    Some(action(id, label, scopes.collect()))
}

/// Returns the implications of each scope, by the file's own definitions.
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
