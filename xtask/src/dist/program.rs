//! The page with the program in it, as every brand has it: built by Trunk, taken apart, and written as JavaScript too.
//!
//! Trunk puts the page together and compiles the program, whole. From that same compiled program come the parts
//! ([`super::parts`]) and the fallback ([`super::plain`]), which take the place of what Trunk made of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{checks, element, files, minify, parts, plain};
use crate::workspace::{Workspace, output, run};

/// The name that files of the program begin with; a hash follows.
pub const NAME: &str = "connect-wizard-";

/// The program as cargo leaves it behind, below the workspace's root.
const COMPILED: &str = "target/wasm32-unknown-unknown/release/connect-wizard.wasm";

/// Builds the page with the default brand in it, and returns its folder.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    fetch_crates(workspace)?;
    println!("Building the release page (about 4 minutes from cold on two cores) ...");
    let base = workspace.root().join("target/page");
    run(
        trunk(workspace).arg("--dist").arg(&base),
        "Building the page with Trunk",
    )?;
    if !base.join("index.html").is_file() {
        bail!("Trunk built no index.html: check index.html and Trunk.toml.");
    }
    let compiled = workspace.root().join(COMPILED);
    let program = Program::find(&base)?;
    parts::put_in(workspace, &compiled, &program)?;
    plain::put_in(workspace, &compiled, &program)?;
    element::name_files(&base)?;
    minify::scripts(workspace, &files(&base)?)?;
    Ok(base)
}

/// The program's two files in the built page.
pub struct Program {
    /// The script that wasm-bindgen wrote.
    pub script: PathBuf,
    /// The WebAssembly.
    pub wasm: PathBuf,
}

impl Program {
    fn find(base: &Path) -> Result<Self> {
        let all = files(base)?;
        let find = |ending: &str| {
            let is_it = |file: &&PathBuf| {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(NAME) && name.ends_with(ending)
            };
            let found = all.iter().find(is_it).cloned();
            found.with_context(|| format!("the built page has no {NAME}*{ending}"))
        };
        Ok(Self {
            script: find(".js")?,
            wasm: find("_bg.wasm")?,
        })
    }

    /// The folder of the built page.
    pub fn folder(&self) -> Result<&Path> {
        self.script.parent().context("a file lies in a folder")
    }
}

/// Runs wasm-bindgen on a compiled program; its script is called `connect-wizard.js`, beside `connect-wizard_bg.wasm`.
pub fn bind(workspace: &Workspace, wasm: &Path, out: &Path) -> Result<()> {
    let mut command = workspace.command("wasm-bindgen");
    command
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--omit-default-module-path", "--no-demangle"])
        .args(["--out-name", "connect-wizard", "--out-dir"])
        .arg(out)
        .arg(wasm);
    run(
        &mut command,
        "Binding the program to JavaScript with wasm-bindgen",
    )
}

/// Whatever this machine has not yet fetched: Trunk works without the network.
fn fetch_crates(workspace: &Workspace) -> Result<()> {
    let host = output(workspace.command("rustc").arg("-vV")).unwrap_or_default();
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc names no host")?;
    let mut fetch = workspace.command("cargo");
    fetch.args(["fetch", "--locked", "--quiet", "--target"]);
    fetch.args(["wasm32-unknown-unknown", "--target", host]);
    run(&mut fetch, "Fetching the crates")
}

fn trunk(workspace: &Workspace) -> Command {
    let mut command = workspace.command("trunk");
    command.args(["build", "--release", "--offline", "true"]);
    command.args(["--features", "parts"]);
    // Trunk reads NO_COLOR as its own option, and stops at the usual value 1.
    command.env_remove("NO_COLOR");
    // Only for WebAssembly: with plain RUSTFLAGS the native programs would be built a second time.
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        neutral_paths(workspace).join(" "),
    );
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

/// Compiler options that keep this machine's folders out of the messages a panic carries.
fn neutral_paths(workspace: &Workspace) -> Vec<String> {
    let mut renames = vec![(workspace.root().to_owned(), "connect-wizard")];
    if let Some(target) = std::env::var_os("CARGO_TARGET_DIR") {
        renames.push((target.into(), "target"));
    }
    if let Some(sysroot) = output(workspace.command("rustc").args(["--print", "sysroot"])) {
        renames.push((
            Path::new(sysroot.trim()).join("lib/rustlib/src/rust"),
            "rust",
        ));
    }
    // One folder for each registry, named after its host, which is nobody's business either.
    let registries = checks::cargo_home().map(|home| home.join("registry/src"));
    let registries = registries
        .and_then(|folder| fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .flatten();
    renames.extend(registries.map(|registry| (registry.path(), "crates")));
    renames
        .into_iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect()
}

/// Joins a script and what it imports to one, in which nothing is left that is not used; returns its text. What is
/// fetched on demand stays apart.
pub fn bundle(workspace: &Workspace, entry: &Path, out: &Path) -> Result<String> {
    let mut command = workspace.command("esbuild");
    command
        .arg(entry)
        .arg(format!("--outfile={}", out.display()))
        .args(["--bundle", "--format=esm", "--allow-overwrite"])
        .args([
            "--external:./patterns.js",
            "--external:./patterns-plain.js",
            "--target=es2022",
            "--log-level=warning",
        ]);
    run(&mut command, "Bundling scripts with esbuild")?;
    let script =
        fs::read_to_string(out).with_context(|| format!("{} cannot be read", out.display()))?;
    // A page may have extended `Object.prototype`, and esbuild's own helper takes what is inherited for a name, and for a
    // part of its descriptors. Should it be written in another way one day, `checks` says so.
    let script = script
        .replace(
            "for (var name in all)",
            "for (var name of Object.keys(all))",
        )
        .replace("{ get: all[name], ", "{ __proto__: null, get: all[name], ");
    fs::write(out, &script).with_context(|| format!("{} cannot be written", out.display()))?;
    Ok(script)
}
