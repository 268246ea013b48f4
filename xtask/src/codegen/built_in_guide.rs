//! The built-in guide as Rust: the program needs no reader of guides for its first step.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use flow::{
    field::FieldKey,
    guide::{Block, Item, Section, Step},
};
use guide::read_guide;

/// The file's path in the repository.
pub const FILE: &str = "crates/guide/src/clayhr.rs";

/// Returns the file for the guide in this JSON.
///
/// # Errors
/// When it holds a block that the first part of the program does not draw.
pub fn file(json: &str) -> Result<String> {
    let json = serde_json::from_str(json).context("the built-in guide is no JSON")?;
    let guide =
        read_guide(&json).context("the built-in guide has no step that asks for anything")?;
    if !guide.actions.is_empty() {
        bail!("the built-in guide has actions, which the first part of the program does not draw");
    }
    let mut text = String::from(
        "//! Written by `cargo xtask codegen` from `assets/guides/clayhr.json`.\n\n\
         use flow::{\n    field::FieldKey,\n    guide::{Block, Guide, Item, List, Rank, Section, Step},\n};\n\n\
         /// Returns the built-in guide for ClayHR.\npub fn clayhr() -> Guide {\n    Guide {\n",
    );
    writeln!(text, "        warning: {},", blocks(&guide.warning)?)?;
    writeln!(text, "        actions: Vec::new(),")?;
    writeln!(
        text,
        "        scope_separator: {}.to_owned(),",
        quoted(&guide.scope_separator)
    )?;
    writeln!(text, "        sections: vec![")?;
    for section in &guide.sections {
        write_section(&mut text, section)?;
    }
    writeln!(
        text,
        "        ],\n        closing: {},\n    }}\n}}",
        steps(&guide.closing)?
    )?;
    text.push_str(HELPERS);
    Ok(text)
}

const HELPERS: &str = "
fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn callout(rank: Rank, blocks: Vec<Block>) -> Block {
    Block::Callout { rank, blocks }
}

fn list(start: Option<u32>, items: &[&str]) -> Block {
    let item = |text: &&str| Item { text: (*text).to_owned(), blocks: Vec::new() };
    Block::List(List { start, items: items.iter().map(item).collect() })
}

fn step(title: &str, field: Option<FieldKey>, before: Vec<Step>, blocks: Vec<Block>) -> Step {
    Step { title: title.to_owned(), blocks, field, before, ..Step::default() }
}
";

fn write_section(text: &mut String, section: &Section) -> Result<()> {
    writeln!(
        text,
        "            Section {{\n                title: {}.to_owned(),\n                blocks: {},\n                steps: {},\n                scopes: Vec::new(),\n                is_hidden_by_white_label: {},\n            }},",
        quoted(&section.title),
        blocks(&section.blocks)?,
        steps(&section.steps)?,
        section.is_hidden_by_white_label
    )?;
    Ok(())
}

fn steps(steps: &[Step]) -> Result<String> {
    let mut written = Vec::new();
    for step in steps {
        if !step.anchors.is_empty() || !step.scopes.is_empty() {
            bail!(
                "{}: a step of the built-in guide has neither anchors nor scopes",
                step.title
            );
        }
        let field = match &step.field {
            Some(FieldKey::Other(key)) => {
                bail!("{key}: the built-in guide asks for our own fields")
            }
            Some(field) => format!("Some(FieldKey::{field:?})"),
            None => "None".to_owned(),
        };
        written.push(format!(
            "step({}, {field}, {}, {})",
            quoted(&step.title),
            self::steps(&step.before)?,
            blocks(&step.blocks)?
        ));
    }
    Ok(vector(&written))
}

fn blocks(blocks: &[Block]) -> Result<String> {
    let mut written = Vec::new();
    for block in blocks {
        written.push(match block {
            Block::Paragraph(text) => format!("paragraph({})", quoted(text)),
            Block::Callout { rank, blocks } => {
                format!("callout(Rank::{rank:?}, {})", self::blocks(blocks)?)
            }
            Block::List(list) => {
                let is_plain = |item: &Item| item.blocks.is_empty();
                if !list.items.iter().all(is_plain) {
                    bail!("a list of the built-in guide has nothing but texts in it");
                }
                let items: Vec<_> = list.items.iter().map(|item| quoted(&item.text)).collect();
                format!("list({:?}, &[{}])", list.start, items.join(", "))
            }
            other => bail!("the first part of the program does not draw {other:?}"),
        });
    }
    Ok(vector(&written))
}

fn vector(items: &[String]) -> String {
    if items.is_empty() {
        "Vec::new()".to_owned()
    } else {
        format!("vec![{}]", items.join(", "))
    }
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
