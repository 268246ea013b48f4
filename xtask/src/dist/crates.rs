//! The crates that the program is made of: those that the page's code is linked from, and those that only write code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::workspace::{Workspace, output};

/// A crate of the program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub licence: String,
    /// `true` if it only writes code while the program is built.
    pub is_macro: bool,
    /// `true` if it is this repository's own.
    pub is_own: bool,
    /// The crates it needs, by their references in the bill of materials.
    pub needs: Vec<String>,
    /// The folder of its files on this machine; told to nobody.
    pub folder: PathBuf,
}

impl Crate {
    /// Returns its reference in the bill of materials.
    pub fn reference(&self) -> String {
        reference(&self.name, &self.version, self.is_own)
    }

    /// Its address in the package registry; this repository's own crates are in none, whatever they are called.
    pub fn purl(&self) -> Option<String> {
        (!self.is_own).then(|| self.reference())
    }
}

fn reference(name: &str, version: &str, is_own: bool) -> String {
    match is_own {
        true => format!("{name}@{version}"),
        false => format!("pkg:cargo/{name}@{version}"),
    }
}

/// Asks cargo for the program's crates, in the order of their names. Tests and build scripts are no part of it.
pub fn shipped(workspace: &Workspace) -> Result<Vec<Crate>> {
    let mut metadata = workspace.command("cargo");
    metadata.args(["metadata", "--format-version", "1", "--locked", "--offline"]);
    metadata.args(["--filter-platform", "wasm32-unknown-unknown"]);
    metadata.args(["--features", "parts"]);
    let text = output(&mut metadata).context("`cargo metadata` failed")?;
    let metadata: Value = serde_json::from_str(&text)?;
    read(&metadata).context("The output of `cargo metadata` has an unknown format")
}

fn read(metadata: &Value) -> Option<Vec<Crate>> {
    let packages: BTreeMap<&str, &Value> = list(&metadata["packages"])
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, Vec<&str>> = list(&metadata["resolve"]["nodes"])
        .filter_map(|node| Some((node["id"].as_str()?, linked(node))))
        .collect();
    let mut waiting = vec![metadata["resolve"]["root"].as_str()?];
    let mut seen = BTreeSet::new();
    let mut crates = Vec::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let package = packages.get(id)?;
        let is_macro = list(&package["targets"])
            .any(|target| list(&target["kind"]).any(|kind| kind == "proc-macro"));
        let needs = nodes.get(id)?;
        // What a macro is made of is no part of the program.
        if !is_macro {
            waiting.extend(needs);
        }
        let reference = |id: &&str| {
            let package = packages.get(id)?;
            Some(reference(
                package["name"].as_str()?,
                package["version"].as_str()?,
                package["source"].is_null(),
            ))
        };
        let mut needs: Vec<String> = match is_macro {
            true => Vec::new(),
            false => needs.iter().filter_map(reference).collect(),
        };
        needs.sort();
        crates.push(Crate {
            name: package["name"].as_str()?.to_owned(),
            version: package["version"].as_str()?.to_owned(),
            licence: licence(package["license"].as_str().unwrap_or_default()),
            is_macro,
            is_own: package["source"].is_null(),
            needs,
            folder: PathBuf::from(package["manifest_path"].as_str()?)
                .parent()?
                .to_owned(),
        });
    }
    crates.sort();
    Some(crates)
}

/// The packages that a node is linked with, as opposed to tested or prepared with.
fn linked(node: &Value) -> Vec<&str> {
    list(&node["deps"])
        .filter(|dep| list(&dep["dep_kinds"]).any(|kind| kind["kind"].is_null()))
        .filter_map(|dep| dep["pkg"].as_str())
        .collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Older crates write `MIT/Apache-2.0` for what is now `MIT OR Apache-2.0`.
fn licence(text: &str) -> String {
    text.replace(" / ", " OR ").replace('/', " OR ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_linked_is_shipped() {
        let package = |name: &str, kind: &str| {
            json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0", "source": "registry",
                "manifest_path": format!("/x/{name}/Cargo.toml"), "targets": [{ "kind": [kind] }] })
        };
        let dep = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("app", "lib"), package("a", "lib"), package("m", "proc-macro"), package("syn", "lib"), package("t", "lib")],
            "resolve": { "root": "app", "nodes": [
                { "id": "app", "deps": [dep("a", Value::Null), dep("m", Value::Null), dep("t", json!("dev"))] },
                { "id": "a", "deps": [] }, { "id": "m", "deps": [dep("syn", Value::Null)] },
                { "id": "syn", "deps": [] }, { "id": "t", "deps": [] }
            ]}
        });
        let crates = read(&metadata).expect("this form");
        let names: Vec<_> = crates
            .iter()
            .map(|one| (one.name.as_str(), one.is_macro))
            .collect();
        assert_eq!(names, [("a", false), ("app", false), ("m", true)]);
        assert_eq!(crates[0].licence, "MIT OR Apache-2.0");
        assert_eq!(crates[1].needs, ["pkg:cargo/a@1.0.0", "pkg:cargo/m@1.0.0"]);
    }
}
