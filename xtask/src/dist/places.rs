//! Blanks out where in the source a panic would say that it happened.
//!
//! Nothing in a built page shows those places: a crash is told to the user in words, and a build that is to tell them
//! (`panic-messages`) is a debug build, which does not come through here.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// How the places begin, after the compiler has been told to leave this machine's folders out.
const BEGINNINGS: [&[u8]; 5] = [
    b"/rustc/",
    b"/rust/deps/",
    b"crates/",
    b"connect-wizard/",
    b"src/",
];
const ENDING: &[u8] = b".rs";

/// Blanks them in every program; its length stays the same.
pub fn blank(files: &[PathBuf]) -> Result<()> {
    let is_program = |file: &&PathBuf| {
        file.extension()
            .is_some_and(|extension| extension == "wasm")
    };
    for file in files.iter().filter(is_program) {
        let mut bytes =
            fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        blank_in(&mut bytes);
        fs::write(file, bytes).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

fn blank_in(bytes: &mut [u8]) {
    let mut place = 0;
    while let Some(rest) = bytes.get_mut(place..).filter(|rest| !rest.is_empty()) {
        let length = length_of_place(rest).unwrap_or(0);
        rest[..length].fill(0);
        place += length.max(1);
    }
}

/// How long the place is that these bytes begin with; they stand one after the other, with nothing between.
fn length_of_place(bytes: &[u8]) -> Option<usize> {
    BEGINNINGS
        .iter()
        .find(|beginning| bytes.starts_with(beginning))?;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-./".contains(byte);
    let path = bytes.split(|byte| !is_part(byte)).next()?;
    let end = path
        .windows(ENDING.len())
        .position(|found| found == ENDING)?;
    Some(end + ENDING.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_blank_and_all_else_stays() {
        let mut bytes =
            b"see src and https://a.example/rustc/ crates/a-1.0/src/lib.rssrc/b/c.rsText".to_vec();
        let length = bytes.len();
        blank_in(&mut bytes);
        assert_eq!(bytes.len(), length);
        let text = String::from_utf8(bytes).expect("still a text");
        assert_eq!(
            text.replace('\0', ""),
            "see src and https://a.example/rustc/ Text"
        );
    }
}
