//! The prerender program's output for a brand: its words in the page, and a bad brand refused whole.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Draws a brand's pieces; what the program says where it refuses.
fn draw(brand: &str, name: &str) -> Result<PathBuf, String> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let output = Command::new(env!("CARGO_BIN_EXE_prerender"))
        .args(["--brand", brand, "--out"])
        .arg(&out)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .expect("the prerender program");
    if output.status.success() {
        Ok(out)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).expect(file)
}

#[test]
fn a_bad_brand_is_refused_with_everything_that_is_wrong() {
    let said = draw("crates/brand/tests/refused/bad", "bad").expect_err("it is bad");
    for pieces in [
        &["theme.toml:5: ", "white-labl"][..],
        &["theme.toml:6: ", "light, dark, system or"],
        &["theme.toml:7: ", "privacy-link", "https"],
        &["theme.toml:10: ", "backend", "https"],
        &["theme.toml:11: ", "time-limit", "no such setting"],
        &["theme.toml:29: ", "contine", "did you mean \"continue\"?"],
        &["theme.toml:30: ", "{numbr} has no value"],
        &["theme.toml:33: ", "apiKey.list.9"],
    ] {
        let found = said
            .lines()
            .any(|line| pieces.iter().all(|piece| line.contains(piece)));
        assert!(found, "{pieces:?} is not said in:\n{said}");
    }
    assert!(said.contains("This brand is refused: 15 to fix."), "{said}");
}

#[test]
fn a_brands_words_stand_in_the_page_and_no_vendors() {
    let out = draw("assets/themes/kestrel", "kestrel").expect("a good brand");
    let page: String = ["head.html", "first-step.html", "start.html", "brand.html"]
        .map(|file| read(&out, file))
        .concat();
    for words in [
        "<title>Connect ClayHR to Kestrel – Kestrel Payroll</title>",
        "alt=\"Kestrel Payroll\"",
        "Make a key for Kestrel",
        "Kestrel reads only what payroll needs",
        "https://kestrel.example/privacy",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
    for word in brand::VENDOR_WORDS {
        assert!(!page.to_lowercase().contains(word), "{word}");
    }
    let style = read(&out, "connect-wizard.css");
    assert!(
        style.contains("--cw-color-brand:light-dark(#5b34d6,#b9a5ff)"),
        "{style}"
    );
}

#[test]
fn the_default_brand_names_whose_backend_it_is() {
    let out = draw("assets/themes/default", "default").expect("a good brand");
    assert!(read(&out, "start.html").contains("Your details are sent to StackOne"));
    let settings = read(&out, "brand.json");
    assert!(
        settings.contains("\"backend\":\"https://api.stackone.com\""),
        "{settings}"
    );
}

#[test]
fn drawing_twice_comes_to_the_same() {
    let pieces = |name: &str| {
        let out = draw("assets/themes/papaya", name).expect("a good brand");
        [
            "head.html",
            "first-step.html",
            "start.html",
            "brand.html",
            "connect-wizard.css",
            "brand.json",
        ]
        .map(|file| read(&out, file))
    };
    assert_eq!(pieces("papaya-1"), pieces("papaya-2"));
}
