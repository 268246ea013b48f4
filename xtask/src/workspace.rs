//! The folders of the workspace, and the start of programs so that they find the project's own tools.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// This repository on disk.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Looks upwards from the current directory, so that a command works in any folder of the repository.
    pub fn find() -> Result<Self> {
        let start = std::env::current_dir().context("The current directory cannot be read")?;
        let root = start
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file());
        match root {
            Some(root) => Ok(Self {
                root: root.to_owned(),
            }),
            None => bail!("Run this inside the repository of connect-wizard."),
        }
    }

    /// The folder with the workspace's Cargo.toml.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The release build of the unbranded page; builds of brands stand beside it.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist/default")
    }

    /// Returns the folder of the tools that `cargo xtask tools` installs.
    pub fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// A program started in the root folder that finds the project's tools before the machine's.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", self.search_path());
        // `cargo run` describes the package xtask in these. A build script that watches one of them (ring's does)
        // would see them change from call to call, and be built anew each time.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(describes_this_package) {
                command.env_remove(name);
            }
        }
        command
    }

    fn search_path(&self) -> OsString {
        let tools = self.tools();
        let own = [tools.join("bin"), tools.join("node_modules/.bin")];
        let machine = std::env::var_os("PATH").unwrap_or_default();
        let all: Vec<PathBuf> = own
            .into_iter()
            .chain(std::env::split_paths(&machine))
            .collect();
        // A folder with a colon in its name cannot stand in PATH at all: then only the machine's tools are found.
        std::env::join_paths(all).unwrap_or(machine)
    }
}

fn describes_this_package(name: &str) -> bool {
    let exact = [
        "CARGO",
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_PRIMARY_PACKAGE",
        "OUT_DIR",
    ];
    exact.contains(&name) || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

/// Runs a program with its output shown, and fails with `purpose` in the sentence.
pub fn run(command: &mut Command, purpose: &str) -> Result<()> {
    let status = command
        .status()
        .with_context(|| cannot_start(command, purpose))?;
    if !status.success() {
        bail!("{purpose} failed ({status}): see the messages above.");
    }
    Ok(())
}

/// Returns the output of a program, if it can be started and ends well.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

fn cannot_start(command: &Command, purpose: &str) -> String {
    format!(
        "{purpose} failed: the program `{}` cannot be started",
        command.get_program().display()
    )
}
