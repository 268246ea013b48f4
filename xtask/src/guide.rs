//! `cargo xtask guide`: turns pages of StackOne's docs and connectors' YAML into our guide files (`import`), prints a
//! guide as the wizard shows it (`preview`), and looks over a folder of them (`check`).
//!
//! It runs when somebody adds a guide, never in the product. Reading order:
//! - `imported`: the outcome, and how it is written as JSON;
//! - `report`: what there is to say about what went in, line by line;
//! - `source`, `entities`, `tags`, `tree`: from bytes to a tree of tags and texts;
//! - `compose`, `marks`, `layout`, `markdown`, `writer`: from a tree to Markdown, and from that to blocks;
//! - `site`: where addresses in a file lead;
//! - `blocks`, `page`, `link_part`: from blocks to a guide;
//! - `yaml`, `connector`: from a connector's file to a guide;
//! - `bind`: which step asks for which field;
//! - `scopes`: the few things that both ways know of scopes;
//! - `preview`, `check`: what a person reads of a guide.
//!
//! Nothing is ever evaluated: of an expression in a page only the end is looked for.

mod bind;
mod blocks;
mod check;
mod compose;
mod connector;
mod entities;
mod imported;
mod layout;
mod link_part;
mod markdown;
mod marks;
mod page;
mod preview;
mod report;
mod scopes;
mod site;
mod source;
mod tags;
mod tree;
mod writer;
mod yaml;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use check::check;
pub use imported::{FormField, Imported};
pub use preview::{Preview, preview, preview_text};
pub use report::Report;

use crate::workspace::Workspace;

/// The biggest file that is read.
pub const MOST_BYTES: usize = 512 * 1024;

/// The options of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// The pages or the connectors' files.
    pub files: Vec<PathBuf>,
    /// The provider's key, where the file does not say it.
    pub provider: Option<String>,
    /// The connector's way to sign in, if it has more than one.
    pub auth: Option<String>,
    /// Pairs of a field's label and its key in the backend.
    pub fields: Vec<(String, String)>,
    /// The site that relative addresses lead to, where the form of the file does not say it.
    pub site: Option<String>,
    /// The file that the guide is written to; `-` prints it. Without it, `assets/guides/<provider>.json`.
    pub out: Option<PathBuf>,
}

/// Reads a text that is the content of a file. `None` where there is no guide in it; the report says why, either way.
pub fn read(text: &str, file: &Path, options: &Import) -> (Option<Imported>, Report) {
    let mut report = Report::default();
    if text.len() > MOST_BYTES {
        report.error(
            1,
            format!("the file is larger than {} KiB", MOST_BYTES / 1024),
        );
        return (None, report);
    }
    let text = &source::lines(text);
    let site = options.site.as_deref();
    let extension = file.extension().and_then(|name| name.to_str());
    let imported = if matches!(extension, Some("yaml" | "yml")) {
        let partials = |name: &str| partial(file, name);
        connector::read(text, options.auth.as_deref(), site, &partials, &mut report)
    } else {
        Some(page::read(text, site, &mut report))
    };
    let Some(mut imported) = imported else {
        return (None, report);
    };
    if let Some(provider) = &options.provider {
        imported.provider.clone_from(provider);
    }
    for (label, key) in &options.fields {
        match imported
            .fields
            .iter_mut()
            .find(|field| field.label == *label)
        {
            Some(field) => field.key = Some(key.clone()),
            None => report.warn(1, format!("no field is labelled {label:?}")),
        }
    }
    bind::fields(&mut imported, &mut report);
    imported.finish(&mut report);
    let sections = &imported.guide.sections;
    if sections
        .iter()
        .all(|section| section.steps.is_empty() && section.blocks.is_empty())
    {
        report.error(1, "there is no step in it, so it is no guide");
        return (None, report);
    }
    (Some(imported), report)
}

/// A file beside a connector's own: `NAME`, `NAME.yaml`, or one whose name begins with it, such as
/// `NAME.s1.partial.yaml`.
fn partial(file: &Path, name: &str) -> Option<String> {
    let name = name.trim_start_matches("./");
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    if name.is_empty() || !name.chars().all(is_plain) || name.starts_with('.') {
        return None;
    }
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut beside: Vec<PathBuf> = fs::read_dir(folder.unwrap_or(Path::new(".")))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let found = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            found.is_some_and(|found| {
                let rest = found.strip_prefix(name);
                rest.is_some_and(|rest| {
                    rest.is_empty()
                        || (rest.starts_with('.')
                            && (rest.ends_with(".yaml") || rest.ends_with(".yml")))
                })
            }) && path.file_name() != file.file_name()
        })
        .collect();
    // The nearest name is the shortest.
    beside.sort_by_key(|path| path.as_os_str().len());
    let bytes = fs::read(beside.first()?).ok()?;
    (bytes.len() <= MOST_BYTES)
        .then(|| source::text(&bytes))
        .flatten()
}

/// Reads a file as a guide.
fn read_file(file: &Path, options: &Import) -> Result<(Option<Imported>, Report)> {
    let name = file.display();
    let bytes = fs::read(file).with_context(|| format!("{name} cannot be read"))?;
    let text =
        source::text(&bytes).with_context(|| format!("{name} is no text in UTF-8 or UTF-16"))?;
    Ok(read(&text, file, options))
}

/// Reads files, says what there is to say about each, and writes the guides.
pub fn import(workspace: &Workspace, options: &Import) -> Result<()> {
    let mut written = 0;
    let mut failed = Vec::new();
    let mut warnings = 0;
    for file in &options.files {
        match import_one(workspace, file, options) {
            Ok(count) => {
                written += 1;
                warnings += count;
            }
            Err(error) => {
                eprintln!("{}: error: {error:#}", file.display());
                failed.push(file.display().to_string());
            }
        }
    }
    if options.files.len() > 1 {
        println!(
            "{written} of {} files became guides, with {warnings} warnings.",
            options.files.len()
        );
    }
    if !failed.is_empty() {
        bail!("No guide came of {}.", failed.join(", "));
    }
    Ok(())
}

/// Gives back how many things there are to look at.
fn import_one(workspace: &Workspace, file: &Path, options: &Import) -> Result<usize> {
    let name = file.display();
    let (imported, report) = read_file(file, options)?;
    for line in report.lines() {
        eprintln!("{name}:{line}");
    }
    let imported = imported.context("it gave no guide")?;
    for binding in &imported.bindings {
        eprintln!("{name}: {binding}");
    }
    let json = imported.to_text();
    if options.out.as_deref() == Some(Path::new("-")) {
        print!("{json}");
        return Ok(report.warnings());
    }
    if !is_key(&imported.provider) {
        bail!("the provider's key is not known: say it with --provider");
    }
    let name = format!("{}.json", imported.provider);
    let target = match &options.out {
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(file) => file.clone(),
        None => workspace.root().join("assets/guides").join(name),
    };
    fs::write(&target, json).with_context(|| format!("{} cannot be written", target.display()))?;
    println!("Wrote {}: {}", target.display(), imported.summary());
    Ok(report.warnings())
}

/// Returns `true` if a text can be the name of a provider, and so of a file.
fn is_key(text: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    !text.is_empty() && text.len() <= 64 && text.chars().all(fits)
}
