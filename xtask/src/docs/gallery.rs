//! The gallery: every look of the wizard by an address of its own in the theme studio, which a build draws.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The file that a build writes, and that the site holds a copy of.
const STUDIO: &str = "studio.html";

/// Writes the links where the site includes them.
pub fn write(root: &Path) -> Result<()> {
    let studio = fs::read_to_string(root.join("dist").join(STUDIO)).ok();
    let folder = root.join("docs/.generated");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("gallery.md"), links(studio.as_deref())?)?;
    Ok(())
}

/// Puts the studio into the built site.
pub fn put_in(root: &Path, site: &Path) -> Result<()> {
    let studio = root.join("dist").join(STUDIO);
    if studio.is_file() {
        fs::copy(studio, site.join(STUDIO)).context("the studio cannot be copied")?;
    }
    Ok(())
}

fn links(studio: Option<&str>) -> Result<String> {
    let Some(studio) = studio else {
        return Ok(
            "The site was built without a build of the wizard: run `cargo xtask dist` first.\n"
                .to_owned(),
        );
    };
    let mut text =
        "| look | light | dark | narrow, right to left | other languages |\n| --- | --- | --- | --- | --- |\n".to_owned();
    let languages = languages(studio);
    for template in studio.split("<template data-state=\"").skip(1) {
        let (state, rest) = template.split_once('"').context("a template has no name")?;
        let label = rest
            .split_once("data-label=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .context("a template has no label")?
            .0;
        // By the browser, not by the site's own router, which knows pages of the site alone.
        if !rest
            .split('>')
            .next()
            .is_some_and(|tag| tag.contains("data-language=\"en\""))
        {
            continue;
        }
        let link = |words: &str, look: &str| {
            format!("<a href=\"./{STUDIO}#state={state}&{look}\" target=\"_blank\">{words}</a>")
        };
        writeln!(
            text,
            "| {label} | {} | {} | {} | {} |",
            link("light", "scheme=light"),
            link("dark", "scheme=dark"),
            link("narrow", "scheme=light&direction=rtl&width=320"),
            languages
                .iter()
                .map(|tag| link(tag, &format!("scheme=light&language={tag}")))
                .collect::<Vec<_>>()
                .join(" "),
        )?;
    }
    Ok(text)
}

/// The languages beside English that the studio is drawn in.
fn languages(studio: &str) -> Vec<&str> {
    let tags = studio.split("data-language=\"").skip(1);
    let mut tags: Vec<_> = tags
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    tags.sort_unstable();
    tags.dedup();
    tags.retain(|tag| *tag != "en");
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_look_has_an_address() {
        let template = |tag: &str| {
            format!(
                "<template data-state=\"step-1\" data-label=\"Step 1\" data-language=\"{tag}\"><p></p></template>\n"
            )
        };
        let studio = &[template("en"), template("de"), template("ar")].concat();
        let text = links(Some(studio)).expect("written");
        assert!(
            text.contains("| Step 1 | <a href=\"./studio.html#state=step-1&scheme=light\""),
            "{text}"
        );
        assert_eq!(text.lines().count(), 3, "one line for a look: {text}");
        let arabic = "<a href=\"./studio.html#state=step-1&scheme=light&language=ar\"";
        assert!(
            text.contains(arabic) && text.contains("language=de"),
            "{text}"
        );
        assert!(links(None).expect("written").contains("cargo xtask dist"));
    }
}
