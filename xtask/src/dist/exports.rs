//! Takes out of a program what only exports hold there that its script never calls, by binaryen's `wasm-metadce`.
//!
//! wasm-bindgen exports each class of each crate, used or not, and no linker may drop an export.

use std::collections::BTreeSet;
use std::fs;
use std::mem;
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

/// Returns a script of wasm-bindgen without the classes of other crates: the program's own is `own`.
///
/// Beside each class stand statements that run when the script is loaded, so that no bundler may leave out a class that
/// nobody uses, and with it the exports that only it calls. A release of wasm-bindgen that writes them differently costs
/// bytes and breaks nothing.
pub fn without_foreign_classes(script: &str, own: &str) -> String {
    let foreign: Vec<&str> = script
        .lines()
        .filter_map(|line| line.strip_prefix("export class ")?.split(' ').next())
        .filter(|name| *name != own)
        .collect();
    let mut kept = script.to_owned();
    for name in foreign {
        for (start, end) in [
            (format!("\nexport class {name} {{"), "\n}"),
            (format!("\nif (Symbol.dispose) {name}."), ";"),
            (format!("\nconst {name}Finalization = "), ");"),
        ] {
            let Some(from) = kept.find(&start) else {
                continue;
            };
            let body = from + start.len();
            if let Some(length) = kept[body..].find(end) {
                kept.replace_range(from..body + length + end.len(), "");
            }
        }
    }
    kept
}

/// Returns wasm-bindgen's script with one import of `module`. It writes one for each function that the program wants of it,
/// and gives the program all of them under the same key.
pub fn with_one_import(script: &str, module: &str) -> String {
    let (from, key) = (format!(" from \"./{module}\""), format!("\"./{module}\": "));
    let (mut has_import, mut has_key) = (false, false);
    let lines = script.split_inclusive('\n').filter(|line| {
        let line = line.trim();
        if line.starts_with("import * as ") && line.trim_end_matches(';').ends_with(&from) {
            !mem::replace(&mut has_import, true)
        } else if line.starts_with(&key) {
            !mem::replace(&mut has_key, true)
        } else {
            true
        }
    });
    lines.collect()
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
    fn only_the_programs_own_class_stays() {
        let class = |name: &str| {
            format!(
                "\nexport class {name} {{\n    free() {{\n        wasm.free_{name}(0);\n    }}\n}}\n\
                 if (Symbol.dispose) {name}.prototype[Symbol.dispose] = {name}.prototype.free;\n\
                 const {name}Finalization = (typeof FinalizationRegistry === 'undefined')\n    \
                 ? {{ register: () => {{}} }}\n    \
                 : new FinalizationRegistry(ptr => wasm.free_{name}(ptr, 1));\n"
            )
        };
        let script = format!("import 'x';{}{}let wasm;", class("Sink"), class("Widget"));
        let kept = without_foreign_classes(&script, "Widget");
        assert!(!kept.contains("Sink"), "{kept}");
        assert_eq!(
            used(&kept).collect::<Vec<_>>(),
            ["free_Widget", "free_Widget"]
        );
        assert!(kept.contains("if (Symbol.dispose) Widget.") && kept.ends_with("let wasm;"));
    }

    #[test]
    fn a_module_is_imported_once() {
        let script = "import * as import1 from \"./a.js\"\nimport * as import2 from \"./a.js\"\nimport * as import3 from \"./b.js\"\n\
            return {\n    \"./a.js\": import1,\n    \"./a.js\": import2,\n    \"./b.js\": import3,\n}\n";
        assert_eq!(
            with_one_import(script, "a.js"),
            "import * as import1 from \"./a.js\"\nimport * as import3 from \"./b.js\"\n\
             return {\n    \"./a.js\": import1,\n    \"./b.js\": import3,\n}\n"
        );
    }

    #[test]
    fn names_end_where_they_do_in_a_script() {
        let script =
            "wasm.widget_new(1); return { memory: wasm.memory, a: wasm.__wbindgen_export$2 }";
        let names: Vec<_> = used(script).collect();
        assert_eq!(names, ["widget_new", "memory", "__wbindgen_export$2"]);
    }
}
