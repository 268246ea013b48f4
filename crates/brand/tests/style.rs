//! A brand's colours as a browser would work them out, and the part of the style sheet that is the brand's own.

use std::path::Path;

use brand::{
    Brand, contrast,
    model::Scheme,
    read,
    style::{self, Tokens},
};

/// Reads a theme.toml whose first two lines name the brand.
fn brand(text: &str) -> Brand {
    let text = format!("[brand]\nname = \"Acme\"\n{text}");
    let (brand, mistakes) = read::brand(Path::new("x"), "theme.toml", &text).expect("TOML");
    assert_eq!(mistakes, []);
    brand
}

const STYLE: &str = "\
:root {
  --white: #ffffff;
  --cw-color-brand: light-dark(#000000, var(--white));
  --cw-color-link: var(--cw-color-brand);
  --cw-color-text: color-mix(in oklab, var(--cw-color-link), #ffffff 50%);
  --cw-color-error: var(--cw-color-focus);
  --cw-color-focus: var(--cw-color-error);
  --cw-color-page: light-dark(rgb(1, 2, 3), #fff);
  --cw-color-border: light-dark(#fff);
  --cw-color-surface: color-mix(in srgb, #000, #fff 50%);
  no-token: #123456;
}";

#[test]
fn colours_are_worked_out_as_a_browser_would() {
    let brand = brand("");
    let tokens = Tokens::new(&brand, STYLE);
    let color = |key: &str, scheme| tokens.color(key, scheme).map(|color| color.to_string());
    let (light, dark) = (Scheme::Light, Scheme::Dark);
    for (key, scheme, found) in [
        ("brand", light, Some("#000000")),
        ("brand", dark, Some("#ffffff")),
        ("link", dark, Some("#ffffff")),
        ("text", light, Some("#636363")),
        ("text", dark, Some("#ffffff")),
        ("page", light, Some("#010203")),
        ("page", dark, Some("#ffffff")),
        // In a circle, with one value of two, mixed otherwise, not there.
        ("error", light, None),
        ("border", light, None),
        ("surface", light, None),
        ("nothing", light, None),
    ] {
        assert_eq!(color(key, scheme).as_deref(), found, "{key}");
    }
    assert_eq!(tokens.line("error", light), None);
    assert_eq!(tokens.line("link", light), None);
}

#[test]
fn a_brands_sheet_holds_what_it_sets_and_no_more() {
    let plain = brand("");
    assert_eq!(style::css(&plain, STYLE), "");
    let set = brand(
        "[colors.light]\nlink = \"#123456\"\nbrand = \"#abcdef\"\n[colors.dark]\nbrand = \"#abcdef\"\n[shape]\nradius = \" 3px \"\n",
    );
    let css = style::css(&set, STYLE);
    let mut declared: Vec<_> = css.lines().collect();
    declared.sort_unstable();
    let mut expected = [
        ":root, :host {",
        "  --cw-color-brand: #abcdef;",
        "  --cw-color-link: light-dark(#123456, #abcdef);",
        "  --cw-radius: 3px;",
        "}",
    ];
    expected.sort_unstable();
    assert_eq!(declared, expected);
    let tokens = Tokens::new(&set, STYLE);
    assert_eq!(tokens.line("link", Scheme::Light), Some(4));
    assert_eq!(tokens.line("link", Scheme::Dark), Some(7));
    assert_eq!(tokens.line("text", Scheme::Light), Some(4));
}

/// Returns the advice for quiet text of this colour, on these grounds: card, page, notices, warnings.
fn advice(quiet: &str, grounds: [&str; 4]) -> String {
    let [surface, page, sunken, warning] = grounds;
    let mut sheet = String::new();
    for token in brand::tokens::of_table("colors") {
        let value = match token.key.as_str() {
            "text-quiet" => quiet,
            "surface" => surface,
            "page" => page,
            "sunken" => sunken,
            "warning-surface" => warning,
            "on-brand" | "on-success" => "#ffffff",
            _ => "#000000",
        };
        sheet.push_str(&format!("  {}: {value};\n", token.property));
    }
    let mistakes = contrast::check(&brand(""), &sheet);
    let said: Vec<_> = mistakes
        .iter()
        .map(|mistake| mistake.problem.as_str())
        .collect();
    // Both schemes are alike here, and nothing else is wrong.
    let [light, dark] = said[..] else {
        panic!("{said:#?}");
    };
    assert_eq!(light.replace("light", "dark"), dark);
    light.to_owned()
}

#[test]
fn the_advised_colour_passes_wherever_it_is_used_and_moves_no_further() {
    let (white, grey) = ("#ffffff", "#cccccc");
    for (grounds, worst, colour) in [
        // Quiet text stands on no warning.
        (
            [white, white, white, grey],
            "quiet text on the card",
            "#6f7781",
        ),
        (
            [white, white, grey, grey],
            "quiet text on notices",
            "#505860",
        ),
        (
            [grey, white, white, white],
            "quiet text on the card",
            "#505860",
        ),
    ] {
        let said = advice("#9aa3ad", grounds);
        assert!(said.starts_with(worst), "{said}");
        let end = format!("passes: text-quiet = \"{colour}\".");
        assert!(said.ends_with(&end), "{said}");
    }
}

#[test]
fn a_colour_that_is_none_is_told_by_its_key() {
    let brand = brand("");
    let said: Vec<_> = contrast::check(&brand, STYLE)
        .iter()
        .map(ToString::to_string)
        .collect();
    let none = "theme.toml:1: colors.light.surface is not a plain colour";
    assert!(said.iter().any(|line| line == none), "{said:#?}");
}
