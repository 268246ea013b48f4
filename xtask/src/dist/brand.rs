//! One brand's build: the pieces that its theme.toml leads to, put into a copy of the page that Trunk built.
//!
//! Trunk puts the default brand's pieces into the page word for word; here each is found again, and replaced.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::files;
use crate::workspace::{Workspace, run};

/// The pieces of the page itself.
const PIECES: [&str; 4] = ["head.html", "first-step.html", "start.html", "brand.html"];

/// Files that Trunk names after their content.
const SOURCES: [&str; 2] = ["connect-wizard.css", "icon.svg"];

/// Draws a brand's pieces into `target/brands/<brand>/`. A brand that could not be shown is refused there.
pub fn draw(workspace: &Workspace, brand: &str) -> Result<()> {
    let mut prerender = prerender(workspace, brand);
    run(&mut prerender, &format!("Reading assets/themes/{brand}"))
}

fn prerender(workspace: &Workspace, brand: &str) -> Command {
    let mut prerender = workspace.command("cargo");
    prerender.args(["run", "--quiet", "--package", "prerender", "--", "--brand"]);
    prerender
        .arg(Path::new("assets/themes").join(brand))
        .arg("--out")
        .arg(drawn(workspace, brand));
    // Crates in common with the program are not to be built twice.
    prerender.env_remove("RUSTFLAGS");
    prerender
}

/// Draws the theme studio, with the default brand as its start.
pub fn draw_studio(workspace: &Workspace, file: &Path) -> Result<()> {
    let mut prerender = prerender(workspace, super::DEFAULT);
    run(
        prerender.arg("--studio").arg(file),
        "Drawing the theme studio",
    )
}

fn drawn(workspace: &Workspace, brand: &str) -> PathBuf {
    workspace.root().join("target/brands").join(brand)
}

/// Makes `dist` a copy of `base` in which the brand's pieces stand in place of the default ones.
pub fn assemble(workspace: &Workspace, base: &Path, brand: &str, dist: &Path) -> Result<()> {
    let pieces = drawn(workspace, brand);
    let default = workspace.root().join("target/prerender");
    exchange(base, &default, &pieces, dist)
}

/// See [`assemble`]; `default` has the pieces that stand in `base`, and `own` those that shall stand in `dist`.
fn exchange(base: &Path, default: &Path, own: &Path, dist: &Path) -> Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist)
            .with_context(|| format!("{} cannot be emptied", dist.display()))?;
    }
    copy(base, dist)?;
    for name in SOURCES {
        let (before, after) = (read(&default.join(name))?, read(&own.join(name))?);
        let found = files(dist)?
            .into_iter()
            .find(|file| fs::read_to_string(file).is_ok_and(|text| text == before));
        let Some(file) = found else {
            bail!("The built page doesn't have the default brand's {name}.");
        };
        fs::write(&file, after).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    let page = dist.join("index.html");
    let mut html = read(&page)?;
    for name in PIECES {
        let (before, after) = (read(&default.join(name))?, read(&own.join(name))?);
        if html.matches(&before).count() != 1 {
            bail!("The built page must have the default brand's {name} exactly once.");
        }
        html = html.replacen(&before, &after, 1);
    }
    let settings: Value = serde_json::from_str(&read(&own.join("brand.json"))?)?;
    if let Some(tag) = settings["locale"].as_str() {
        html = html.replacen("<html lang=\"en\"", &format!("<html lang=\"{tag}\""), 1);
    }
    fs::write(&page, html).context("index.html cannot be written")?;
    let assets = dist.join("assets");
    if assets.exists() {
        fs::remove_dir_all(&assets)?;
    }
    copy(&own.join("assets"), &assets)?;
    copy(&own.join("locales"), &dist.join("locales"))?;
    for name in ["brand.json", "notices.json"] {
        fs::copy(own.join(name), dist.join(name))?;
    }
    Ok(())
}

/// The settings that the build in a folder has from its brand.
pub fn settings(dist: &Path) -> Result<Value> {
    Ok(serde_json::from_str(&read(&dist.join("brand.json"))?)?)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for file in files(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target)
            .with_context(|| format!("{} cannot be written", target.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("connect-wizard-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for (file, text) in files {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for the test");
            fs::write(file, text).expect("a file for the test");
        }
        folder
    }

    #[test]
    fn a_brand_takes_the_place_of_the_default_one_and_comes_out_the_same_twice() {
        let pieces = |word: &str, name: &str| {
            folder(
                name,
                &[
                    ("head.html", &format!("<title>{word}</title>")),
                    ("first-step.html", &format!("<p>{word}</p>")),
                    ("start.html", &format!("<i>{word}</i>")),
                    ("brand.html", &format!("<b>{word}</b>")),
                    ("brand.json", "{\"locale\":\"de\"}"),
                    ("notices.json", "{}"),
                    ("connect-wizard.css", &format!("a{{--x:{word}}}")),
                    ("icon.svg", &format!("<svg id=\"{word}\"/>")),
                    (&format!("assets/{word}.svg"), word),
                ],
            )
        };
        let (default, own) = (pieces("old", "default"), pieces("new", "own"));
        let page = "<html lang=\"en\"><title>old</title><p>old</p><i>old</i><b>old</b>";
        let base = folder(
            "base",
            &[
                ("index.html", page),
                ("style-01.css", "a{--x:old}"),
                ("icon-01.svg", "<svg id=\"old\"/>"),
                ("assets/old.svg", "old"),
                ("app.wasm", "program"),
            ],
        );
        let read_all = |dist: &Path| -> Vec<(String, String)> {
            exchange(&base, &default, &own, dist).expect("an exchange");
            let name = |file: &Path| {
                file.strip_prefix(dist)
                    .expect("below")
                    .display()
                    .to_string()
            };
            let all = files(dist).expect("files");
            all.iter()
                .map(|file| (name(file), read(file).expect("text")))
                .collect()
        };
        let (one, two) = (folder("one", &[("left.txt", "over")]), folder("two", &[]));
        let built = read_all(&one);
        assert_eq!(built, read_all(&two));
        let expected = [
            ("app.wasm", "program"),
            ("assets/new.svg", "new"),
            ("brand.json", "{\"locale\":\"de\"}"),
            ("icon-01.svg", "<svg id=\"new\"/>"),
            (
                "index.html",
                "<html lang=\"de\"><title>new</title><p>new</p><i>new</i><b>new</b>",
            ),
            ("notices.json", "{}"),
            ("style-01.css", "a{--x:new}"),
        ];
        let built: Vec<_> = built
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        assert_eq!(built, expected);
        for folder in [default, own, base, one, two] {
            let _ = fs::remove_dir_all(folder);
        }
    }
}
