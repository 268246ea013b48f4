//! The browsers that the tests run in, and what each of them lacks.

use std::path::{Path, PathBuf};

use xtask::workspace::Workspace;

use crate::harness;

/// A browser engine, or a way to run the program in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium by chromedriver. Every test runs in it.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser by WebKitWebDriver, on a screen of its own.
    WebKit,
    /// Chromium without WebAssembly: the same program as JavaScript.
    JavaScript,
}

impl Engine {
    /// All of them, in the order in which the tests run.
    pub const ALL: [Self; 4] = [
        Self::Chromium,
        Self::Firefox,
        Self::WebKit,
        Self::JavaScript,
    ];

    /// Its name on the command line and in front of a test's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
            Self::JavaScript => "javascript",
        }
    }

    /// The engine of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// A test's name in this engine. Chromium, in which all tests run, adds nothing to it.
    pub fn test_name(self, name: &str) -> String {
        match self {
            Self::Chromium => name.to_owned(),
            _ => format!("{}::{name}", self.name()),
        }
    }

    /// Tells whether the browser takes commands of Chromium's debugging protocol.
    pub fn has_devtools(self) -> bool {
        matches!(self, Self::Chromium | Self::JavaScript)
    }

    /// The least width in CSS pixels to which the browser's window can be made.
    pub fn narrowest(self) -> u32 {
        match self {
            // MiniBrowser's tool bar needs that much.
            Self::WebKit => 450,
            _ => 0,
        }
    }

    /// Says why no test can run in this engine on this machine; `None` when they can.
    pub fn missing(self, workspace: &Workspace, dist: &Path) -> Option<String> {
        if let Ok(wanted) = std::env::var(ENGINES)
            && !wanted.split(',').any(|name| name == self.name())
        {
            return Some(format!("{ENGINES} does not name {}", self.name()));
        }
        let programs: &[&str] = match self {
            Self::Chromium => &["chromedriver", "chromium"],
            Self::Firefox => &["geckodriver", "firefox-esr"],
            Self::WebKit => &["WebKitWebDriver", "Xvfb"],
            Self::JavaScript => {
                return (!harness::has_javascript_program(dist))
                    .then(|| "the build holds no program as JavaScript yet".to_owned());
            }
        };
        let can_start =
            |program: &&str| workspace.command(program).arg("--version").output().is_ok();
        let mut absent = programs.iter().copied().find(|program| !can_start(program));
        if self == Self::WebKit && mini_browser().is_none() {
            absent = absent.or(Some("MiniBrowser"));
        }
        absent.map(|program| {
            format!("{program} is not installed; cargo xtask tools --browser does it")
        })
    }
}

/// The environment's list of the engines to run in, by their names and with commas between; without it all of them.
const ENGINES: &str = "CONNECT_WIZARD_ENGINES";

/// The browser that comes with WebKitGTK's library, in a folder that is not in `PATH`.
pub(crate) fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?;
    folders
        .filter_map(Result::ok)
        .map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn an_engine_is_found_by_its_name() {
        for engine in Engine::ALL {
            assert_eq!(Engine::named(engine.name()), Some(engine));
        }
        assert_eq!(Engine::named("gecko"), None);
    }

    #[test]
    fn a_test_in_chromium_keeps_its_plain_name() {
        assert_eq!(Engine::Chromium.test_name("linking::x"), "linking::x");
        assert_eq!(
            Engine::Firefox.test_name("linking::x"),
            "firefox::linking::x"
        );
    }
}
