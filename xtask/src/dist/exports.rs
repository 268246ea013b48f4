//! Takes out of a program what only exports hold there that its script never calls, by binaryen's `wasm-metadce`.
//!
//! wasm-bindgen exports each class of each crate, used or not, and no linker may drop an export.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use wasmparser::{Parser, Payload};

use crate::workspace::{Workspace, run};

/// Writes `from` without those exports, and without what only they need, to `to`; `scripts` are the texts of all scripts
/// that use the program, `features` what of WebAssembly it uses beside what it says itself.
pub fn trim(
    workspace: &Workspace,
    from: &Path,
    to: &Path,
    scripts: &[&str],
    features: &[&str],
) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("{} cannot be read", from.display()))?;
    let used: BTreeSet<&str> = scripts.iter().flat_map(|script| used(script)).collect();
    let kept: Vec<String> = exports(&bytes)?
        .into_iter()
        .filter(|name| used.contains(name.as_str()))
        .collect();
    let graph = from.with_extension("exports.json");
    fs::write(&graph, graph_of(&kept).to_string())
        .context("the list of exports cannot be written")?;
    let mut command = workspace.command("wasm-metadce");
    command
        .arg(from)
        .args(features)
        .arg("--graph-file")
        .arg(&graph);
    command
        .arg("-o")
        .arg(to)
        .stdout(std::process::Stdio::null());
    run(&mut command, "Removing unused exports with wasm-metadce")
}

/// The names that follow `wasm.` in a script of wasm-bindgen.
fn used(script: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    script.split("wasm.").skip(1).map(move |rest| {
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        &rest[..end]
    })
}

fn exports(bytes: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                names.push(export?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Each export is reached from outside; what none of them reaches goes.
fn graph_of(exports: &[String]) -> Value {
    let of =
        |name: &String| json!({ "name": format!("export {name}"), "export": name, "root": true });
    Value::Array(exports.iter().map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_they_do_in_a_script() {
        let script =
            "wasm.widget_new(1); return { memory: wasm.memory, a: wasm.__wbindgen_export$2 }";
        let names: Vec<_> = used(script).collect();
        assert_eq!(names, ["widget_new", "memory", "__wbindgen_export$2"]);
    }
}
