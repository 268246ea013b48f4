//! Writes what the built page of one brand holds before any script has run: the first step, drawn by the same view that
//! the browser draws it with; what can be read without the program; the style sheet; the brand's settings and files.
//!
//! `prerender [--brand assets/themes/default] [--out target/prerender] [--studio FILE]`. Trunk runs it before each build,
//! `cargo xtask dist` once for each brand, and for the theme studio. A brand that could not be shown is refused here, with file and line.

mod pieces;
mod states;
mod studio;
mod style;
mod words;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use brand::{Brand, Mistake};
use serde_json::Value;
use settings::{Config, Layer};

use words::Words;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut folder, mut out) = (
        PathBuf::from("assets/themes/default"),
        PathBuf::from("target/prerender"),
    );
    let mut studio = None;
    while let Some(option) = arguments.next() {
        match (option.as_str(), arguments.next()) {
            ("--studio", Some(value)) => studio = Some(PathBuf::from(value)),
            ("--brand", Some(value)) => folder = value.into(),
            ("--out", Some(value)) => out = value.into(),
            _ => {
                eprintln!("Usage: prerender [--brand FOLDER] [--out FOLDER] [--studio FILE]");
                return ExitCode::FAILURE;
            }
        }
    }
    match run(&folder, &out, studio.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(BuildError::Brand(mistakes)) => {
            for mistake in &mistakes {
                eprintln!("{mistake}");
            }
            eprintln!("This brand is refused: {} to fix.", mistakes.len());
            ExitCode::FAILURE
        }
        Err(BuildError::File(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The reason why there are no pieces.
enum BuildError {
    Brand(Vec<Mistake>),
    File(io::Error),
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

fn run(folder: &Path, out: &Path, studio: Option<&Path>) -> Result<(), BuildError> {
    let tokens = fs::read_to_string("style/tokens.css")?;
    let (brand, mut mistakes) = brand::load(folder).map_err(BuildError::Brand)?;
    let words = Words::new(&brand, &mut mistakes);
    let mut settings = brand::settings::object(&brand, words.english.clone());
    // A page in development speaks to the sandbox: `cargo xtask serve --watch`.
    if let Ok(backend) = std::env::var("CONNECT_WIZARD_BACKEND") {
        settings.insert("backend".to_owned(), backend.into());
    }
    let config = read_settings(&brand, &settings, &mut mistakes);
    if mistakes.is_empty() {
        mistakes = brand::contrast::check(&brand, &tokens);
    }
    if !mistakes.is_empty() {
        mistakes.sort_by_key(|mistake| mistake.line);
        return Err(BuildError::Brand(mistakes));
    }
    let assets = out.join("assets");
    fs::create_dir_all(&assets)?;
    // What an earlier run has left: another logo of this brand.
    for entry in fs::read_dir(&assets)? {
        let path = entry?.path();
        if !brand.assets().any(|asset| path.ends_with(&asset.name)) {
            fs::remove_file(path)?;
        }
    }
    for asset in brand.assets() {
        write(&assets.join(&asset.name), &asset.bytes)?;
    }
    let icon = match &brand.icon {
        Some(icon) => icon.bytes.clone(),
        None => fs::read("style/icon.svg")?,
    };
    write(&out.join("icon.svg"), &icon)?;
    let sheet = style::sheet(Path::new("style"), &brand)?;
    write(&out.join("connect-wizard.css"), sheet.as_bytes())?;
    if let Some(file) = studio {
        write(file, studio::page(&sheet, &config)?.as_bytes())?;
    }
    for (name, text) in pieces::all(&brand, &config, &words, &settings) {
        write(&out.join(name), text.as_bytes())?;
    }
    for (tag, sentences) in &words.languages {
        let text = Value::Object(sentences.clone()).to_string();
        write(
            &out.join("locales").join([tag, ".json"].concat()),
            text.as_bytes(),
        )?;
    }
    Ok(())
}

/// Leaves a file alone that is already right: Trunk watches these, and would build again.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

/// Reads a brand's settings as the program will; what it can't use is told at the line of the theme.toml.
fn read_settings(
    brand: &Brand,
    settings: &serde_json::Map<String, Value>,
    mistakes: &mut Vec<Mistake>,
) -> Config {
    let layer = Layer {
        source: "theme.toml",
        settings: Value::Object(settings.clone()),
    };
    settings::read(&[layer]).unwrap_or_else(|errors| {
        for error in errors {
            let setting = brand
                .settings
                .iter()
                .find(|setting| setting.key == error.key);
            let line = setting.map_or(1, |setting| setting.line);
            let problem = match error.problem {
                "there is no such setting" => format!("{:?}: {}", error.key, error.problem),
                expected => format!("{:?} must be {expected}", error.key),
            };
            mistakes.push(Mistake::new(&brand.file, line, problem));
        }
        Config::default()
    })
}
