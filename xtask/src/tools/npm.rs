//! The tools from npm: wasm-opt and esbuild, which every release build needs, TypeScript and ESLint, which check the
//! scripts, and axe-core for the end-to-end tests.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{install, versions};
use crate::workspace::{Workspace, output, run};

/// The files that `npm ci` reads; they are copied so that node_modules lies in target/tools.
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// Packages that only have to be there in the right version, by name.
const CHECKS: [&str; 3] = ["typescript", "eslint", "typescript-eslint"];

/// Installs what tools/npm/package-lock.json names, unless it is there.
pub fn ensure(workspace: &Workspace, found: &mut Vec<String>) -> Result<()> {
    let source = workspace.root().join("tools/npm");
    let pins = fs::read_to_string(source.join("package.json"))
        .context("tools/npm/package.json cannot be read")?;
    let binaryen = versions::in_package_json(&pins, "binaryen")?;
    let esbuild = versions::in_package_json(&pins, "esbuild")?;
    let axe = versions::in_package_json(&pins, "axe-core")?;
    let mut name = format!("wasm-opt {binaryen}, esbuild {esbuild}, axe-core {axe}");
    let mut has_checks = true;
    for package in CHECKS {
        let version = versions::in_package_json(&pins, package)?;
        has_checks &= installed_version(&workspace.tools(), package).as_deref() == Some(&*version);
        name.push_str(&format!(", {package} {version}"));
    }
    if has_wasm_opt(workspace, &binaryen)
        && has_esbuild(workspace, &esbuild)
        && has_axe(&workspace.tools(), &axe)
        && has_checks
    {
        found.push(name);
        return Ok(());
    }
    if output(workspace.command("npm").arg("--version")).is_none() {
        bail!(
            "npm is missing. Install Node 20 or later with npm (on Debian: apt-get install nodejs npm)."
        );
    }
    install(&name, "some seconds", || {
        let target = workspace.tools();
        fs::create_dir_all(&target).context("target/tools cannot be made")?;
        for file in FILES {
            fs::copy(source.join(file), target.join(file))
                .with_context(|| format!("tools/npm/{file} cannot be copied"))?;
        }
        let mut command = workspace.command("npm");
        command.args(["ci", "--silent"]).current_dir(&target);
        run(&mut command, "Installing by npm")
    })
}

/// wasm-opt counts whole numbers: package 132.0.0 calls itself version 132.
fn has_wasm_opt(workspace: &Workspace, binaryen: &str) -> bool {
    let number = binaryen.split('.').next().unwrap_or(binaryen);
    output(workspace.command("wasm-opt").arg("--version"))
        .is_some_and(|said| versions::names_version(&said, number))
}

fn has_esbuild(workspace: &Workspace, esbuild: &str) -> bool {
    output(workspace.command("esbuild").arg("--version"))
        .is_some_and(|said| versions::names_version(&said, esbuild))
}

fn has_axe(tools: &Path, version: &str) -> bool {
    installed_version(tools, "axe-core").as_deref() == Some(version)
        && tools.join("node_modules/axe-core/axe.min.js").is_file()
}

/// The version of a package, if it is installed.
fn installed_version(tools: &Path, package: &str) -> Option<String> {
    let file = tools
        .join("node_modules")
        .join(package)
        .join("package.json");
    let json: Value = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    json["version"].as_str().map(str::to_owned)
}
