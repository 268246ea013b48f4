//! The style sheet: the layers in their order, and the brand's own values behind the tokens.

use std::{fs, io, path::Path};

use brand::Brand;

/// Tokens, the brand's, what every part shares, the parts. Without comments and needless space.
pub fn sheet(folder: &Path, brand: &Brand) -> io::Result<String> {
    let tokens = fs::read_to_string(folder.join("tokens.css"))?;
    let own = brand::style::css(brand, &tokens);
    let mut texts = vec![tokens, own, fs::read_to_string(folder.join("base.css"))?];
    let mut components: Vec<_> = fs::read_dir(folder.join("components"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    components.sort();
    for component in components {
        texts.push(fs::read_to_string(component)?);
    }
    Ok(shorten(&texts.join("\n")))
}

/// Takes out comments, and the space that css does not need. Strings and addresses stay as they are.
fn shorten(css: &str) -> String {
    let mut short = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        if letter == '"' || letter == '\'' {
            let end = rest[1..].find(letter).map_or(rest.len(), |end| end + 2);
            short.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        if letter.is_whitespace() {
            let is_needless = short.is_empty() || short.ends_with(['{', '}', ';', ',', ' ', ':']);
            if !is_needless {
                short.push(' ');
            }
            continue;
        }
        if matches!(letter, '{' | '}' | ';' | ',') && short.ends_with(' ') {
            short.pop();
        }
        if letter == '}' && short.ends_with(';') {
            short.pop();
        }
        short.push(letter);
    }
    short
}
