//! Gives the program's imports and exports short names, and leaves out the exports that no script calls.
//!
//! wasm-bindgen names each function that program and script take from each other after what it does, with a hash behind
//! it. Those names stand in both files, and no compressor can shorten a hash: 3.3 KB of each first load.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module, RawSection};
use wasmparser::{
    ExportSectionReader, ExternalKind, ImportSectionReader, Parser, Payload, TypeRef,
};

/// The one module that wasm-bindgen imports from, by its name in the built program.
const MODULE: &str = "./connect-wizard_bg.js";
const SHORT_MODULE: &str = "w";

/// How the script names an export: as a property of this.
const EXPORTS: &str = "wasm.";

/// Renames imports and exports in the program and in its script, which stand beside each other.
pub fn shorten(files: &[PathBuf]) -> Result<()> {
    let program = program(files)?;
    let stem = program
        .file_name()
        .and_then(|name| name.to_str()?.strip_suffix("_bg.wasm"))
        .context("the program has no name")?;
    let script = program.with_file_name(format!("{stem}.js"));
    let read =
        |file: &Path| fs::read(file).with_context(|| format!("{} cannot be read", file.display()));
    let text = String::from_utf8(read(&script)?).context("the script is no text")?;
    let (bytes, names, exports) = renamed(&read(program)?, &text)?;
    fs::write(program, bytes)?;
    let text = replaced(&text, &names)?;
    fs::write(&script, with_short_exports(&text, &exports))?;
    Ok(())
}

/// The program that every first load has; what is fetched on demand keeps its names.
fn program(files: &[PathBuf]) -> Result<&PathBuf> {
    let is_program = |file: &&PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("connect-wizard-") && name.ends_with("_bg.wasm")
    };
    let mut found = files.iter().filter(is_program);
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        _ => bail!("one connect-wizard-*_bg.wasm was to be built"),
    }
}

type Names = HashMap<String, String>;

/// The program with short names, and the new name for each old one: of the imports, and of the exports that this script
/// calls.
fn renamed(program: &[u8], script: &str) -> Result<(Vec<u8>, Names, Names)> {
    let mut module = Module::new();
    let mut names = HashMap::new();
    let mut exported = HashMap::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload.context("the program is no WebAssembly")?;
        if let Payload::ImportSection(imports) = payload {
            module.section(&short_imports(imports, &mut names)?);
        } else if let Payload::ExportSection(exports) = payload {
            module.section(&short_exports(exports, script, &mut exported)?);
        } else if let Payload::CustomSection(_) = payload {
            // Names the tools that made the program, which no browser asks for.
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection {
                id,
                data: &program[range],
            });
        }
    }
    Ok((module.finish(), names, exported))
}

fn short_exports(
    exports: ExportSectionReader<'_>,
    script: &str,
    names: &mut Names,
) -> Result<ExportSection> {
    let mut section = ExportSection::new();
    for export in exports {
        let export = export.context("the program's exports can't be read")?;
        let kind = match export.kind {
            ExternalKind::Func => ExportKind::Func,
            ExternalKind::Table => ExportKind::Table,
            ExternalKind::Memory => ExportKind::Memory,
            ExternalKind::Global => ExportKind::Global,
            _ => bail!(
                "the program exports {}, of a kind not known here",
                export.name
            ),
        };
        if called(script).any(|name| name == export.name) {
            let name = short_name(names.len());
            section.export(&name, kind, export.index);
            names.insert(export.name.to_owned(), name);
        }
    }
    Ok(section)
}

/// The names of the exports that a script calls, one for each call.
fn called(script: &str) -> impl Iterator<Item = &str> {
    script.split(EXPORTS).skip(1).map(first_word)
}

/// What stands before the first sign that is no part of a name.
fn first_word(text: &str) -> &str {
    let end =
        text.find(|character: char| !character.is_alphanumeric() && !"_$".contains(character));
    &text[..end.unwrap_or(text.len())]
}

/// The script with the new names of what it calls.
fn with_short_exports(script: &str, names: &Names) -> String {
    let mut parts = script.split(EXPORTS);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = first_word(part);
        text.push_str(EXPORTS);
        text.push_str(names.get(name).map_or(name, String::as_str));
        text.push_str(&part[name.len()..]);
    }
    text
}

fn short_imports(imports: ImportSectionReader<'_>, names: &mut Names) -> Result<ImportSection> {
    let mut section = ImportSection::new();
    for import in imports.into_imports() {
        let import = import.context("the program's imports can't be read")?;
        let TypeRef::Func(kind) = import.ty else {
            bail!("the program imports {}, which is no function", import.name);
        };
        let next = short_name(names.len());
        let name = names.entry(import.name.to_owned()).or_insert(next);
        let module = if import.module == MODULE {
            SHORT_MODULE
        } else {
            import.module
        };
        section.import(module, name, EntityType::Function(kind));
    }
    Ok(section)
}

/// a, b, ... z, A, ... Z, aa, ba, ...
fn short_name(mut number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
        if number == 0 {
            return name;
        }
        number -= 1;
    }
}

/// The script with the new names: each import is a property of one object, and stands there by its name once.
fn replaced(script: &str, names: &Names) -> Result<String> {
    let mut text = String::with_capacity(script.len());
    let mut found = 0;
    for line in script.split_inclusive('\n') {
        let end = line.trim_start();
        let name = end.split([':', '(']).next().unwrap_or_default();
        match names.get(name) {
            Some(short) => {
                found += 1;
                text.push_str(&line[..line.len() - end.len()]);
                text.push_str(short);
                text.push_str(&end[name.len()..]);
            }
            None => text.push_str(&line.replace(MODULE, SHORT_MODULE)),
        }
    }
    if found != names.len() {
        bail!(
            "the script gives {found} of the program's {} imports: it is written in a way that is not known here",
            names.len()
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_remove_9a5288388316028c";

    fn program() -> Vec<u8> {
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import(MODULE, LONG, EntityType::Function(0));
        let mut exports = ExportSection::new();
        exports.export("widget_new", ExportKind::Func, 0);
        exports.export("widget", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        module.finish()
    }

    #[test]
    fn program_and_script_agree_on_the_short_names() {
        let (short, names, _) = renamed(&program(), "").expect("a program");
        let imported: Vec<_> = Parser::new(0)
            .parse_all(&short)
            .filter_map(|payload| match payload.expect("a program still") {
                Payload::ImportSection(imports) => Some(imports),
                _ => None,
            })
            .flat_map(|imports| imports.into_imports())
            .map(|import| {
                import
                    .map(|import| (import.module, import.name))
                    .expect("an import")
            })
            .collect();
        assert_eq!(imported, [(SHORT_MODULE, "a")]);

        let script = format!(
            "imports = {{\n  {LONG}: function(arg0) {{\n  }},\n}};\nreturn {{ \"{MODULE}\": imports }};\n"
        );
        let script = replaced(&script, &names).expect("a script");
        assert_eq!(
            script,
            format!(
                "imports = {{\n  a: function(arg0) {{\n  }},\n}};\nreturn {{ \"{SHORT_MODULE}\": imports }};\n"
            )
        );
    }

    #[test]
    fn only_what_the_script_calls_is_exported() {
        let script = "widget(); wasm.widget_new(wasm.memory);";
        let (short, _, exports) = renamed(&program(), script).expect("a program");
        assert_eq!(exports.len(), 1);
        let exported: Vec<_> = Parser::new(0)
            .parse_all(&short)
            .filter_map(|payload| match payload.expect("a program still") {
                Payload::ExportSection(exports) => Some(exports),
                _ => None,
            })
            .flat_map(|exports| exports.into_iter())
            .map(|export| export.expect("an export").name.to_owned())
            .collect();
        assert_eq!(exported, ["a"]);
        assert_eq!(
            with_short_exports(script, &exports),
            "widget(); wasm.a(wasm.memory);"
        );
    }

    #[test]
    fn a_script_that_lacks_an_import_is_refused() {
        let (_, names, _) = renamed(&program(), "").expect("a program");
        assert!(replaced("imports = {};\n", &names).is_err());
    }

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names: std::collections::HashSet<_> = (0..5000).map(short_name).collect();
        assert_eq!(names.len(), 5000);
    }
}
