//! Names files after what is in them.
//!
//! Trunk takes the hash in a name from the compiled program before wasm-bindgen and wasm-opt have worked on it: after
//! a change of either tool, new content would stand under an old name, which browsers were told to keep for a year.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brand::files::content_hash as fnv;

/// Renames each file with a hash in its name, and puts the new names into the files that mention the old ones.
pub fn rename(files: &[PathBuf]) -> Result<()> {
    let mut hashed: Vec<&PathBuf> = files
        .iter()
        .filter(|file| old_hash(file).is_some())
        .collect();
    // Scripts last: they may name the other files, and are named by the page only.
    hashed.sort_by_key(|file| file.extension().is_some_and(|extension| extension == "js"));
    let mut texts: Vec<PathBuf> = files
        .iter()
        .filter(|file| may_name_others(file))
        .cloned()
        .collect();
    for file in hashed {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let (Some(name), Some(old)) = (name(file), old_hash(file)) else {
            continue;
        };
        let new_name = name.replace(old, &format!("{:016x}", fnv(&bytes)));
        let renamed = file.with_file_name(&new_name);
        fs::rename(file, &renamed)
            .with_context(|| format!("{} cannot be renamed", file.display()))?;
        for text in &mut texts {
            if text == file {
                text.clone_from(&renamed);
            }
            replace(text, name, &new_name)?;
        }
    }
    Ok(())
}

fn replace(file: &Path, old: &str, new: &str) -> Result<()> {
    let text =
        fs::read_to_string(file).with_context(|| format!("{} is no text", file.display()))?;
    if text.contains(old) {
        fs::write(file, text.replace(old, new))
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

fn name(file: &Path) -> Option<&str> {
    file.file_name()?.to_str()
}

fn old_hash(file: &Path) -> Option<&str> {
    hash_in(name(file)?)
}

/// The hash in a file's name: `app-4f0c1d2e3b5a6978_bg.wasm`. Trunk writes a number without its leading zeros, so
/// that its length varies.
pub fn hash_in(name: &str) -> Option<&str> {
    let (_, end) = name.rsplit_once('-')?;
    let (hash, _) = end.split_at(end.find(['.', '_'])?);
    let is_hexadecimal = hash
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    // Without a digit it may be a word, such as "defaced".
    let has_digit = hash.bytes().any(|byte| byte.is_ascii_digit());
    (is_hexadecimal && has_digit && (8..=16).contains(&hash.len())).then_some(hash)
}

fn may_name_others(file: &Path) -> bool {
    file.extension().is_some_and(|extension| {
        ["html", "js", "css", "json"]
            .iter()
            .any(|kind| extension == *kind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::files;

    #[test]
    fn a_hash_is_told_from_a_word() {
        for (name, hash) in [
            ("app-0123456789abcdef_bg.wasm", "0123456789abcdef"),
            ("connect-wizard-2a985b0acf96746.js", "2a985b0acf96746"),
            ("style-0123abcd.css", "0123abcd"),
        ] {
            assert_eq!(hash_in(name), Some(hash), "{name}");
        }
        let names = [
            "index.html",
            "embed_bg.wasm",
            "0123456789abcdef.js",
            "a-effaceed.js",
            "a-0123456789abcdef0.js",
            "a-é.js",
        ];
        for name in names {
            assert_eq!(hash_in(name), None, "{name}");
        }
    }

    #[test]
    fn new_content_gets_a_new_name_everywhere() {
        let folder =
            std::env::temp_dir().join(format!("connect-wizard-names-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let write = |name: &str, text: &str| {
            fs::write(folder.join(name), text).expect("a file for the test")
        };
        write(
            "app-0123456789abcdef.js",
            "load('app-0123456789abcdef_bg.wasm')",
        );
        write("app-0123456789abcdef_bg.wasm", "program");
        write("boot.js", "start");
        write(
            "index.html",
            "<script src=app-0123456789abcdef.js data-wasm=./app-0123456789abcdef_bg.wasm>",
        );
        rename(&files(&folder).expect("files")).expect("renaming");

        let wasm = format!("app-{:016x}_bg.wasm", fnv(b"program"));
        let script_text = format!("load('{wasm}')");
        let script = format!("app-{:016x}.js", fnv(script_text.as_bytes()));
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert_eq!(read(&wasm), "program");
        assert_eq!(read(&script), script_text);
        assert_eq!(
            read("index.html"),
            format!("<script src={script} data-wasm=./{wasm}>")
        );
        assert_eq!(files(&folder).expect("files").len(), 4);
        let _ = fs::remove_dir_all(&folder);
    }
}
