//! The tools of the browser tests: three browsers and their drivers, by Debian's package manager and cargo.

use anyhow::{Context, Result, bail};

use super::{cargo, install};
use crate::workspace::{Workspace, output, run};

/// sudo starts programs in a clean environment, so what apt-get must know travels on the line.
const SUDO: &[&str] = &[
    "sudo",
    "--non-interactive",
    "DEBIAN_FRONTEND=noninteractive",
];

/// A browser with all that drives it, and the packages that bring them.
struct Browser {
    name: &'static str,
    programs: &'static [&'static str],
    packages: &'static [&'static str],
}

/// Every test runs in it.
const CHROMIUM: Browser = Browser {
    name: "Chromium",
    programs: &["chromium", "chromedriver"],
    packages: &["chromium", "chromium-driver"],
};

/// Its driver comes by cargo: Debian has none.
const FIREFOX: Browser = Browser {
    name: "Firefox",
    programs: &["firefox-esr"],
    packages: &["firefox-esr"],
};

/// It can't do without a screen, so that it gets one that nobody sees.
const WEBKIT: Browser = Browser {
    name: "WebKit",
    programs: &["WebKitWebDriver", "Xvfb"],
    packages: &["webkit2gtk-driver", "xvfb"],
};

/// Installs what is not there yet. Without Chromium there are no browser tests; without one of the others its tests are
/// left out, which is said here and counted by the tests themselves.
pub fn ensure(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    let mut packages = Packages::default();
    packages.ensure(workspace, &CHROMIUM, found)?;
    let firefox = packages
        .ensure(workspace, &FIREFOX, found)
        .and_then(|()| cargo::ensure_geckodriver(workspace, found));
    let webkit = packages.ensure(workspace, &WEBKIT, found);
    for (name, outcome) in [("Firefox", firefox), ("WebKit", webkit)] {
        if let Err(error) = outcome {
            println!("The tests in {name} are skipped: {error:#}");
        }
    }
    Ok(())
}

/// Debian's package manager, asked for its lists once.
#[derive(Default)]
struct Packages {
    has_lists: bool,
}

impl Packages {
    fn ensure(
        &mut self,
        workspace: &Workspace,
        browser: &Browser,
        found: &mut Vec<String>,
    ) -> Result<()> {
        let name = browser.name;
        if browser
            .programs
            .iter()
            .all(|program| can_start(workspace, program))
        {
            let version = version(workspace, browser.programs[0]);
            found.push(version.unwrap_or_else(|| name.to_owned()));
            return Ok(());
        }
        if output(workspace.command("apt-get").arg("--version")).is_none() {
            bail!(
                "{} are missing, and there is no apt-get to install them: install them yourself.",
                browser.programs.join(" and ")
            );
        }
        let packages = browser.packages.join(" ");
        let prefix = privilege(workspace).with_context(|| {
            format!(
                "You don't have permission to install {name}. Run once: sudo apt-get install {packages}"
            )
        })?;
        let what = format!("{name} and its driver with apt-get");
        install(&what, "about half a minute", || {
            if !self.has_lists {
                apt(workspace, prefix, &["update"])?;
                self.has_lists = true;
            }
            let mut words = vec!["install", "--yes", "--no-install-recommends"];
            words.extend(browser.packages);
            apt(workspace, prefix, &words)
        })
    }
}

/// Tells whether a program is there at all. Not each of these drivers has a version to tell.
fn can_start(workspace: &Workspace, program: &str) -> bool {
    workspace.command(program).arg("--version").output().is_ok()
}

/// "Chromium 156.0.8078.79" out of all that `--version` says.
fn version(workspace: &Workspace, program: &str) -> Option<String> {
    let said = output(workspace.command(program).arg("--version"))?;
    Some(short(&said))
}

/// Returns the words to put before apt-get: none as root, `sudo` if it asks no password; `None` if there is no way.
fn privilege(workspace: &Workspace) -> Option<&'static [&'static str]> {
    if output(workspace.command("id").arg("-u")).is_some_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    output(
        workspace
            .command("sudo")
            .args(["--non-interactive", "true"]),
    )
    .map(|_| SUDO)
}

fn apt(workspace: &Workspace, prefix: &[&str], words: &[&str]) -> Result<()> {
    let mut line = prefix
        .iter()
        .copied()
        .chain(["apt-get", "-qq"])
        .chain(words.iter().copied());
    let mut command = workspace.command(line.next().unwrap_or("apt-get"));
    command
        .args(line)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdout(std::process::Stdio::null());
    run(&mut command, &format!("apt-get {}", words.join(" ")))
}

fn short(said: &str) -> String {
    said.split_whitespace()
        .take_while(|word| !word.starts_with("built") && !word.starts_with('('))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_version_is_name_and_number() {
        assert_eq!(
            short("ChromeDriver 156.0.8078.79 (a21ce95)\n"),
            "ChromeDriver 156.0.8078.79"
        );
        assert_eq!(
            short("Chromium 156.0.8078.79 built on Debian"),
            "Chromium 156.0.8078.79"
        );
        assert_eq!(
            short("Mozilla Firefox 153.8.0esr\n"),
            "Mozilla Firefox 153.8.0esr"
        );
    }
}
