//! Whatever a page of the vendor's docs holds, as Markdown, MDX or HTML, or a connector's file as YAML: an import ends, and
//! what it reads is written and shown.
//!
//! The first line of the input is the file's ending, the rest its text.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use xtask::guide::{Import, preview_text, read};

fuzz_target!(|input: &str| {
    let (ending, text) = input.split_once('\n').unwrap_or(("mdx", input));
    let ending = if ending == "yaml" { "yaml" } else { "mdx" };
    let file = Path::new("page").with_extension(ending);
    if let (Some(imported), _) = read(text, &file, &Import::default()) {
        let _ = preview_text(&imported.to_json(), true);
    }
});
