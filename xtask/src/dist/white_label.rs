//! The proof that no trace of the vendor is left in a white-labelled build.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Words that would give the vendor away, in lower case.
pub use brand::VENDOR_WORDS;

/// Licences ask for their notices, and these may name whom they will.
const NOTICES: &str = super::licences::FILE;

/// Removes the files that are the vendor's by their name: a drop-in for its own element has no place in such a build.
pub fn leave_out(files: &[PathBuf]) -> Result<()> {
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if word_in(name.as_bytes()).is_some() {
            fs::remove_file(file)
                .with_context(|| format!("{} cannot be removed", file.display()))?;
        }
    }
    Ok(())
}

/// Looks into every file, and at its name.
pub fn check(dist: &Path, files: &[PathBuf]) -> Result<()> {
    for file in files {
        let name = file
            .strip_prefix(dist)
            .unwrap_or(file)
            .display()
            .to_string();
        if let Some(word) = word_in(name.as_bytes()) {
            bail!("The white-labelled build has a file named {name}, which contains {word:?}.");
        }
        if name == NOTICES {
            continue;
        }
        let bytes = fs::read(file).with_context(|| format!("{name} cannot be read"))?;
        if let Some(word) = word_in(&bytes) {
            bail!("The white-labelled build contains {word:?} in {name}.");
        }
    }
    Ok(())
}

/// The first of the words in these bytes, whatever its case.
fn word_in(bytes: &[u8]) -> Option<&'static str> {
    let lower = bytes.to_ascii_lowercase();
    VENDOR_WORDS.into_iter().find(|word| {
        lower
            .windows(word.len())
            .any(|window| window == word.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendor_is_found_in_names_texts_and_programs() {
        let folder =
            std::env::temp_dir().join(format!("connect-wizard-label-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder for the test");
        let outcome = |name: &str, bytes: &[u8]| {
            let file = folder.join(name);
            fs::write(&file, bytes).expect("a file for the test");
            let outcome = check(&folder, std::slice::from_ref(&file));
            let _ = fs::remove_file(file);
            outcome.is_ok()
        };
        assert!(outcome("index.html", b"<p>Acme</p>"));
        assert!(!outcome("index.html", b"<a href=https://www.STACKONE.com>"));
        assert!(!outcome("app.wasm", b"\0asm\x01api.stackone.com"));
        assert!(!outcome("stackone-hub.js", b""));
        assert!(outcome(NOTICES, b"by StackOne"));
        let _ = fs::remove_dir_all(folder);
    }
}
