//! The folder `dist/npm`: the element of the default brand as a package.
//!
//! Its files lie together as on any host, for pages without a build. For bundlers `tools/package/` is put beside them: an
//! entry that names each file by an address of its own, which is how a bundler finds it, and the wrappers.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::files;
use crate::workspace::Workspace;

/// Files that a page of its own needs, and an embedding page does not.
const LEFT_OUT: [&str; 5] = [
    "index.html",
    "boot.js",
    "_headers",
    "hosting",
    "integrity.json",
];

/// The element's script.
const ELEMENT: &str = "connect-wizard.js";

/// Has bundlers leave an import alone whose address is made at run time. esbuild keeps no such words when it minifies.
const ALONE: &str = "import(/* @vite-ignore */ /* webpackIgnore: true */ ";

/// The script in which the entry finds the addresses; written here.
const TABLE: &str = "files-of-the-package.js";

/// The files that the element fetches by name.
const FETCHED: [&str; 3] = ["css", "json", "wasm"];

/// JSON files that nothing fetches.
const NOT_FETCHED: [&str; 3] = ["bom.cdx.json", "custom-elements.json", "program.json"];

/// Writes the folder anew from a build.
pub fn write(workspace: &Workspace, dist: &Path) -> Result<()> {
    let target = workspace.root().join("dist/npm");
    if target.is_dir() {
        fs::remove_dir_all(&target).context("dist/npm cannot be emptied")?;
    }
    let mut names = Vec::new();
    for file in files(dist)? {
        let name = file.strip_prefix(dist)?;
        let first = name.iter().next().unwrap_or_default();
        let is_compressed = name
            .extension()
            .is_some_and(|kind| kind == "br" || kind == "gz");
        if is_compressed || LEFT_OUT.iter().any(|left_out| first == *left_out) {
            continue;
        }
        copy(&file, &target.join(name))?;
        names.push(name.to_string_lossy().into_owned());
    }
    let element = target.join(ELEMENT);
    let text = fs::read_to_string(&element).context("the element's script cannot be read")?;
    fs::write(&element, left_alone(&text)).context("the element's script cannot be written")?;
    let scripts: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| name.starts_with("connect-wizard-") && name.ends_with(".js"))
        .collect();
    for script in scripts.iter().filter(|script| has_copy(script)) {
        // A module is made once for each file: after a crash the program starts afresh from the copy.
        copy(&target.join(script), &target.join(again(script)))?;
    }
    fs::write(target.join(TABLE), table(&names, &scripts)?)
        .with_context(|| format!("dist/npm/{TABLE} cannot be written"))?;
    let package = workspace.root().join("tools/package");
    for file in files(&package)? {
        copy(&file, &target.join(file.strip_prefix(&package)?))?;
    }
    let text = format!("{:#}\n", manifest());
    fs::write(target.join("package.json"), text).context("dist/npm/package.json cannot be written")
}

/// The script with a word for bundlers in each import whose address is no text.
fn left_alone(script: &str) -> String {
    let mut parts = script.split("import(");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(if part.starts_with(['"', '\'']) {
            "import("
        } else {
            ALONE
        });
        text.push_str(part);
    }
    text
}

/// The program as JavaScript is long, and for few: after a crash its users load the page again.
fn has_copy(script: &str) -> bool {
    !script.starts_with("connect-wizard-plain-")
}

fn again(script: &str) -> String {
    script.replace(".js", "-again.js")
}

/// The module with an address for each file, and what imports the program's scripts.
fn table(names: &[String], scripts: &[&str]) -> Result<String> {
    let mut text = "// Written by the build: each file by an address that a bundler can follow.\n\
        export const files = {\n  files: {\n"
        .to_owned();
    let is_fetched = |name: &&String| {
        let kind = name.rsplit('.').next().unwrap_or_default();
        FETCHED.contains(&kind)
            && !NOT_FETCHED.contains(&name.as_str())
            // The matcher of patterns names its own program.
            && !name.starts_with("patterns")
    };
    for name in names.iter().filter(is_fetched) {
        // A small file must not become a `data:` address, which a page's policy forbids to fetch.
        let query = if name.ends_with(".wasm") {
            ""
        } else {
            "?no-inline"
        };
        writeln!(
            text,
            "    \"{name}\": new URL(\"./{name}{query}\", import.meta.url).href,"
        )?;
    }
    text.push_str("  },\n  scripts: {\n");
    for script in scripts {
        write!(text, "    \"{script}\": [() => import(\"./{script}\")")?;
        if has_copy(script) {
            write!(text, ", () => import(\"./{}\")", again(script))?;
        }
        text.push_str("],\n");
    }
    text.push_str("  },\n};\n");
    Ok(text)
}

fn manifest() -> Value {
    let module = |name: &str| json!({ "types": format!("./{name}.d.ts"), "default": format!("./{name}.js") });
    json!({
        "name": "connect-wizard",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "A guided wizard that links an account, as a custom element",
        "keywords": ["custom-element", "web-component", "wizard", "integration", "react", "vue"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "engines": { "node": ">=18" },
        "types": "./index.d.ts",
        "customElements": "./custom-elements.json",
        "exports": {
            ".": module("index"),
            "./react": module("react"),
            "./vue": module("vue"),
            "./server": module("server"),
            "./esbuild": module("esbuild"),
            // For pages without a build, and who serves the files by himself.
            "./connect-wizard.js": module("connect-wizard"),
            "./frame-host.js": module("frame-host"),
            "./*": "./*",
        },
        // Importing these defines an element.
        "sideEffects": ["./index.js", "./connect-wizard.js", "./stackone-hub.js"],
        "peerDependencies": { "esbuild": ">=0.20", "react": ">=18", "vue": ">=3.4" },
        "peerDependenciesMeta": {
            "esbuild": { "optional": true },
            "react": { "optional": true },
            "vue": { "optional": true },
        },
    })
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_by_a_name_made_at_run_time_is_left_alone() {
        let script = r#"import("./a.js");import(x?`${n}?again=${x}`:n)"#;
        let expected = format!(r#"import("./a.js");{ALONE}x?`${{n}}?again=${{x}}`:n)"#);
        assert_eq!(left_alone(script), expected);
    }

    #[test]
    fn a_file_that_is_fetched_has_an_address_and_no_other() {
        let names = [
            "bom.cdx.json",
            "connect-wizard-01.js",
            "connect-wizard-01_bg.wasm",
            "guides/clayhr.json",
            "patterns_bg.wasm",
        ];
        let names = names.map(str::to_owned);
        let table = table(&names, &["connect-wizard-01.js"]).expect("written");
        let addresses: Vec<&str> = table.split("new URL(\"").skip(1).collect();
        assert_eq!(addresses.len(), 2, "{table}");
        assert!(table.contains("./guides/clayhr.json?no-inline\", import.meta.url"));
        assert!(table.contains("() => import(\"./connect-wizard-01-again.js\")"));
    }
}
