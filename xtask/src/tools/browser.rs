//! What the browser tests need: Chromium and its driver, by Debian's package manager.

use anyhow::{Result, bail};

use super::install;
use crate::workspace::{Workspace, output, run};

/// Names under which a Chromium is known to be started.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// sudo starts programs in a clean environment, so what apt-get must know travels on the line.
const SUDO: &[&str] = &[
    "sudo",
    "--non-interactive",
    "DEBIAN_FRONTEND=noninteractive",
];

/// Installs both, unless both are there.
pub fn ensure(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    let browser = BROWSERS.iter().find_map(|name| version(workspace, name));
    let driver = version(workspace, "chromedriver");
    if let (Some(browser), Some(driver)) = (browser, driver) {
        found.extend([browser, driver]);
        return Ok(());
    }
    if output(workspace.command("apt-get").arg("--version")).is_none() {
        bail!(
            "The browser tests need Chromium and chromedriver; apt-get is not here, so install both by hand."
        );
    }
    let Some(prefix) = privilege(workspace) else {
        bail!(
            "The browser tests need Chromium and chromedriver, and installing them needs rights that this user \
             lacks. Run once: sudo apt-get install chromium chromium-driver"
        );
    };
    install(
        "Chromium and its driver by apt-get",
        "about half a minute",
        || {
            apt(workspace, prefix, &["update"])?;
            apt(
                workspace,
                prefix,
                &[
                    "install",
                    "--yes",
                    "--no-install-recommends",
                    "chromium",
                    "chromium-driver",
                ],
            )
        },
    )
}

/// "Chromium 156.0.8078.79" out of all that `--version` says.
fn version(workspace: &Workspace, program: &str) -> Option<String> {
    let said = output(workspace.command(program).arg("--version"))?;
    Some(short(&said))
}

/// What to put before apt-get: nothing as root, `sudo` where it asks no password, else there is no way.
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
        .take(2)
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
    }
}
