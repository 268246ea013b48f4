//! Every brand of assets/themes/ is good, and the two that are meant to be bad are refused with words that help.

use std::path::{Path, PathBuf};

use brand::{Brand, Mistake, contrast, model::Scheme};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn tokens() -> String {
    std::fs::read_to_string(root().join("style/tokens.css")).expect("style/tokens.css")
}

fn load(folder: &Path) -> (Brand, Vec<Mistake>) {
    brand::load(folder).expect("a theme.toml")
}

fn refused(name: &str) -> (Brand, Vec<String>) {
    let folder = root().join("crates/brand/tests/refused").join(name);
    let (brand, mut mistakes) = load(&folder);
    if mistakes.is_empty() {
        mistakes = contrast::check(&brand, &tokens());
    }
    mistakes.sort_by_key(|mistake| mistake.line);
    let line = |mistake: &Mistake| format!("{}: {}", mistake.line, mistake.problem);
    (brand, mistakes.iter().map(line).collect())
}

/// Some line holds all of these pieces.
#[track_caller]
fn expect(lines: &[String], pieces: &[&str]) {
    let found = lines
        .iter()
        .any(|line| pieces.iter().all(|piece| line.contains(piece)));
    assert!(found, "{pieces:?} is not said in {lines:#?}");
}

#[test]
fn every_brand_is_whole_and_can_be_read_by_everybody() {
    let tokens = tokens();
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root().join("assets/themes")).expect("assets/themes/") {
        let folder = entry.expect("an entry").path();
        if !folder.is_dir() {
            continue;
        }
        let (brand, mistakes) = load(&folder);
        assert_eq!(mistakes, [], "{}", brand.file);
        assert_eq!(contrast::check(&brand, &tokens), [], "{}", brand.file);
        names.push((brand.name.clone(), brand.is_white_label));
    }
    assert!(names.len() >= 7, "{names:?}");
    assert!(
        names.iter().any(|(_, is_white_label)| *is_white_label),
        "{names:?}"
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let (_, lines) = refused("bad");
    for pieces in [
        &["5: ", "white-labl", "did you mean \"white-label\"?"][..],
        &["13: ", "needs alt"],
        &["14: ", "no file \"missing.svg\""],
        &["18: ", "did you mean \"text-quiet\"?"],
        &["19: ", "without transparency"],
        &["22: ", "can't contain {"],
        &["25: ", "is not a length"],
        &["26: ", "can't contain ;"],
    ] {
        expect(&lines, pieces);
    }
    assert_eq!(lines.len(), 8, "{lines:#?}");
}

#[test]
fn a_pair_that_cannot_be_read_is_named_with_its_ratio_and_a_colour_that_passes() {
    let (pale, lines) = refused("pale");
    expect(
        &lines,
        &[
            "8: ",
            "quiet text on notices, light scheme",
            "2.25 to 1",
            "needs 4.5",
            "1.4.3",
            "text-quiet = \"#",
        ],
    );
    expect(
        &lines,
        &["9: ", "focus ring on ", "needs 3", "1.4.11", "focus = \"#"],
    );
    expect(
        &lines,
        &["12: ", "error on notices, dark scheme", "error = \"#"],
    );
    // What follows the brand's colour is told at the line of that colour.
    expect(&lines, &["7: ", "link on notices", "link = \"#"]);
    expect(
        &lines,
        &[
            "7: ",
            "text on the main button",
            "on-brand = \"#",
            "or brand",
        ],
    );
    // The colour that is advised passes indeed, wherever it is used.
    let advised = |key: &str| {
        let line = lines
            .iter()
            .find(|line| line.contains(&format!(".{key} ")))
            .expect(key);
        let (_, rest) = line.split_once(&format!("passes: {key} = \"")).expect(line);
        rest.split('"').next().expect(rest).to_owned()
    };
    let mended = std::fs::read_to_string(root().join("crates/brand/tests/refused/pale/theme.toml"))
        .expect("pale");
    let mended = mended
        .replace("#9aa3ad", &advised("text-quiet"))
        .replace("#ffe08a", &advised("focus"))
        .replace("#7a1f1f", &advised("error"))
        .replace("#7fb2ff", "#1d4ed8");
    let (mended, mistakes) = brand::read::brand(&pale.folder, "mended", &mended).expect("TOML");
    assert_eq!(mistakes, []);
    assert_eq!(contrast::check(&mended, &tokens()), []);
}

#[test]
fn a_colour_follows_the_one_it_is_made_of() {
    let text = "[brand]\nname = \"x\"\n[colors.light]\nbrand = \"#7a1f2b\"\n";
    let (brand, _) = brand::read::brand(Path::new("themes/x"), "x", text).expect("TOML");
    let tokens = tokens();
    let tokens = brand::style::Tokens::new(&brand, &tokens);
    let link = tokens
        .color("link", Scheme::Light)
        .map(|color| color.to_string());
    assert_eq!(link.as_deref(), Some("#7a1f2b"));
    assert_eq!(tokens.line("link-strong", Scheme::Light), Some(4));
    assert_eq!(tokens.line("link", Scheme::Dark), None);
}

#[test]
fn a_white_labelled_brand_names_no_vendor() {
    let text = "[brand]\nname = \"x\"\nwhite-label = true\n[settings]\nbackend = \"https://api.StackOne.com\"\n[vendor]\nname = \"y\"\n";
    let (_, mistakes) = brand::read::brand(Path::new("themes/x"), "x", text).expect("TOML");
    let lines: Vec<_> = mistakes.iter().map(|mistake| mistake.line).collect();
    assert_eq!(lines, [5, 6], "{mistakes:#?}");
}

#[test]
fn a_font_of_the_brands_own_is_served_beside_the_page() {
    let folder = std::env::temp_dir().join(format!("connect-wizard-font-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    std::fs::write(folder.join("acme-sans.woff2"), b"wOF2").expect("a file for the test");
    let text = |file: &str| {
        format!(
            "[brand]\nname = \"x\"\n[font]\nfamily = '\"Acme Sans\", serif'\n[[font.files]]\nfamily = \"Acme Sans\"\n\
             file = \"{file}\"\nweight = \"400 700\"\n"
        )
    };
    let (brand, mistakes) =
        brand::read::brand(&folder, "x", &text("acme-sans.woff2")).expect("TOML");
    assert_eq!(mistakes, []);
    let css = brand::style::css(&brand, &tokens());
    let name = &brand.fonts[0].file.name;
    assert!(
        name.starts_with("acme-sans-") && name.ends_with(".woff2"),
        "{name}"
    );
    let rule = format!(
        "@font-face {{ font-family: \"Acme Sans\"; src: url(\"./assets/{name}\") format(\"woff2\"); font-weight: 400 700;"
    );
    assert!(css.contains(&rule), "{css}");
    assert!(css.contains("--cw-font: \"Acme Sans\", serif;"), "{css}");
    for file in [
        "https://fonts.example/acme.woff2",
        "../acme.woff2",
        "none.woff2",
        "acme-sans.ttf",
    ] {
        let (_, mistakes) = brand::read::brand(&folder, "x", &text(file)).expect("TOML");
        assert!(
            mistakes.iter().any(|mistake| mistake.line == 7),
            "{file}: {mistakes:?}"
        );
    }
    let _ = std::fs::remove_dir_all(folder);
}
