//! Reads out of a page's HTML which files a browser asks for. Knows as much of HTML as a built page uses.

/// The files that a page makes a browser ask for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FirstLoad {
    /// Paths below the page's folder, each once; the page itself first.
    pub files: Vec<String>,
    /// Addresses on other hosts.
    pub foreign: Vec<String>,
    /// The script that is loaded in place of the program where WebAssembly may not run.
    pub fallback: Option<String>,
}

/// Attributes whose value is asked for as the page loads; `data-js` and `data-wasm` are read by boot.js.
const LOADING: [&str; 6] = ["src", "href", "data-js", "data-wasm", "poster", "data"];

/// Relations of a link that load nothing.
const NOT_LOADED: [&str; 6] = ["canonical", "alternate", "author", "license", "help", "me"];

/// Lists index.html, all that it names, and the settings that the program asks for first.
pub fn read(html: &str) -> FirstLoad {
    let mut load = FirstLoad::default();
    load.files.push("index.html".to_owned());
    for tag in tags(html) {
        // A link to click is no request, and a template's picture is none until it is used.
        let idle = tag.name == "a" || tag.name == "area";
        let rel = tag.value("rel").unwrap_or_default();
        if idle || tag.name == "link" && NOT_LOADED.contains(&rel) {
            continue;
        }
        if let Some(fallback) = tag.value("data-plain") {
            load.fallback = Some(fallback.trim_start_matches("./").to_owned());
        }
        for address in LOADING.iter().filter_map(|attribute| tag.value(attribute)) {
            load.add(address);
        }
    }
    load.add("config.json");
    load
}

/// Addresses on other hosts that a style sheet loads from.
pub fn foreign_in_styles(css: &str) -> Vec<String> {
    let starts = css
        .match_indices("url(")
        .map(|(at, found)| at + found.len());
    let imports = css
        .match_indices("@import")
        .map(|(at, found)| at + found.len());
    starts
        .chain(imports)
        .map(|at| {
            css[at..].trim_start_matches(|letter: char| {
                letter.is_whitespace() || "\"'(".contains(letter)
            })
        })
        .map(|address| {
            address
                .split(['"', '\'', ')', ';', ' ', '\n'])
                .next()
                .unwrap_or_default()
        })
        .filter(|address| is_foreign(address))
        .map(str::to_owned)
        .collect()
}

impl FirstLoad {
    fn add(&mut self, address: &str) {
        let address = address.trim();
        if is_foreign(address) {
            self.foreign.push(address.to_owned());
            return;
        }
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path
            .trim_start_matches("./")
            .trim_start_matches('/')
            .to_owned();
        let inline = address.starts_with("data:") || address.starts_with("blob:");
        if !inline && !path.is_empty() && !self.files.contains(&path) {
            self.files.push(path);
        }
    }
}

fn is_foreign(address: &str) -> bool {
    address.starts_with("//") || address.contains("://") && !address.starts_with("data:")
}

struct Tag<'a> {
    name: String,
    attributes: Vec<(String, &'a str)>,
}

impl Tag<'_> {
    fn value(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(attribute, _)| attribute == name)
            .map(|(_, value)| *value)
    }
}

/// All opening tags, in order, without those in comments and in the texts of scripts and styles.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            rest = after;
            if tag.name == "script" || tag.name == "style" {
                let end = format!("</{}", tag.name);
                rest = rest.find(&end).map_or("", |at| &rest[at..]);
            }
            found.push(tag);
        }
    }
    found
}

/// Reads one tag; `text` begins with its name.
fn tag(text: &str) -> (Tag<'_>, &str) {
    let (name, mut rest) = word(text);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() || rest.starts_with('>') {
            let after = rest.strip_prefix('>').unwrap_or(rest);
            return (
                Tag {
                    name: name.to_ascii_lowercase(),
                    attributes,
                },
                after,
            );
        }
        let (attribute, after) = word(rest);
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", after),
        };
        // A stray sign that is no word must not hold the loop.
        rest = if after.len() == rest.len() {
            skip_one(after)
        } else {
            after
        };
        attributes.push((attribute.to_ascii_lowercase(), value));
    }
}

fn word(text: &str) -> (&str, &str) {
    let end = text
        .find(|letter: char| letter.is_whitespace() || "=/>".contains(letter))
        .unwrap_or(text.len());
    text.split_at(end)
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(
        text.find(|letter: char| letter.is_whitespace() || letter == '>')
            .unwrap_or(text.len()),
    )
}

fn skip_one(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next();
    letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_once_and_in_order() {
        let html = r##"<!doctype html><html lang=en><head>
            <!-- <script src="/not-this.js"></script> -->
            <link rel=stylesheet href=/style-1.css><link rel="modulepreload" href="./app.js">
            <link rel="icon" href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
            <script type="module" src="/boot.js" data-js="/app.js" data-plain="./plain.js" data-wasm='/app_bg.wasm?1'></script>
            <style>a > b { background: none }</style></head>
            <body><a href="https://help.example/key">Help</a> 1 < 2 <a href="#top">Top</a><input value="<img src=x>" disabled/>
            <img src="logo.svg" alt=""></body></html>"##;
        let expected = [
            "index.html",
            "style-1.css",
            "app.js",
            "boot.js",
            "app_bg.wasm",
            "logo.svg",
            "config.json",
        ];
        assert_eq!(
            read(html),
            FirstLoad {
                files: expected.map(str::to_owned).to_vec(),
                foreign: Vec::new(),
                fallback: Some("plain.js".to_owned())
            }
        );
    }

    #[test]
    fn other_hosts_are_found() {
        let html = "<link rel=preconnect href=https://fonts.example><script src='//cdn.example/a.js'></script>\
                    <link rel=canonical href=https://wizard.example/>";
        assert_eq!(
            read(html).foreign,
            ["https://fonts.example", "//cdn.example/a.js"]
        );
        let css = "@import \"https://a.example/x.css\"; b { background: url('//b.example/i.png') } c { mask: url(i.svg) }";
        assert_eq!(
            foreign_in_styles(css),
            ["//b.example/i.png", "https://a.example/x.css"]
        );
    }

    #[test]
    fn broken_markup_ends() {
        for html in [
            "<",
            "<a",
            "<a b",
            "<a =",
            "<a = =\"",
            "<script src=x",
            "<!--",
            "<é",
            "<a é=ü",
        ] {
            assert_eq!(read(html).files[0], "index.html", "{html}");
        }
    }
}
