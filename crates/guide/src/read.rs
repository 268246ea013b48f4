//! Reads guides from JSON: StackOne's guide model, with `blocks` beside its `content`, `list` and `image`, and with the
//! field that a step asks for. `docs/guides.md` describes the format.
//!
//! The guide for ClayHR is built in ([`crate::clayhr`]). Its sentences may say `{provider}`, which the product fills with the name that
//! the brand uses.

use flow::{
    connector::normalize_name,
    field::FieldKey,
    guide::{Action, Block, Guide, Item, List, Picture, Rank, Section, Step, Table, Titled},
};
use serde_json::Value;

use crate::{inline, lines, links};

/// The built-in guide, as the file that a translator or a brand would edit.
pub const CLAYHR: &str = include_str!("../../../assets/guides/clayhr.json");

/// Blocks nest no deeper than this; what is nested deeper is left out.
const DEEPEST: usize = 6;

/// Returns true if the built-in guide is for this provider, however its key is spelt.
pub fn is_built_in(provider: &str) -> bool {
    normalize_name(provider).starts_with("clayhr")
}

/// Reads a guide. Keys that are not part of the model are passed over. `None` where no step asks for anything: such
/// a guide can be read, but not walked through.
pub fn read_guide(json: &Value) -> Option<Guide> {
    let guide = read(json, None);
    guide.asking().next()?;
    Some(guide)
}

/// Reads a guide, whether or not its steps ask for anything. `site` is the address of the page that it is from: links
/// that begin with a slash lead there. A guide that names its own `site` knows better.
pub fn read(json: &Value, site: Option<&str>) -> Guide {
    let reader = Reader {
        site: text(json, "site").or(site),
    };
    Guide {
        warning: match json.get("warning") {
            Some(Value::String(warning)) => reader.paragraphs(warning),
            Some(Value::Array(_)) => reader.blocks(list(json, "warning"), "", DEEPEST),
            _ => Vec::new(),
        },
        actions: list(json, "actions")
            .iter()
            .filter_map(action)
            .filter(|action| !action.scopes.is_empty())
            .collect(),
        scope_separator: text(json, "scopeSeparator").unwrap_or(" ").to_owned(),
        sections: list(json, "sections")
            .iter()
            .map(|section| reader.section(section))
            .collect(),
        closing: Vec::new(),
    }
}

/// Reads one section of a guide.
pub fn read_section(json: &Value) -> Section {
    Reader { site: None }.section(json)
}

fn action(json: &Value) -> Option<Action> {
    let id = text(json, "id").unwrap_or_default();
    let label = text(json, "label").unwrap_or(id);
    let scopes = texts(json, "scopes");
    (!label.is_empty() || !scopes.is_empty()).then(|| Action {
        id: id.to_owned(),
        label: label.to_owned(),
        scopes,
    })
}

struct Reader<'a> {
    site: Option<&'a str>,
}

impl Reader<'_> {
    fn section(&self, json: &Value) -> Section {
        let title = text(json, "title").unwrap_or_default().to_owned();
        Section {
            blocks: self.all(json, &title),
            title,
            steps: list(json, "steps")
                .iter()
                .map(|step| self.step(step))
                .collect(),
            scopes: texts(json, "applicableScopes"),
            is_hidden_by_white_label: is_on(json, "whitelabel-hide"),
        }
    }

    fn step(&self, json: &Value) -> Step {
        let title = text(json, "title").unwrap_or_default().to_owned();
        let mut blocks = self.all(json, &title);
        if is_on(json, "displayScopes") && !blocks.contains(&Block::Scopes) {
            blocks.push(Block::Scopes);
        }
        Step {
            title,
            blocks,
            field: text(json, "field").map(FieldKey::from_name),
            before: Vec::new(),
            scopes: texts(json, "applicableScopes"),
            anchors: text(json, "id").map(inline::anchor).into_iter().collect(),
        }
    }

    /// Reads the content of a section or a step: its `blocks`, or else the parts of the plain model, in the plain
    /// model's order.
    fn all(&self, json: &Value, title: &str) -> Vec<Block> {
        if json.get("blocks").is_some() {
            return self.blocks(list(json, "blocks"), title, DEEPEST);
        }
        let mut blocks = self.paragraphs(text(json, "content").unwrap_or_default());
        let items: Vec<Item> = list(json, "list")
            .iter()
            .filter_map(|item| self.item(item, title, DEEPEST))
            .collect();
        if !items.is_empty() {
            let start = is_on(json, "ordered").then_some(1);
            blocks.push(Block::List(List { start, items }));
        }
        blocks.extend(json.get("image").and_then(|image| picture(image, title)));
        if let Some(note) = text(json, "note") {
            blocks.push(Block::Callout {
                rank: Rank::Note,
                blocks: self.paragraphs(note),
            });
        }
        blocks
    }

    fn paragraphs(&self, text: &str) -> Vec<Block> {
        lines::paragraphs(text)
            .map(|text| Block::Paragraph(self.text(&text)))
            .collect()
    }

    fn text(&self, text: &str) -> String {
        links::with_site(text, self.site)
    }

    fn blocks(&self, written: &[Value], title: &str, depth: usize) -> Vec<Block> {
        if depth == 0 {
            return Vec::new();
        }
        written
            .iter()
            .filter_map(|block| self.block(block, title, depth))
            .collect()
    }

    /// A block is an object whose first key of these says its kind.
    fn block(&self, json: &Value, title: &str, depth: usize) -> Option<Block> {
        if let Some(paragraph) = json.as_str().or(text(json, "paragraph")) {
            return Some(Block::Paragraph(self.text(paragraph)));
        }
        let inner = || self.blocks(list(json, "blocks"), title, depth - 1);
        if let Some(heading) = text(json, "heading") {
            return Some(Block::Heading(heading.to_owned()));
        }
        if json.get("list").is_some() {
            let items = list(json, "list").iter();
            let items: Vec<Item> = items
                .filter_map(|item| self.item(item, title, depth))
                .collect();
            let start = json.get("start").and_then(Value::as_u64);
            let start = start.and_then(|start| u32::try_from(start).ok());
            let start = start.or(is_on(json, "ordered").then_some(1));
            return (!items.is_empty()).then_some(Block::List(List { start, items }));
        }
        if let Some(image) = json.get("image") {
            return picture(image, title);
        }
        if let Some(rank) = text(json, "callout") {
            let rank = Rank::from_name(rank).unwrap_or_default();
            let mut blocks = self.paragraphs(text(json, "text").unwrap_or_default());
            blocks.extend(inner());
            return Some(Block::Callout { rank, blocks });
        }
        if let Some(code) = text(json, "code") {
            return Some(Block::Code(code.trim_end_matches('\n').to_owned()));
        }
        if json.get("table").is_some() {
            let cells = |row: &Value| -> Vec<String> {
                let cells = row.as_array().into_iter().flatten();
                cells
                    .map(|cell| self.text(cell.as_str().unwrap_or_default()))
                    .collect()
            };
            return Some(Block::Table(Table {
                head: json.get("head").map(cells).unwrap_or_default(),
                rows: list(json, "table").iter().map(cells).collect(),
            }));
        }
        if let Some(title) = text(json, "details") {
            return Some(Block::Details(Titled {
                title: title.to_owned(),
                blocks: inner(),
            }));
        }
        if json.get("tabs").is_some() {
            let tabs = list(json, "tabs").iter().map(|tab| Titled {
                title: text(tab, "title").unwrap_or_default().to_owned(),
                blocks: self.blocks(list(tab, "blocks"), title, depth - 1),
            });
            return Some(Block::Tabs(tabs.collect()));
        }
        is_on(json, "scopes").then_some(Block::Scopes)
    }

    /// An item: a text, or an object with a text and what belongs to it.
    fn item(&self, json: &Value, title: &str, depth: usize) -> Option<Item> {
        let (written, blocks) = match json {
            Value::String(text) => (text.as_str(), Vec::new()),
            Value::Object(_) => (
                text(json, "text").unwrap_or_default(),
                self.blocks(list(json, "blocks"), title, depth - 1),
            ),
            _ => return None,
        };
        Some(Item {
            text: self.text(written),
            blocks,
        })
    }
}

/// A picture. One without words has those of what it belongs to.
fn picture(json: &Value, title: &str) -> Option<Block> {
    let address = text(json, "src").filter(|address| address.starts_with("https://"));
    let words = text(json, "alt").map_or("", str::trim);
    let words = if words.is_empty() { title } else { words };
    (address.is_some() || !words.is_empty()).then(|| {
        Block::Picture(Picture {
            address: address.map(str::to_owned),
            words: words.to_owned(),
        })
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
