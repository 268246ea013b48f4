//! `integrity.json`: the SHA-384 of every file, in the form that `integrity` attributes take.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use serde_json::{Map, Value};
use sha2::{Digest, Sha384};

/// The manifest's name.
const FILE: &str = "integrity.json";

/// Writes the manifest of all files but itself, and those that are edited by hand.
pub fn write(dist: &Path, files: &[PathBuf]) -> Result<()> {
    let mut manifest = Map::new();
    for file in files {
        let name = file
            .strip_prefix(dist)?
            .display()
            .to_string()
            .replace('\\', "/");
        if name == FILE || name == "config.json" {
            continue;
        }
        let bytes = fs::read(file).with_context(|| format!("{name} cannot be read"))?;
        manifest.insert(name, Value::String(of(&bytes)));
    }
    let text = serde_json::to_string_pretty(&Value::Object(manifest))?;
    fs::write(dist.join(FILE), text + "\n").context("integrity.json cannot be written")
}

fn of(bytes: &[u8]) -> String {
    let hash = Sha384::digest(bytes);
    [
        "sha384-",
        &base64::engine::general_purpose::STANDARD.encode(hash),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_form_is_that_of_an_integrity_attribute() {
        // The example of the Subresource Integrity specification.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(super::of(b"alert('Hello, world.');"), expected);
    }
}
