//! Reads versions out of Cargo.lock and package.json, and out of what a tool says of itself.

use anyhow::{Context, Result};
use serde_json::Value;

/// The version of `package` in the text of a Cargo.lock.
pub fn in_cargo_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name_line)?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// The exact version that the text of a package.json pins `package` to.
pub fn in_package_json(text: &str, package: &str) -> Result<String> {
    let json: Value = serde_json::from_str(text).context("tools/npm/package.json is not JSON")?;
    let version = json["dependencies"][package].as_str();
    version
        .map(str::to_owned)
        .with_context(|| format!("tools/npm/package.json does not name {package}"))
}

/// Returns `true` if `said`, the answer to `--version`, names exactly this version as one of its words.
pub fn names_version(said: &str, version: &str) -> bool {
    said.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.79\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.129\"
source = \"registry\"
";

    #[test]
    fn the_lock_file_is_read_by_whole_names() {
        assert_eq!(in_cargo_lock(LOCK, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(in_cargo_lock(LOCK, "wasm-bindgen-futures"), Some("0.4.79"));
        assert_eq!(in_cargo_lock(LOCK, "wasm"), None);
    }

    #[test]
    fn package_json_pins_are_read() {
        let text = r#"{"dependencies": {"binaryen": "132.0.0"}}"#;
        assert_eq!(
            in_package_json(text, "binaryen").ok().as_deref(),
            Some("132.0.0")
        );
        assert!(in_package_json(text, "axe-core").is_err());
    }

    #[test]
    fn a_version_is_not_found_inside_another() {
        assert!(names_version("trunk 0.21.14\n", "0.21.14"));
        assert!(!names_version("trunk 0.21.140", "0.21.14"));
        assert!(names_version("wasm-opt version 132 (version_132)", "132"));
        assert!(!names_version("wasm-opt version 108 (version_108)", "132"));
    }
}
