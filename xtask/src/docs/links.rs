//! Follows the links of the built site: every page, picture and anchor that it names is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::dist::files;

/// Returns a line for each link that leads nowhere inside `site`; addresses of other hosts are not asked.
pub fn broken(site: &Path) -> Result<Vec<String>> {
    let mut pages = BTreeMap::new();
    let mut names = BTreeSet::new();
    for file in files(site)? {
        let name = file.strip_prefix(site)?.to_string_lossy().into_owned();
        if name.ends_with(".html") {
            let text = fs::read_to_string(&file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            pages.insert(name.clone(), text);
        }
        names.insert(name);
    }
    let mut broken = BTreeSet::new();
    for (page, text) in &pages {
        for link in values(text, " href=\"").chain(values(text, " src=\"")) {
            if !leads_somewhere(page, link, &pages, &names) {
                broken.insert(format!("{page}: {link}"));
            }
        }
    }
    Ok(broken.into_iter().collect())
}

fn leads_somewhere(
    page: &str,
    link: &str,
    pages: &BTreeMap<String, String>,
    names: &BTreeSet<String>,
) -> bool {
    if link.contains("://") || link.starts_with("mailto:") || link.starts_with("data:") {
        return true;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let target = if path.is_empty() {
        page.to_owned()
    } else {
        resolved(page, path)
    };
    if !names.contains(&target) {
        return false;
    }
    let Some(text) = pages.get(&target) else {
        return true;
    };
    let anchor = anchor.replace("%20", " ");
    // A page whose script reads its address, as the studio does, has pairs there.
    let is_read = anchor.contains('=');
    anchor.is_empty() || is_read || values(text, " id=\"").any(|id| id == anchor)
}

/// Returns the file that `path` means on this page; a folder means its index.
fn resolved(page: &str, path: &str) -> String {
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        page.split('/')
            .rev()
            .skip(1)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect()
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    if path.ends_with('/') {
        parts.push("index.html");
    }
    parts.join("/")
}

/// The values of an attribute, which is given with what stands before its value.
fn values<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_an_anchor_or_a_file() {
        let folder = std::env::temp_dir().join(format!("links-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        };
        write("b/index.html", r#"<h2 id="there"></h2>"#);
        write("b/picture.png", "");
        let good = r##"<p id="x"></p><a href="/b/"></a><a href="b/#there"></a><a href="#x"></a><img src="./b/picture.png">
            <a href="https://elsewhere.example/x"></a><a href="b/index.html?state=1"></a>"##;
        write("a.html", good);
        assert_eq!(broken(&folder).expect("read"), Vec::<String>::new());
        let bad = r##"<a href="c.html"></a><a href="/b/#here"></a><a href="#y"></a><img src="picture.png">"##;
        write("a.html", bad);
        let expected = [
            "a.html: #y",
            "a.html: /b/#here",
            "a.html: c.html",
            "a.html: picture.png",
        ];
        assert_eq!(broken(&folder).expect("read"), expected);
        fs::remove_dir_all(&folder).expect("removed");
    }
}
