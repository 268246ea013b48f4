//! Takes out of the built pages what only their authors need: comments, and the space between elements.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// Shortens every page.
pub fn shorten(files: &[PathBuf]) -> Result<()> {
    for file in files {
        if file
            .extension()
            .is_some_and(|extension| extension == "html")
        {
            let html = fs::read_to_string(file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            fs::write(file, page(&html))
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
    }
    Ok(())
}

/// The screens and guides are written without any space between elements: what stands at the ends of lines is the
/// frame's own.
fn page(html: &str) -> String {
    let mut rest = html;
    let mut short = String::with_capacity(html.len());
    while let Some((before, comment)) = rest.split_once("<!--") {
        short.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    short.push_str(rest);
    let lines: Vec<_> = short
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_go() {
        let html = "<p>\n  <!-- a\n note -->\n\n  <b>x  y</b>\n</p>\n";
        assert_eq!(page(html), "<p>\n<b>x  y</b>\n</p>");
    }
}
