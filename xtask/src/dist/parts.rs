//! Takes the compiled program apart: the first part, which every page loads, and the parts that `src/parts.rs` marks.
//!
//! The splitter ([`wasm_split_cli_support`], cargo-leptos's own) works on what cargo leaves behind, before wasm-bindgen.
//! The script that it writes is not used: how a part is fetched, for how long and how often, `web/parts.js` says.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, SplitWasm, transform};

use super::exports;
use super::program::{NAME, Program, bind, bundle};
use crate::workspace::{Workspace, run};

/// The script that the program imports its parts' loaders from; written here, and taken into the program's script by
/// esbuild.
const LINK: &str = "parts-link.js";

/// The exports of the program that the page and the element use; all others are left out of its script.
const ENTRY: &str = "export { default, Widget } from \"./connect-wizard.js\";\nexport { onStale } from \"./parts.js\";\n";

/// Stands in a part's name until all files are named after their content.
const UNHASHED: &str = "0000000000000000";

/// Features of WebAssembly that the program uses. The splitter keeps no list of them in a part, and no more than these
/// may be switched on: with all of them wasm-opt writes what no browser reads yet.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-call-indirect-overlong",
];

/// Puts the first part in place of the whole program in the built page, and the others beside it.
pub fn put_in(workspace: &Workspace, compiled: &Path, program: &Program) -> Result<()> {
    let work = workspace.root().join("target/parts");
    if work.exists() {
        fs::remove_dir_all(&work).context("target/parts cannot be emptied")?;
    }
    let split = split(compiled, &work)?;
    bind(workspace, &work.join("connect-wizard.wasm"), &work)?;
    let glue = work.join("connect-wizard.js");
    let written = fs::read_to_string(&glue).context("wasm-bindgen wrote no script")?;
    let written = exports::without_foreign_classes(&written, "Widget");
    fs::write(&glue, exports::with_one_import(&written, LINK))?;
    let link = fs::read_to_string(work.join(LINK)).context("the splitter wrote no script")?;
    let link = link_script(&link, &split)?;
    fs::write(work.join(LINK), &link)?;
    for script in ["parts.js", "rules.js"] {
        fs::copy(workspace.root().join("web").join(script), work.join(script))
            .with_context(|| format!("web/{script} cannot be copied"))?;
    }
    fs::write(work.join("entry.js"), ENTRY)?;
    let script = bundle(workspace, &work.join("entry.js"), &program.script)?;
    let lean = work.join("lean.wasm");
    exports::trim(
        workspace,
        &work.join("connect-wizard_bg.wasm"),
        &lean,
        &[&script, &link],
        &FEATURES,
    )?;
    optimise(workspace, &lean, &program.wasm)?;
    let folder = program.folder()?;
    for part in &split.split_modules {
        let stem = part.file_stem().unwrap_or_default().to_string_lossy();
        optimise(workspace, part, &folder.join(file_name(&stem)))?;
    }
    Ok(())
}

fn split(compiled: &Path, work: &Path) -> Result<SplitWasm> {
    let bytes =
        fs::read(compiled).with_context(|| format!("{} cannot be read", compiled.display()))?;
    fs::create_dir_all(work)?;
    let main = work.join("connect-wizard.wasm");
    let link = format!("./{LINK}");
    let mut options = Options::new(&bytes);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = "./connect-wizard.js";
    transform(options).map_err(|error| anyhow!("The program cannot be split: {error:?}"))
}

/// Each file by itself, since the parts share one table of functions by its indices. By `-Os`: `-Oz` makes the program 11 kB
/// smaller as it stands, and 460 bytes larger by brotli, which is what travels. Once more takes another 170.
fn optimise(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    let mut command: Command = workspace.command("wasm-opt");
    command
        .arg(from)
        .args(["-Os", "-Os", "--low-memory-unused", "--strip-producers"])
        .args(FEATURES)
        .arg("-o")
        .arg(to);
    run(&mut command, "Optimising a part with wasm-opt")
}

fn file_name(stem: &str) -> String {
    let name = stem.trim_start_matches("split_");
    format!("{NAME}{name}-{UNHASHED}.wasm")
}

/// The module that the program imports one loader for each part from. `written` is the splitter's own, which names what
/// the parts share of the first one.
fn link_script(written: &str, split: &SplitWasm) -> Result<String> {
    let shared = written
        .split_once("Object.assign(sharedImports.__wasm_split, {")
        .and_then(|(_, rest)| rest.split_once("});"))
        .context("the splitter names the shared part in a new way")?;
    let shared: Vec<&str> = shared
        .0
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let mut text = "import { initSync } from \"./connect-wizard.js\";\n\
        import { parts } from \"./parts.js\";\n\
        const part = parts(() => {\n  const wasm = initSync();\n  return { __wasm_split: { "
        .to_owned();
    for name in &shared {
        write!(text, "{name}: wasm.{name}, ")?;
    }
    text.push_str("} };\n});\n");
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for line in written.lines() {
        if let Some(rest) = line.strip_prefix("export const __wasm_split_load_") {
            names.extend(rest.split_once(" = ").map(|(name, _)| name));
        }
    }
    ensure!(
        !names.is_empty(),
        "the program has no parts: nothing is marked in src/parts.rs"
    );
    for name in names {
        let files = split
            .prefetch_map
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let addresses: Vec<String> = files
            .iter()
            .map(|stem| format!("new URL(\"./{}\", import.meta.url).href", file_name(stem)))
            .collect();
        writeln!(
            text,
            "export const __wasm_split_load_{name} = part([{}]);",
            addresses.join(", ")
        )?;
    }
    Ok(text)
}
