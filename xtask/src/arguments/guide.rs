//! The words after `cargo xtask guide`.

use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use super::{Command, values::backend};
use crate::guide::{Import, Preview};

/// Reads the words after `guide`.
pub(super) fn parse(mut parser: lexopt::Parser) -> Result<Command> {
    let mut import = Import::default();
    let mut words = Vec::new();
    let mut is_white_label = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("provider") => import.provider = Some(parser.value()?.string()?),
            Long("auth") => import.auth = Some(parser.value()?.string()?),
            Long("site") => import.site = Some(backend(&parser.value()?.string()?)?),
            Long("white-label") => is_white_label = true,
            Long("out") => import.out = Some(parser.value()?.into()),
            Long("field") => {
                let pair = parser.value()?.string()?;
                let Some((label, key)) = pair.split_once('=') else {
                    bail!("--field takes LABEL=KEY, such as --field \"API Key=apiKey\"");
                };
                import.fields.push((label.to_owned(), key.to_owned()));
            }
            Value(word) => words.push(word),
            other => return Err(other.unexpected().into()),
        }
    }
    match words.as_slice() {
        [verb, files @ ..] if verb == "import" && !files.is_empty() => {
            if files.len() > 1 && import.provider.is_some() {
                bail!("--provider names a single guide: import only one file with it");
            }
            import.files = files.iter().map(PathBuf::from).collect();
            Ok(Command::GuideImport(import))
        }
        [verb, guide] if verb == "preview" => Ok(Command::GuidePreview(Preview {
            guide: guide.into(),
            is_white_label,
            import,
        })),
        [verb] if verb == "check" => Ok(Command::GuideCheck("assets/guides".into())),
        [verb, folder] if verb == "check" => Ok(Command::GuideCheck(folder.into())),
        _ => bail!(
            "`cargo xtask guide` takes `import` and files, `preview` and a guide, or `check`. \
             `cargo xtask help` says more."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::parsed;
    use super::*;

    #[test]
    fn an_import_has_one_file_and_as_many_fields_as_one_likes() {
        let line =
            "guide import page.md --field Key=apiKey --provider acme --field Id=userId --out -";
        let expected = Import {
            files: vec!["page.md".into()],
            provider: Some("acme".into()),
            fields: vec![
                ("Key".into(), "apiKey".into()),
                ("Id".into(), "userId".into()),
            ],
            out: Some("-".into()),
            ..Import::default()
        };
        assert_eq!(parsed(line).ok(), Some(Command::GuideImport(expected)));
        for line in [
            "guide",
            "guide import",
            "guide import a b --provider x",
            "guide preview",
            "guide export a",
            "guide import a --field x",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
