//! Writes guides as JSON, the way [`crate::read`](mod@crate::read) reads them.
//!
//! Content that StackOne's plain model can hold is written in its words (`content`, `list`, `image`), so that other
//! readers of that model understand it; only the rest is written as `blocks`.

use flow::guide::{Block, Guide, Item, Rank, Section, Step};
use serde_json::{Map, Value, json};

use crate::lines;

/// Returns the JSON of a guide, without what is empty.
pub fn write(guide: &Guide) -> Map<String, Value> {
    let mut json = Map::new();
    put(
        &mut json,
        "warning",
        match guide.warning.as_slice() {
            [Block::Paragraph(text)] if is_plain(text) => json!(text),
            blocks => self::blocks(blocks),
        },
    );
    let actions: Vec<Value> = guide
        .actions
        .iter()
        .map(|one| json!({ "id": one.id, "label": one.label, "scopes": one.scopes }))
        .collect();
    put(&mut json, "actions", json!(actions));
    if !guide.scope_separator.trim().is_empty() {
        put(&mut json, "scopeSeparator", json!(guide.scope_separator));
    }
    let sections: Vec<Value> = guide.sections.iter().map(section).collect();
    put(&mut json, "sections", json!(sections));
    json
}

fn section(section: &Section) -> Value {
    let mut json = said(&section.title, &section.blocks);
    put(&mut json, "applicableScopes", json!(section.scopes));
    let steps: Vec<Value> = section.steps.iter().map(step).collect();
    json.insert("steps".to_owned(), json!(steps));
    put(
        &mut json,
        "whitelabel-hide",
        json!(section.is_hidden_by_white_label),
    );
    Value::Object(json)
}

fn step(step: &Step) -> Value {
    let shows_scopes = step.blocks.last() == Some(&Block::Scopes);
    let blocks = &step.blocks[..step.blocks.len() - usize::from(shows_scopes)];
    let mut json = said(&step.title, blocks);
    put(&mut json, "id", json!(step.anchors.first()));
    put(&mut json, "applicableScopes", json!(step.scopes));
    put(&mut json, "displayScopes", json!(shows_scopes));
    put(
        &mut json,
        "field",
        json!(step.field.as_ref().map(|field| field.as_str())),
    );
    Value::Object(json)
}

/// Title and blocks, in the plain model's words where they suffice.
fn said(title: &str, blocks: &[Block]) -> Map<String, Value> {
    let mut json = Map::new();
    json.insert("title".to_owned(), json!(title));
    json.insert("content".to_owned(), json!(""));
    let mut rest = blocks;
    if let [Block::Paragraph(text), others @ ..] = rest
        && is_plain(text)
    {
        json.insert("content".to_owned(), json!(text));
        rest = others;
    }
    if let [Block::List(list), others @ ..] = rest
        && list.start.is_none_or(|start| start == 1)
        && list.items.iter().all(|item| item.blocks.is_empty())
    {
        let items: Vec<&str> = list.items.iter().map(|item| item.text.as_str()).collect();
        json.insert("list".to_owned(), json!(items));
        put(&mut json, "ordered", json!(list.start.is_some()));
        rest = others;
    }
    if let [Block::Picture(_), others @ ..] = rest {
        json.insert("image".to_owned(), image(&rest[0]));
        rest = others;
    }
    if let [
        Block::Callout {
            rank: Rank::Note,
            blocks,
        },
        others @ ..,
    ] = rest
        && let [Block::Paragraph(text)] = blocks.as_slice()
        && is_plain(text)
    {
        json.insert("note".to_owned(), json!(text));
        rest = others;
    }
    if !rest.is_empty() {
        json.retain(|key, _| key == "title");
        json.insert("content".to_owned(), json!(""));
        json.insert("blocks".to_owned(), self::blocks(blocks));
    }
    json
}

/// Returns `true` if the plain model reads a text as the one paragraph that it is.
fn is_plain(text: &str) -> bool {
    lines::paragraphs(text).eq([text])
}

fn blocks(blocks: &[Block]) -> Value {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Paragraph(text) => json!({ "paragraph": text }),
        Block::Heading(text) => json!({ "heading": text }),
        Block::List(list) => {
            let items: Vec<Value> = list.items.iter().map(item).collect();
            let mut json = Map::new();
            json.insert("list".to_owned(), json!(items));
            match list.start {
                Some(1) => put(&mut json, "ordered", json!(true)),
                Some(start) => put(&mut json, "start", json!(start)),
                None => {}
            }
            Value::Object(json)
        }
        Block::Picture(_) => json!({ "image": image(block) }),
        Block::Callout { rank, blocks } => match blocks.as_slice() {
            [Block::Paragraph(text)] if is_plain(text) => {
                json!({ "callout": rank.as_str(), "text": text })
            }
            blocks => json!({ "callout": rank.as_str(), "blocks": self::blocks(blocks) }),
        },
        Block::Code(text) => json!({ "code": text }),
        Block::Table(table) => {
            let mut json = Map::new();
            put(&mut json, "head", json!(table.head));
            json.insert("table".to_owned(), json!(table.rows));
            Value::Object(json)
        }
        Block::Details(part) => json!({ "details": part.title, "blocks": blocks(&part.blocks) }),
        Block::Tabs(parts) => {
            let parts = parts.iter();
            let tabs: Vec<Value> = parts
                .map(|part| json!({ "title": part.title, "blocks": blocks(&part.blocks) }))
                .collect();
            json!({ "tabs": tabs })
        }
        Block::Scopes => json!({ "scopes": true }),
    }
}

fn item(item: &Item) -> Value {
    if item.blocks.is_empty() {
        json!(item.text)
    } else {
        json!({ "text": item.text, "blocks": blocks(&item.blocks) })
    }
}

fn image(block: &Block) -> Value {
    let Block::Picture(picture) = block else {
        return Value::Null;
    };
    let mut json = Map::new();
    put(&mut json, "src", json!(picture.address));
    json.insert("alt".to_owned(), json!(picture.words));
    Value::Object(json)
}

/// Puts a value in, unless it says nothing.
fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    let says_nothing = match &value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    if !says_nothing {
        object.insert(name.to_owned(), value);
    }
}
