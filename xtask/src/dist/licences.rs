//! The licence notices of everything that a build carries, each text once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::crates::Crate;
use crate::workspace::Workspace;

/// The notices' file.
pub const FILE: &str = "THIRD-PARTY-LICENCES.txt";

const HEADING: &str = "\
This program is made of the crates below, and of the Rust standard library (MIT OR Apache-2.0).
Each text stands once, after the crates that it belongs to.
";

/// Writes the notices, and the program's own licences.
pub fn write(workspace: &Workspace, dist: &Path, crates: &[Crate]) -> Result<()> {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(
            workspace.root().join(name),
            dist.join([name, ".txt"].concat()),
        )
        .with_context(|| format!("{name} cannot be copied"))?;
    }
    fs::write(dist.join(FILE), notices(crates)).with_context(|| format!("{FILE} cannot be written"))
}

fn notices(crates: &[Crate]) -> String {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for one in crates.iter().filter(|one| !one.is_own && !one.is_macro) {
        let title = format!("{} {} ({})", one.name, one.version, one.licence);
        let texts = texts(&one.folder);
        if texts.is_empty() {
            without.push(title.clone());
        }
        for text in texts {
            by_text.entry(text).or_default().push(title.clone());
        }
    }
    let mut groups: Vec<(Vec<String>, String)> = by_text
        .into_iter()
        .map(|(text, titles)| (titles, text))
        .collect();
    groups.sort();
    let line = "=".repeat(80);
    let mut notices = HEADING.to_owned();
    for (titles, text) in groups {
        notices.push_str(&format!(
            "\n{line}\n{}\n{line}\n{text}\n",
            titles.join("\n")
        ));
    }
    if !without.is_empty() {
        notices.push_str(&format!(
            "\n{line}\nWithout a text of their own:\n{}\n",
            without.join("\n")
        ));
    }
    notices
}

/// The licence files in a crate's folder, in the order of their names.
fn texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_notice = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["license", "licence", "copying", "notice", "unlicense"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let mut paths: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(is_notice))
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let read = |path: std::path::PathBuf| fs::read_to_string(path).ok();
    paths
        .into_iter()
        .filter_map(read)
        .map(|text| text.replace("\r\n", "\n").trim_end().to_owned())
        .collect()
}
