//! `cargo xtask guide preview`: a guide as plain text, as the wizard shows it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use guide::brand::under_brand;
use serde_json::Value;
use white_label::{Name, WhiteLabel};

use super::{Import, read_file};
use crate::workspace::Workspace;

/// The options of a preview.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// A guide file, a page, a connector's file, or the key of a provider that there is a guide for.
    pub guide: PathBuf,
    /// `true` if it is shown under a partner's brand.
    pub is_white_label: bool,
    /// The options for importing it, were it a page.
    pub import: Import,
}

/// Prints a guide.
pub fn preview(workspace: &Workspace, options: &Preview) -> Result<()> {
    let json = json(workspace, options)?;
    print!("{}", preview_text(&json, options.is_white_label));
    Ok(())
}

fn json(workspace: &Workspace, options: &Preview) -> Result<Value> {
    let name = options.guide.display();
    let shipped = workspace
        .root()
        .join("assets/guides")
        .join(format!("{name}.json"));
    let file: &Path = if !options.guide.is_file() && shipped.is_file() {
        &shipped
    } else {
        &options.guide
    };
    if file
        .extension()
        .is_some_and(|extension| extension == "json")
    {
        let text = std::fs::read(file).with_context(|| format!("{name} cannot be read"))?;
        let text = super::source::text(&text).with_context(|| format!("{name} is no text"))?;
        return serde_json::from_str(&text).with_context(|| format!("{name} is no JSON"));
    }
    let (imported, report) = read_file(file, &options.import)?;
    for line in report.lines() {
        eprintln!("{name}:{line}");
    }
    Ok(imported.context("it gave no guide")?.to_json())
}

/// The vendor's names, in whose place the words for any product stand.
fn white_label() -> WhiteLabel {
    let names = brand::VENDOR_NAMES.iter().filter_map(|name| Name::of(name));
    WhiteLabel::new(names.collect(), "this app", "(ask for this address)")
}

/// Returns a guide file as text.
pub fn preview_text(json: &Value, is_white_label: bool) -> String {
    let mut guide = guide::read::read(json, None);
    if is_white_label {
        guide = under_brand(guide, &white_label());
    }
    let text = guide::text::text(&guide);
    match json["name"].as_str() {
        Some(name) => text.replace("{provider}", name),
        None => text,
    }
}
