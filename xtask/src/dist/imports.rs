//! Gives the program's imports short names.
//!
//! wasm-bindgen names each function that the program takes from its script after what it does, with a hash behind it.
//! Those names stand in both files, and no compressor can shorten a hash: 2.9 KB of each first load.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{ImportSectionReader, Parser, Payload, TypeRef};

/// The one module that wasm-bindgen imports from, by its name in the built program.
const MODULE: &str = "./connect-wizard_bg.js";
const SHORT_MODULE: &str = "w";

/// Renames the imports in the program and in its script, which stand beside each other.
pub fn shorten(files: &[PathBuf]) -> Result<()> {
    let program = only(files, "_bg.wasm")?;
    let stem = program
        .file_name()
        .and_then(|name| name.to_str()?.strip_suffix("_bg.wasm"))
        .context("the program has no name")?;
    let script = program.with_file_name(format!("{stem}.js"));
    let read =
        |file: &Path| fs::read(file).with_context(|| format!("{} cannot be read", file.display()));
    let text = String::from_utf8(read(&script)?).context("the script is no text")?;
    let (bytes, names) = renamed(&read(program)?)?;
    fs::write(program, bytes)?;
    fs::write(&script, replaced(&text, &names)?)?;
    Ok(())
}

fn only<'files>(files: &'files [PathBuf], ending: &str) -> Result<&'files PathBuf> {
    let mut found = files
        .iter()
        .filter(|file| file.to_string_lossy().ends_with(ending));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        _ => bail!("one file that ends in {ending} was to be built"),
    }
}

/// The program with short names, and the new name for each old one.
fn renamed(program: &[u8]) -> Result<(Vec<u8>, HashMap<String, String>)> {
    let mut module = Module::new();
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload.context("the program is no WebAssembly")?;
        if let Payload::ImportSection(imports) = payload {
            module.section(&short_imports(imports, &mut names)?);
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection {
                id,
                data: &program[range],
            });
        }
    }
    Ok((module.finish(), names))
}

fn short_imports(
    imports: ImportSectionReader<'_>,
    names: &mut HashMap<String, String>,
) -> Result<ImportSection> {
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
fn replaced(script: &str, names: &HashMap<String, String>) -> Result<String> {
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
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn program_and_script_agree_on_the_short_names() {
        let (short, names) = renamed(&program()).expect("a program");
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
    fn a_script_that_lacks_an_import_is_refused() {
        let (_, names) = renamed(&program()).expect("a program");
        assert!(replaced("imports = {};\n", &names).is_err());
    }

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let names: std::collections::HashSet<_> = (0..5000).map(short_name).collect();
        assert_eq!(names.len(), 5000);
    }
}
