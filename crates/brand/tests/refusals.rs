//! Everything that a theme.toml can get wrong, each with the line and the words that are said; and what is right is taken.

use std::path::Path;

use brand::{Brand, read, settings};
use serde_json::{Map, Value, json};

/// Reads a theme.toml whose first two lines name the brand. The folder holds a logo and nothing else.
fn brand(text: &str) -> (Brand, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/folder");
    let text = format!("[brand]\nname = \" Acme \"\n{text}");
    let (brand, mistakes) = read::brand(&folder, "theme.toml", &text).expect("TOML");
    let line = |mistake: &brand::Mistake| format!("{}: {}", mistake.line, mistake.problem);
    (brand, mistakes.iter().map(line).collect())
}

#[test]
fn what_is_wrong_is_said_once_and_at_its_line() {
    for (text, said) in [
        // Tables.
        (
            "[brands]\n",
            r#"3: there is no "brands" in a theme.toml; did you mean "brand"?"#,
        ),
        (
            "[zebra]\n",
            r#"3: there is no "zebra" in a theme.toml; there are: brand, settings, vendor, logo, colors, font, shape, texts, guide"#,
        ),
        ("[texts]\nen = 1\n", r#"4: "en" must be a table: [en]"#),
        (
            "[colors]\nlight = \"#fff\"\n",
            r#"4: "light" must be a table: [light]"#,
        ),
        (
            "[colors.drk]\n",
            r#"3: there is no "drk" in [colors]; did you mean "dark"?"#,
        ),
        (
            "[colors.twilight]\n",
            r#"3: there is no "twilight" in [colors]; there are: light, dark"#,
        ),
        // Values of the wrong kind.
        (
            "footer = \"no\"\n",
            r#"3: "footer" must be true or false, without quotes"#,
        ),
        (
            "white-label = 1\n",
            r#"3: "white-label" must be true or false, without quotes"#,
        ),
        (
            "scheme = true\n",
            r#"3: "scheme" must be text in quotes, and not empty"#,
        ),
        (
            "terms-link = \" \"\n",
            r#"3: "terms-link" must be text in quotes, and not empty"#,
        ),
        ("[settings]\nx = 2026-11-28\n", r#"4: "x" can't be a date"#),
        (
            "[settings]\nx = [1, 2026-11-28]\n",
            r#"4: "x" can't be a date"#,
        ),
        (
            "[settings]\nx = { y = 2026-11-28 }\n",
            r#"4: "x" can't be a date"#,
        ),
        (
            "[texts.en]\ncontinue = 1\n",
            r#"4: "continue" must be text in quotes, and not empty"#,
        ),
        // The brand and the vendor.
        (
            "footr = true\n",
            r#"3: there is no "footr" in [brand]; did you mean "footer"?"#,
        ),
        (
            "[vendor]\nlnk = \"x\"\n",
            r#"4: there is no "lnk" in [vendor]; did you mean "link"?"#,
        ),
        (
            "[vendor]\nguide = \"http://a.example\"\n",
            r#"4: "guide" must be an https address"#,
        ),
        (
            "white-label = true\n[vendor]\nname = \"x\"\n",
            "4: a white-labelled brand can't name a vendor: remove [vendor], or set white-label = false",
        ),
        (
            "white-label = true\n[texts.en]\ncontinue = \"To Stack One\"\n",
            r#"5: a white-labelled brand can't say "stack one"; where it is the backend's address, give one of your own that leads there"#,
        ),
        (
            "white-label = true\n[guide.en]\ntitle = \"StackHQ\"\n",
            r#"5: a white-labelled brand can't say "stackhq"; where it is the backend's address, give one of your own that leads there"#,
        ),
        // Logos.
        (
            "[logo]\nlight = \"logo.svg\"\n",
            "3: [logo] needs alt, the text for people who can't see the logo: alt = \"Acme\"",
        ),
        (
            "[logo]\ndark = \"logo.svg\"\n",
            "3: [logo] has only dark: set light too, or set light alone for both schemes",
        ),
        (
            "[logo]\nicn = \"logo.svg\"\n",
            r#"4: there is no "icn" in [logo]; did you mean "icon"?"#,
        ),
        (
            "[logo]\nicon = \"logo.png\"\n",
            r#"4: "logo.png" must be one of: svg"#,
        ),
        (
            "[logo]\nicon = \"lo go.svg\"\n",
            r#"4: "lo go.svg": name it with letters, digits and hyphens only"#,
        ),
        (
            "[logo]\nicon = \"text.svg\"\n",
            r#"4: "text.svg" has no <svg> element"#,
        ),
        // Tokens and fonts.
        (
            "[shape]\nradus = \"1px\"\n",
            r#"4: there is no "radus" in [shape]; did you mean "radius"?"#,
        ),
        (
            "[shape]\nradius = 8\n",
            r#"4: "radius" must be text in quotes, and not empty"#,
        ),
        (
            "[shape]\nradius = \"8\"\n",
            r#"4: "radius": "8" is not a length, such as 0.5rem or 8px"#,
        ),
        (
            "[colors.dark]\ntextt = \"#fff\"\n",
            r#"4: there is no "textt" in [colors.dark]; did you mean "text"?"#,
        ),
        (
            "[font]\nfiles = \"a\"\n",
            "4: font files are a list: [[font.files]]",
        ),
        (
            "[font]\nfiles = [1]\n",
            r#"4: "font.files" must be a table: [font.files]"#,
        ),
        (
            "[[font.files]]\nfamly = \"A\"\n",
            r#"4: there is no "famly" in [[font.files]]; did you mean "family"?"#,
        ),
        (
            "[[font.files]]\nfamily = \"A\"\n",
            "3: a font needs a family and a file (woff2)",
        ),
    ] {
        let (_, lines) = brand(text);
        // A file's table of fonts that is not whole is told besides.
        let others: Vec<_> = lines.iter().filter(|line| *line != said).collect();
        assert_eq!(lines.len() - others.len(), 1, "{text}: {lines:#?}");
        let is_whole = others.is_empty() || text.contains("famly");
        assert!(is_whole, "{text}: {others:#?}");
    }
    for nameless in ["", "[brand]\n", "[brand]\nname = \"\"\n"] {
        let (_, mistakes) = read::brand(Path::new("x"), "x", nameless).expect("TOML");
        let last = mistakes.last().map(|mistake| mistake.to_string());
        let said = "x:1: [brand] needs a name, such as name = \"Acme\"";
        assert_eq!(last.as_deref(), Some(said), "{nameless}");
    }
}

#[test]
fn a_fonts_weight_and_style_are_those_of_css() {
    for (values, is_good) in [
        ("weight = \"400 700\"\nstyle = \"italic\"\n", true),
        ("weight = \"1000\"\n", true),
        ("weight = \"400 500 700\"\n", false),
        ("weight = \"bold\"\n", false),
        ("style = \"oblique\"\n", false),
    ] {
        let text = format!("[[font.files]]\nfamily = \"A\"\nfile = \"acme.woff2\"\n{values}");
        let (brand, lines) = brand(&text);
        assert_eq!(lines.is_empty(), is_good, "{values}: {lines:?}");
        assert_eq!(brand.fonts.len(), usize::from(is_good), "{values}");
    }
    let text = "[[font.files]]\nfamily = \"A; }\"\nfile = \"acme.woff2\"\n";
    assert_eq!(brand(text).1.len(), 1);
    let (brand, _) = brand("[[font.files]]\nfamily = \"A\"\nfile = \"acme.woff2\"\n");
    let font = &brand.fonts[0];
    assert_eq!(
        (font.weight.as_str(), font.style.as_str()),
        ("400", "normal")
    );
    assert_eq!(brand.assets().count(), 1);
}

const WHOLE: &str = r##"white-label = false
footer = false
scheme = "dark"
product-name = "Acme People"
support-contact = "help@acme.example"

[settings]
time-limit = 5
hosts = ["a.example", true]
texts-of = { en = "x" }

[vendor]
name = "Vendor"
link = "https://vendor.example"
guide = "https://vendor.example/guide"

[logo]
light = "logo.svg"
dark = "dark.svg"
icon = "logo.svg"
alt = "Acme"

[font]
weight-button = 650

[texts.en]
continue = "Go on"

[guide.de]
title = "So geht es"
"##;

#[test]
fn what_is_right_reaches_the_program_whole() {
    let (brand, lines) = brand(WHOLE);
    assert_eq!(lines, [""; 0]);
    assert_eq!((brand.id.as_str(), brand.name.as_str()), ("folder", "Acme"));
    let [light, dark] = [0, 1].map(|index| format!("assets/{}", brand.logos[index].name));
    assert!(light.contains("logo-") && dark.contains("dark-"));
    for (key, value) in [
        ("whitelabel-hide", json!(false)),
        ("footer", json!(false)),
        ("theme", json!("dark")),
        ("product-name", json!("Acme People")),
        ("support-contact", json!("help@acme.example")),
        ("time-limit", json!(5)),
        ("hosts", json!(["a.example", true])),
        ("texts-of", json!({ "en": "x" })),
        ("vendor-name", json!("Vendor")),
        ("vendor-link", json!("https://vendor.example")),
        ("logo", json!(light)),
        ("logo-dark", json!(dark)),
        ("logo-alt", json!("Acme")),
    ] {
        assert_eq!(brand.setting(key), Some(&value), "{key}");
    }
    assert_eq!(brand.setting("nothing"), None);
    assert_eq!(
        brand.vendor_guide.as_deref(),
        Some("https://vendor.example/guide")
    );
    assert_eq!(brand.assets().count(), 2);
    assert!(brand.icon.is_some());
    let weight = brand
        .tokens
        .iter()
        .find(|chosen| chosen.token.key == "weight-button");
    assert_eq!(weight.map(|chosen| chosen.value.as_str()), Some("650"));
    let sentence = |sentence: &brand::model::Sentence| {
        [&sentence.language, &sentence.key, &sentence.text].map(Clone::clone)
    };
    let texts: Vec<_> = brand.texts.iter().map(sentence).collect();
    assert_eq!(texts, [["en", "continue", "Go on"]]);
    let guide: Vec<_> = brand.guide.iter().map(sentence).collect();
    assert_eq!(guide, [["de", "title", "So geht es"]]);
}

#[test]
fn settings_for_a_page_end_no_element_and_name_no_vendor() {
    let (brand, _) = brand("");
    let mut texts = Map::new();
    assert!(!settings::object(&brand, texts.clone()).contains_key("texts"));
    texts.insert("continue".to_owned(), json!("</script>"));
    let object = settings::object(&brand, texts);
    assert_eq!(object["texts"]["continue"], "</script>");
    assert_eq!(object["vendor-names"].as_array().map(Vec::len), Some(3));
    let text = settings::for_page(&object);
    assert!(
        !text.contains('<') && !text.to_lowercase().contains("stack"),
        "{text}"
    );
    let read: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(read, Value::Object(object));
}
