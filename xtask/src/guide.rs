//! `cargo xtask guide import`: turns a page of StackOne's docs, or a connector's YAML, into one of our guide files.
//!
//! It runs when somebody adds a guide, never in the product. Reading order:
//! - `model`: what comes out, and how it is written as JSON;
//! - `report`: what there is to say about what went in, line by line;
//! - `tags`, `tree`, `inline`, `blocks`, `page`: from a page to a guide;
//! - `yaml`, `connector`: from a connector's file to a guide;
//! - `bind`: which step asks for which field;
//! - `scopes`: the few things that both ways know of scopes.
//!
//! Nothing is ever evaluated: of an expression in a page only the end is looked for.

mod bind;
mod blocks;
mod connector;
mod inline;
mod model;
mod page;
mod report;
mod scopes;
mod tags;
mod tree;
mod yaml;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use model::{Action, Field, Guide, Image, Section, Step};
pub use report::Report;

use crate::workspace::Workspace;

/// The biggest file that is read.
pub const MOST_BYTES: usize = 512 * 1024;

/// What to import, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The page or the connector's file.
    pub file: PathBuf,
    /// The provider's key, where the file does not say it.
    pub provider: Option<String>,
    /// Which of the connector's ways to sign in, where it has more than one.
    pub auth: Option<String>,
    /// Pairs of a field's label and its key in the backend.
    pub fields: Vec<(String, String)>,
    /// Where the guide goes; `-` prints it. Without it, `assets/guides/<provider>.json`.
    pub out: Option<PathBuf>,
}

/// Reads a text. `Err` where there is no guide in it; the report says why, either way.
pub fn read(text: &str, options: &Import) -> (Option<Guide>, Report) {
    let mut report = Report::default();
    if text.len() > MOST_BYTES {
        report.error(
            1,
            format!("the file is larger than {} KiB", MOST_BYTES / 1024),
        );
        return (None, report);
    }
    let extension = options.file.extension().and_then(|name| name.to_str());
    let guide = if matches!(extension, Some("yaml" | "yml")) {
        connector::read(text, options.auth.as_deref(), &mut report)
    } else {
        Some(page::read(text, &mut report))
    };
    let Some(mut guide) = guide else {
        return (None, report);
    };
    if let Some(provider) = &options.provider {
        guide.provider.clone_from(provider);
    }
    for (label, key) in &options.fields {
        match guide.fields.iter_mut().find(|field| field.label == *label) {
            Some(field) => field.key = Some(key.clone()),
            None => report.warn(1, format!("no field is labelled {label:?}")),
        }
    }
    bind::fields(&mut guide, &mut report);
    guide.finish(&mut report);
    let steps: usize = guide
        .sections
        .iter()
        .map(|section| section.steps.len())
        .sum();
    if steps == 0 {
        report.error(1, "there is no step in it, so it is no guide");
        return (None, report);
    }
    (Some(guide), report)
}

/// Reads a file, says what there is to say about it, and writes the guide.
pub fn import(workspace: &Workspace, options: &Import) -> Result<()> {
    let name = options.file.display();
    let bytes = fs::read(&options.file).with_context(|| format!("{name} cannot be read"))?;
    let text = String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8"))?;
    let (guide, report) = read(&text, options);
    for line in report.lines() {
        eprintln!("{name}:{line}");
    }
    let Some(guide) = guide else {
        bail!("{name} gave no guide");
    };
    let json = guide.to_text();
    if options.out.as_deref() == Some(Path::new("-")) {
        print!("{json}");
        return Ok(());
    }
    if !is_key(&guide.provider) {
        bail!("The provider's key is not known: say it with --provider.");
    }
    let file = options.out.clone().unwrap_or_else(|| {
        let name = format!("{}.json", guide.provider);
        workspace.root().join("assets/guides").join(name)
    });
    fs::write(&file, json).with_context(|| format!("{} cannot be written", file.display()))?;
    println!("Wrote {}: {}", file.display(), guide.summary());
    Ok(())
}

/// Whether a text can be the name of a provider, and so of a file.
fn is_key(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    !text.is_empty() && text.len() <= 64 && text.chars().all(fits)
}
