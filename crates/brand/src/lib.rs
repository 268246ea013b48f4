//! A brand as data: reads the folder `assets/themes/<brand>/`, and refuses what could not be shown, with file and line.
//!
//! The tour: [`document`] is a theme.toml with its lines, [`read`] makes a [`Brand`] of it; [`value`] knows which values
//! a token takes; [`style`] merges a brand's tokens over those of `style/tokens.css`, and [`contrast`] measures the
//! result; [`settings`] is what the program hears of the brand. Nothing of this runs in a browser.

pub mod color;
pub mod contrast;
pub mod document;
pub mod files;
pub mod model;
pub mod nearest;
pub mod read;
pub mod settings;
pub mod style;
pub mod tokens;
pub mod value;

pub use document::Mistake;
pub use model::Brand;

use std::{fs, path::Path};

/// Words that would give the vendor away, in lower case. A white-labelled brand and its builds hold none of them.
pub const VENDOR_WORDS: [&str; 6] = [
    "stackone",
    "stack one",
    "stack-one",
    "stack_one",
    "stackhq",
    "malachite",
];

/// The vendor's names as texts have them. Under a white-labelled brand, the program replaces them in what the backend sends.
pub const VENDOR_NAMES: [&str; 3] = ["StackOne Hub", "StackOne", "StackHQ"];

/// Reads the brand in a folder: its keys, values and files. What is wrong with them comes beside the brand, so that
/// whoever checks more of it can tell all at once; [`contrast::check`] is for a brand that is otherwise good.
///
/// # Errors
/// The mistakes, where there is no brand at all.
pub fn load(folder: &Path) -> Result<(Brand, Vec<Mistake>), Vec<Mistake>> {
    let file = folder.join("theme.toml");
    let name = files::shown(&file);
    let text = fs::read_to_string(&file).map_err(|error| {
        let problem = format!(
            "cannot be read ({error}): a brand is a folder of assets/themes/ with a theme.toml in it"
        );
        vec![Mistake::new(&name, 1, problem)]
    })?;
    read::brand(folder, &name, &text)
}
