//! A brand's style: its tokens over those of `style/tokens.css`, worked out as a browser would, and written as css.

use std::collections::BTreeMap;

use crate::{
    color::Color,
    model::{Brand, Chosen, Scheme},
    tokens::{self, Token},
};

/// Colours may name each other; deeper than this they go round in a circle.
const DEPTH_LIMIT: usize = 16;

/// The resolved value of every token.
pub struct Tokens<'b> {
    declared: BTreeMap<String, String>,
    chosen: &'b [Chosen],
}

impl<'b> Tokens<'b> {
    /// The tokens of a brand; `style` is the text of `style/tokens.css`.
    pub fn new(brand: &'b Brand, style: &str) -> Self {
        let declared = style
            .lines()
            .filter_map(|line| {
                let (property, value) = line.trim().strip_suffix(';')?.split_once(':')?;
                property
                    .starts_with("--")
                    .then(|| (property.to_owned(), value.trim().to_owned()))
            })
            .collect();
        Self {
            declared,
            chosen: &brand.tokens,
        }
    }

    /// Returns the colour of a token in a scheme; `None` if it is no plain colour.
    pub fn color(&self, key: &str, scheme: Scheme) -> Option<Color> {
        self.property(&["--cw-color-", key].concat(), scheme, DEPTH_LIMIT)
    }

    /// Returns the brand's own choice of a colour, if it makes one.
    pub fn chosen(&self, key: &str, scheme: Scheme) -> Option<&'b Chosen> {
        self.chosen.iter().find(|chosen| {
            chosen.token.table == "colors"
                && chosen.token.key == key
                && chosen.scheme == Some(scheme)
        })
    }

    /// The line of the brand's own value that a colour comes from: its own, or that of the colour it follows.
    pub fn line(&self, key: &str, scheme: Scheme) -> Option<usize> {
        self.line_of(key, scheme, DEPTH_LIMIT)
    }

    fn line_of(&self, key: &str, scheme: Scheme, depth: usize) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        if let Some(chosen) = self.chosen(key, scheme) {
            return Some(chosen.line);
        }
        let declared = self.declared.get(&["--cw-color-", key].concat())?;
        declared
            .split("var(--cw-color-")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once(')')?.0))
            .find_map(|followed| self.line_of(followed, scheme, depth))
    }

    fn property(&self, property: &str, scheme: Scheme, depth: usize) -> Option<Color> {
        let depth = depth.checked_sub(1)?;
        let own = property
            .strip_prefix("--cw-color-")
            .and_then(|key| self.chosen(key, scheme));
        match own {
            Some(chosen) => Color::parse(&chosen.value),
            None => self.value(self.declared.get(property)?, scheme, depth),
        }
    }

    fn value(&self, value: &str, scheme: Scheme, depth: usize) -> Option<Color> {
        if let Some(name) = inside(value, "var") {
            return self.property(name, scheme, depth);
        }
        if let Some(both) = inside(value, "light-dark") {
            let (light, dark) = split(both)?;
            let chosen = if scheme == Scheme::Light { light } else { dark };
            return self.value(chosen, scheme, depth);
        }
        if let Some(mix) = inside(value, "color-mix") {
            let (one, other) = split(mix.strip_prefix("in oklab, ")?)?;
            let (other, share) = other.strip_suffix('%')?.rsplit_once(' ')?;
            let share: f64 = share.parse().ok()?;
            let one = self.value(one, scheme, depth)?;
            return Some(one.mix(self.value(other, scheme, depth)?, share / 100.0));
        }
        Color::parse(value)
    }
}

fn inside<'v>(value: &'v str, function: &str) -> Option<&'v str> {
    let rest = value.strip_prefix(function)?.strip_prefix('(')?;
    rest.strip_suffix(')')
}

/// The two values around the one comma that stands in no brackets.
fn split(values: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    let comma = values.find(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0 && letter == ','
    })?;
    Some((values[..comma].trim(), values[comma + 1..].trim()))
}

/// The brand's own part of the style sheet, to stand behind the tokens. Empty where it sets nothing.
pub fn css(brand: &Brand, style: &str) -> String {
    let mut css = String::new();
    for font in &brand.fonts {
        css.push_str(&format!(
            "@font-face {{ font-family: \"{}\"; src: url(\"./assets/{}\") format(\"woff2\"); font-weight: {}; font-style: {}; font-display: swap; }}\n",
            font.family, font.file.name, font.weight, font.style
        ));
    }
    let resolved = Tokens::new(brand, style);
    let declarations: Vec<_> = tokens::TOKENS
        .iter()
        .filter_map(|token| Some((token, value_of(brand, &resolved, token)?)))
        .map(|(token, value)| format!("  {}: {value};\n", token.property))
        .collect();
    if !declarations.is_empty() {
        css.push_str(&format!(":root, :host {{\n{}}}\n", declarations.concat()));
    }
    css
}

fn value_of(brand: &Brand, resolved: &Tokens<'_>, token: &Token) -> Option<String> {
    let is_set = brand.tokens.iter().any(|chosen| chosen.token == token);
    if !is_set {
        return None;
    }
    if token.table == "colors" {
        let light = resolved.color(&token.key, Scheme::Light)?;
        let dark = resolved.color(&token.key, Scheme::Dark)?;
        return Some(if light == dark {
            light.to_string()
        } else {
            format!("light-dark({light}, {dark})")
        });
    }
    let chosen = brand.tokens.iter().find(|chosen| chosen.token == token)?;
    Some(chosen.value.clone())
}
