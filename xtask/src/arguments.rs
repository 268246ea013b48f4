//! The command line: which command, with which options. Knows nothing of what the commands do.

mod guide;
mod values;

use std::{ffi::OsString, path::PathBuf};

use anyhow::{Result, bail};
use lexopt::prelude::*;

use self::values::{backend, theme};
use crate::fuzz::Fuzz;
use crate::guide::{Import, Preview};

/// The text that `cargo xtask help` prints.
pub const HELP: &str = "\
Usage: cargo xtask COMMAND

  tools    install the build's tools into target/tools (about 6 minutes the first time)
             --browser           also Chromium, Firefox, WebKit and their drivers, with apt-get and cargo
  codegen  generate the scripts' lists and types and the tables of docs/ from the program's lists
             --check             write nothing; fail if something is out of date
  dist     build the release page into dist/default, with a .br and a .gz of each file
             --theme BRAND       build the brand of assets/themes/BRAND into dist/BRAND; can be repeated
             --all               every brand of assets/themes/
             --twice             compile and build a second time; fail if a byte differs
  docs     generate the tables of docs/, build the site into dist/docs, check its links
  examples build the examples with npm and the package in dist/npm
  scripts  check the scripts of web/: types, ESLint, unit tests
  supply-chain
           check the licences and sources of all crates with cargo-deny, and the signatures of all packages with npm
  size     list the requests of a first load and of a whole run; fails above their budgets
  fuzz     run the fuzz targets of fuzz/ (paste, addresses, patterns, guides, import, and wire:
             the backend's answers), each for a bounded time
             --seconds N         the time for each target (60)
             TARGET              only this one
  bench    measure the built page in Chromium: first paint, hostile patterns against 50 kB, the longest guide
  release  build twice, check and pack everything that is published into dist/release, with its provenance
             --draft             pack dist/ as it stands; the statement says so
  serve    build, start the sandbox backend, serve the page, create a connect session, print the addresses
             --port N            port of the page (8080)
             --sandbox-port N    port of the sandbox (8787)
             --portal-port N     port of the example partner's site (8090)
             --backend URL       a real backend in place of the sandbox; with STACKONE_API_KEY in the
                                 environment, the connect session is created there
             --theme BRAND       the brand to serve (default)
             --open              open the wizard in the browser
             --no-build          serve dist/BRAND as it stands
             --watch             the development loop: `trunk serve` with the sandbox behind its proxy
  test     install the tests' tools, then check format, clippy and scripts, and run all tests, dist and size;
           the last line says `N passed, N failed, N skipped`
             --fast              skip dist, size and the end-to-end tests
             NAME                only the tests whose name contains NAME, and no other checks
  guide import FILE...
           read link-account pages of StackOne's docs (.md, .mdx) or connectors' YAML, and write
           assets/guides/<provider>.json
             --provider KEY      the provider's key, if the file doesn't give it
             --auth NAME         the way to sign in, if the connector has more than one
             --field LABEL=KEY   the backend's key of the field with this label; can be repeated
             --site URL          the site that relative addresses lead to
             --out FILE          the file or folder to write to; `-` prints the guide
  guide preview FILE|PROVIDER
           print a guide, or the import of a page, as the wizard shows it
             --white-label       as a partner's brand shows it
  guide check [FOLDER]
           check the guides of a folder (assets/guides)
  help     print this list
";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Install what the build needs.
    Tools {
        /// The browsers and their drivers too.
        browser: bool,
    },
    /// Write what is generated.
    Codegen {
        /// Only compare.
        check: bool,
    },
    /// Build the release page.
    Dist(Dist),
    /// Build the documentation.
    Docs,
    /// Build the examples.
    Examples,
    /// Run the fuzz targets.
    Fuzz(Fuzz),
    /// Check the scripts.
    Scripts,
    /// Pack what is published.
    Release(Release),
    /// Report the bytes of a first load.
    Size,
    /// Check licences, sources and signatures.
    SupplyChain,
    /// Measure the built page in a browser.
    Bench,
    /// Serve the page and a backend.
    Serve(Serve),
    /// Turn pages or connectors into guide files.
    GuideImport(Import),
    /// Print a guide as the wizard shows it.
    GuidePreview(Preview),
    /// Look over the guides of a folder.
    GuideCheck(PathBuf),
    /// Run all checks.
    Test(Test),
}

/// Options of `dist`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Dist {
    /// The brands to build; none means the default one.
    pub themes: Vec<String>,
    /// Every brand.
    pub all: bool,
    /// Build a second time, and compare.
    pub twice: bool,
}

/// Options of `release`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// Pack what is built already.
    pub is_draft: bool,
}

/// Options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub struct Serve {
    /// Port of the page.
    pub port: u16,
    /// Port of the sandbox.
    pub sandbox_port: u16,
    /// Port of the made-up partner's site.
    pub portal_port: u16,
    /// Base address of a real backend; none means the sandbox.
    pub backend: Option<String>,
    /// The brand to build and serve.
    pub theme: String,
    /// Open the wizard in the browser.
    pub open: bool,
    /// Build before serving.
    pub build: bool,
    /// Build again when a file is saved.
    pub watch: bool,
}

impl Default for Serve {
    fn default() -> Self {
        Self {
            port: 8080,
            sandbox_port: 8787,
            portal_port: 8090,
            backend: None,
            theme: "default".to_owned(),
            open: false,
            build: true,
            watch: false,
        }
    }
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Test {
    /// Leave out what needs the release build.
    pub fast: bool,
    /// Only tests whose name contains this.
    pub filter: Option<String>,
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_args(words);
    let name = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let mut command = match name.as_str() {
        "help" => Command::Help,
        "tools" => Command::Tools { browser: false },
        "codegen" => Command::Codegen { check: false },
        "dist" => Command::Dist(Dist::default()),
        "docs" => Command::Docs,
        "examples" => Command::Examples,
        "fuzz" => Command::Fuzz(Fuzz::default()),
        "scripts" => Command::Scripts,
        "release" => Command::Release(Release::default()),
        "size" => Command::Size,
        "supply-chain" => Command::SupplyChain,
        "bench" => Command::Bench,
        "serve" => Command::Serve(Serve::default()),
        "test" => Command::Test(Test::default()),
        "guide" => return guide::parse(parser),
        other => bail!("There is no command `{other}`. `cargo xtask help` lists the commands."),
    };
    while let Some(argument) = parser.next()? {
        match (&mut command, argument) {
            (_, Long("help") | Short('h')) => return Ok(Command::Help),
            (Command::Tools { browser }, Long("browser")) => *browser = true,
            (Command::Codegen { check }, Long("check")) => *check = true,
            (Command::Dist(dist), Long("theme")) => dist.themes.push(theme(parser.value()?)?),
            (Command::Dist(dist), Long("all")) => dist.all = true,
            (Command::Dist(dist), Long("twice")) => dist.twice = true,
            (Command::Release(release), Long("draft")) => release.is_draft = true,
            (Command::Serve(serve), Long("port")) => serve.port = parser.value()?.parse()?,
            (Command::Serve(serve), Long("sandbox-port")) => {
                serve.sandbox_port = parser.value()?.parse()?
            }
            (Command::Serve(serve), Long("portal-port")) => {
                serve.portal_port = parser.value()?.parse()?
            }
            (Command::Serve(serve), Long("backend")) => {
                serve.backend = Some(backend(&parser.value()?.string()?)?)
            }
            (Command::Serve(serve), Long("theme")) => serve.theme = theme(parser.value()?)?,
            (Command::Serve(serve), Long("open")) => serve.open = true,
            (Command::Serve(serve), Long("no-build")) => serve.build = false,
            (Command::Serve(serve), Long("watch")) => serve.watch = true,
            (Command::Fuzz(fuzz), Long("seconds")) => fuzz.seconds = parser.value()?.parse()?,
            (Command::Fuzz(fuzz), Value(word)) if fuzz.target.is_none() => {
                fuzz.target = Some(word.string()?)
            }
            (Command::Test(test), Long("fast")) => test.fast = true,
            (Command::Test(test), Value(word)) if test.filter.is_none() => {
                test.filter = Some(word.string()?)
            }
            (_, other) => return Err(other.unexpected().into()),
        }
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn options_reach_their_command() {
        let expected = Serve {
            port: 9000,
            backend: Some("https://api.example".into()),
            theme: "kestrel".into(),
            build: false,
            ..Serve::default()
        };
        let line = "serve --port 9000 --backend https://api.example/ --theme kestrel --no-build";
        assert_eq!(parsed(line).ok(), Some(Command::Serve(expected)));
        let expected = Test {
            fast: true,
            filter: Some("paste".into()),
        };
        assert_eq!(
            parsed("test paste --fast").ok(),
            Some(Command::Test(expected))
        );
    }

    #[test]
    fn brands_are_named_one_by_one_or_all() {
        let expected = Dist {
            themes: vec!["one".into(), "two".into()],
            all: false,
            twice: false,
        };
        let line = "dist --theme one --theme two";
        assert_eq!(parsed(line).ok(), Some(Command::Dist(expected)));
        let all = Dist {
            all: true,
            twice: true,
            ..Dist::default()
        };
        assert_eq!(parsed("dist --all --twice").ok(), Some(Command::Dist(all)));
    }

    #[test]
    fn no_word_or_help_shows_help() {
        for line in ["", "help", "--help", "-h", "test --help"] {
            assert_eq!(parsed(line).ok(), Some(Command::Help), "{line}");
        }
    }

    #[test]
    fn options_of_another_command_are_refused() {
        for line in [
            "build",
            "dist --port 1",
            "dist --theme ../elsewhere",
            "tools --fast",
            "serve --port high",
            "test one two",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
