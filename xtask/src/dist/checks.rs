//! The check for content that a built page must not have.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Refuses a script that writes markup, and any file that tells where it was built.
pub fn check(dist: &Path, files: &[PathBuf], machine_paths: &[String]) -> Result<()> {
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file.strip_prefix(dist).unwrap_or(file).display();
        let is_script = file.extension().is_some_and(|extension| extension == "js");
        if is_script && contains(&bytes, "innerHTML") {
            bail!(
                "{name} uses innerHTML, which Trusted Types forbid, so the page would die at its start. Some view has \
                 a static text or an element with static attributes only: put the text in braces, <p>{{\"text\"}}</p>."
            );
        }
        if is_script && has_for_in(&String::from_utf8_lossy(&bytes)) {
            bail!(
                "{name} has a loop over `in`, which finds what a page has put into Object.prototype too: \
                 the program would not start there. Loop over Object.keys(...)."
            );
        }
        if let Some(path) = machine_paths.iter().find(|path| contains(&bytes, path)) {
            bail!(
                "{name} contains a path of this machine ({path}). A build must not reveal where it was made."
            );
        }
    }
    Ok(())
}

/// Folders of this machine that a compiler may write into what it builds.
pub fn machine_paths(root: &Path) -> Vec<String> {
    let home = std::env::home_dir();
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let folders = [Some(root.to_owned()), home, cargo_home(), target];
    let mut paths: Vec<String> = folders
        .into_iter()
        .flatten()
        // With a closing slash, or a home called /root would be found in every /rootless.
        .map(|path| format!("{}/", path.display().to_string().trim_end_matches('/')))
        .filter(|path| path.len() > 1)
        .collect();
    // As other machines would call it, had the page been built with a container's cache.
    paths.push(".cargo/registry/".to_owned());
    paths
}

/// Returns the folder in which cargo keeps what it has fetched.
pub fn cargo_home() -> Option<PathBuf> {
    let default = || Some(std::env::home_dir()?.join(".cargo"));
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(default)
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Tells whether a script has a loop `for (const name in object)`, minified or not.
fn has_for_in(script: &str) -> bool {
    script.match_indices("for").any(|(start, word)| {
        let Some(head) = script[start + word.len()..].trim_start().strip_prefix('(') else {
            return false;
        };
        let words = head.split_ascii_whitespace();
        let mut words = words.skip_while(|word| matches!(*word, "var" | "let" | "const"));
        words.next().is_some() && words.next() == Some("in")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(name: &str, text: &str) -> String {
        let folder = std::env::temp_dir().join(format!(
            "connect-wizard-checks-{}-{name}",
            std::process::id()
        ));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let file = folder.join(name);
        fs::write(&file, text).expect("a file for the test");
        let outcome = check(&folder, &[file], &["/home/builder/".to_owned()]);
        let _ = fs::remove_dir_all(&folder);
        outcome
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn scripts_that_write_markup_are_refused() {
        assert!(checked("glue.js", "a.innerHTML = b").contains("glue.js uses innerHTML"));
        assert_eq!(checked("guide.html", "a word: innerHTML"), "");
    }

    #[test]
    fn loops_over_what_is_inherited_are_refused() {
        for script in [
            "for(var t in e)P(n,t)",
            "for (const name in all) {}",
            "for(k in o);",
        ] {
            assert!(
                checked("loop.js", script).contains("loop over `in`"),
                "{script}"
            );
        }
        for script in [
            "for(var t of Object.keys(e))P(n,t)",
            "for(;\"a\"in b;);",
            "for(let i=0;i<n;i++)",
            "x=\"for sale in town\"",
        ] {
            assert_eq!(checked("loops.js", script), "", "{script}");
        }
    }

    #[test]
    fn paths_of_the_machine_are_refused() {
        assert!(checked("app.wasm", "\0\x01/home/builder/src/lib.rs").contains("/home/builder/"));
        assert_eq!(checked("app2.wasm", "crates/leptos-0.8.23/src/lib.rs"), "");
    }

    #[test]
    fn a_path_is_looked_for_with_its_closing_slash() {
        assert!(machine_paths(Path::new("/project")).contains(&"/project/".to_owned()));
    }
}
