//! The program as JavaScript, for where WebAssembly may not run: one script, fetched only there, written by binaryen's
//! `wasm2js` from the same compiled program; and with it what checks a backend's rules, which is a program of its own.

mod rewrite;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_encoder::{CustomSection, Encode, ExportKind, ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use self::rewrite::{exchange, glue_module, program_module};
use super::exports;
use super::program::{Program, bind, bundle};
use crate::workspace::{Workspace, run};

/// The script's name in a build that is not yet named after its content.
pub const FILE: &str = "connect-wizard-plain-0000000000000000.js";

/// The matcher of patterns as cargo leaves it behind, beside the program.
const COMPILED_PATTERNS: &str = "patterns.wasm";

/// The script that checks a backend's rules, which the program fetches for the first form that has some.
pub const PATTERNS: &str = "patterns-plain.js";

/// If these stand in the list of features, wasm-bindgen writes constructs that JavaScript does not have: tables of
/// objects, functions with several results.
const WITHOUT: [&str; 2] = ["reference-types", "multivalue"];

/// The module that marked functions are imported from where the program is not taken apart.
const PLACEHOLDER: &str = "__wasm_split_placeholder__";

/// The program's table of functions, as the linker calls it.
const TABLE: &str = "__indirect_function_table";

/// Writes both scripts into the built page.
pub fn put_in(workspace: &Workspace, compiled: &Path, program: &Program) -> Result<()> {
    let folder = program.folder()?;
    // What the page and the element use of the program, and `rules.js` of the matcher.
    write(workspace, compiled, "Widget", &folder.join(FILE))?;
    write(
        workspace,
        &compiled.with_file_name(COMPILED_PATTERNS),
        "broken, isReadable",
        &folder.join(PATTERNS),
    )
}

/// Writes a compiled program as a script that exports these names, and by default what starts it.
fn write(workspace: &Workspace, compiled: &Path, names: &str, script: &Path) -> Result<()> {
    let work = workspace.root().join("target/plain");
    if work.exists() {
        fs::remove_dir_all(&work).context("target/plain cannot be emptied")?;
    }
    fs::create_dir_all(&work)?;
    let bytes =
        fs::read(compiled).with_context(|| format!("{} cannot be read", compiled.display()))?;
    let simple = work.join("simple.wasm");
    fs::write(&simple, simplified(&bytes)?).context("the program cannot be written")?;
    bind(workspace, &simple, &work)?;
    let glue = read(&work.join("connect-wizard.js"))?;
    let link = link_script(&bytes)?;
    let lean = work.join("lean.wasm");
    exports::trim(
        workspace,
        &work.join("connect-wizard_bg.wasm"),
        &lean,
        &[&glue, &link],
        &[],
    )?;
    to_javascript(workspace, &lean, &work)?;
    fs::write(
        work.join("program.js"),
        program_module(&read(&work.join("wasm2js.js"))?)?,
    )?;
    fs::write(work.join("glue.js"), glue_module(&glue)?)?;
    fs::write(work.join("link.js"), link)?;
    let mut rules = read(&workspace.root().join("web/rules.js"))?;
    exchange(
        &mut rules,
        "import(\"./patterns.js\").then",
        &format!("import(\"./{PATTERNS}\").then"),
    )?;
    fs::write(work.join("rules.js"), rules)?;
    let entry = work.join("entry.js");
    fs::write(
        &entry,
        format!("export {{ default, {names} }} from \"./glue.js\";\n"),
    )?;
    bundle(workspace, &entry, script)?;
    Ok(())
}

/// The program without the features that JavaScript has no like of, and without what only the splitter needs.
fn simplified(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    let mut has_table = false;
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        has_table |= matches!(payload, Payload::TableSection(_));
        if let Payload::CustomSection(custom) = &payload {
            let name = custom.name();
            if name.starts_with("reloc.") || name == "linking" {
                continue;
            }
            if name == "target_features" {
                let data = features(custom.data())?.into();
                module.section(&CustomSection {
                    name: name.into(),
                    data,
                });
                continue;
            }
        }
        if let Payload::ExportSection(section) = &payload
            && has_table
        {
            module.section(&with_table(section)?);
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let data = &bytes[usize::try_from(range.start)?..usize::try_from(range.end)?];
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The exports, and the table of functions, by which a marked function's caller hears that it may go on.
fn with_table(section: &wasmparser::ExportSectionReader<'_>) -> Result<ExportSection> {
    let mut exports = ExportSection::new();
    let mut has_table = false;
    for export in section.clone() {
        let export = export?;
        has_table |= export.name == TABLE;
        exports.export(export.name, export.kind.into(), export.index);
    }
    if !has_table {
        exports.export(TABLE, ExportKind::Table, 0);
    }
    Ok(exports)
}

/// The list of features, without some: a count, and for each a sign and a name.
fn features(data: &[u8]) -> Result<Vec<u8>> {
    let mut reader = wasmparser::BinaryReader::new(data, 0);
    let mut kept = Vec::new();
    for _ in 0..reader.read_var_u32()? {
        let sign = reader.read_u8()?;
        let name = reader.read_string()?;
        if !WITHOUT.contains(&name) {
            kept.push((sign, name));
        }
    }
    let mut list = Vec::new();
    kept.len().encode(&mut list);
    for (sign, name) in kept {
        list.push(sign);
        name.encode(&mut list);
    }
    Ok(list)
}

/// Writes the script that marked functions are imported from: themselves, since nothing is taken apart here.
fn link_script(bytes: &[u8]) -> Result<String> {
    let mut text = "import { instance as wasm } from \"./glue.js\";\n".to_owned();
    for payload in Parser::new(0).parse_all(bytes) {
        let Payload::ImportSection(section) = payload? else {
            continue;
        };
        for import in section.into_imports() {
            let import = import?;
            if import.module != PLACEHOLDER {
                continue;
            }
            let name = import.name;
            if name.starts_with("__wasm_split_load_") {
                text.push_str(&format!(
                    "export const {name} = (callback, data) => \
                     queueMicrotask(() => wasm.{TABLE}.get(callback)(data, 1));\n"
                ));
            } else {
                let own = name.replacen("00_import_", "00_export_", 1);
                text.push_str(&format!(
                    "export const {name} = (...given) => wasm.{own}(...given);\n"
                ));
            }
        }
    }
    Ok(text)
}

fn to_javascript(workspace: &Workspace, wasm: &Path, work: &Path) -> Result<()> {
    let low = work.join("low.wasm");
    let mut optimise = workspace.command("wasm-opt");
    optimise
        .arg(wasm)
        .args(["-Oz", "--low-memory-unused", "--zero-filled-memory"])
        .args(["--signext-lowering", "--llvm-memory-copy-fill-lowering"])
        .args(["--llvm-nontrapping-fptoint-lowering", "-Oz", "-o"])
        .arg(&low);
    run(&mut optimise, "Lowering the program with wasm-opt")?;
    let mut wasm2js = workspace.command("wasm2js");
    wasm2js
        .arg("-Oz")
        .arg(&low)
        .arg("-o")
        .arg(work.join("wasm2js.js"));
    run(
        &mut wasm2js,
        "Writing the program as JavaScript with wasm2js",
    )
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_features_go_and_all_others_stay() {
        let mut list = vec![3];
        for name in ["multivalue", "sign-ext", "reference-types"] {
            list.push(b'+');
            name.encode(&mut list);
        }
        let kept = features(&list).expect("a list");
        assert_eq!(kept, b"\x01+\x08sign-ext");
    }
}
