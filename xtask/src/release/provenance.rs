//! The statement of what was built from which commit with which tools: in-toto's Statement v1 with SLSA's provenance v1
//! (slsa.dev/spec/v1.0/provenance). It is not signed here; the workflow that publishes signs its own.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::{VERSION, sha256};
use crate::tools::TRUNK_VERSION;
use crate::workspace::{Workspace, output};

/// The meaning of the parameters: those of `cargo xtask release`.
const BUILD_TYPE: &str = "urn:connect-wizard:xtask-release:1";

/// Files that pin everything that is fetched, each by its digest.
const LOCKS: [&str; 4] = [
    "Cargo.lock",
    "tools/npm/package-lock.json",
    "docs/package-lock.json",
    "examples/package-lock.json",
];

/// Programs that are asked for their version.
const TOOLS: [&str; 6] = ["rustc", "cargo", "trunk", "wasm-bindgen", "esbuild", "node"];

/// The time, as RFC 3339 writes it.
pub fn now(workspace: &Workspace) -> Result<String> {
    let time = output(
        workspace
            .command("date")
            .args(["-u", "+%Y-%m-%dT%H:%M:%SZ"]),
    );
    Ok(time.context("`date` failed")?.trim().to_owned())
}

/// The statement for these archives.
pub fn statement(
    workspace: &Workspace,
    digests: &BTreeMap<String, String>,
    started: &str,
    is_draft: bool,
) -> Result<Value> {
    let commit = output(workspace.command("git").args(["rev-parse", "HEAD"]));
    let commit = commit.context("`git rev-parse` failed")?.trim().to_owned();
    let mut dependencies = vec![json!({
        "uri": source(workspace),
        "digest": { "gitCommit": commit },
    })];
    for lock in LOCKS {
        let digest = sha256(&workspace.root().join(lock))?;
        dependencies.push(json!({ "uri": format!("file:{lock}"), "digest": { "sha256": digest } }));
    }
    let versions: Map<String, Value> = TOOLS
        .iter()
        .filter_map(|tool| {
            let said = output(workspace.command(tool).arg("--version"))?;
            Some(((*tool).to_owned(), said.trim().into()))
        })
        .collect();
    let environment = |name: &str| std::env::var(name).ok();
    let builder = environment("GITHUB_WORKFLOW_REF").map_or_else(
        || "urn:connect-wizard:builder:local".to_owned(),
        |workflow| format!("https://github.com/{workflow}"),
    );
    Ok(assemble(Parts {
        subjects: digests,
        dependencies,
        versions,
        builder,
        invocation: environment("GITHUB_RUN_ID"),
        started: started.to_owned(),
        finished: now(workspace)?,
        is_draft,
    }))
}

struct Parts<'a> {
    subjects: &'a BTreeMap<String, String>,
    dependencies: Vec<Value>,
    versions: Map<String, Value>,
    builder: String,
    invocation: Option<String>,
    started: String,
    finished: String,
    is_draft: bool,
}

fn assemble(parts: Parts<'_>) -> Value {
    let subjects: Vec<Value> = parts
        .subjects
        .iter()
        .map(|(name, digest)| json!({ "name": name, "digest": { "sha256": digest } }))
        .collect();
    let mut metadata = json!({ "startedOn": parts.started, "finishedOn": parts.finished });
    if let Some(invocation) = parts.invocation {
        metadata["invocationId"] = invocation.into();
    }
    json!({
        "_type": "https://in-toto.io/Statement/v1",
        "subject": subjects,
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD_TYPE,
                "externalParameters": { "command": "cargo xtask release", "version": VERSION },
                // A draft was packed of files that lay there; nothing says that this commit makes them.
                "internalParameters": { "isBuiltTwice": !parts.is_draft, "trunk": TRUNK_VERSION },
                "resolvedDependencies": parts.dependencies,
            },
            "runDetails": {
                "builder": { "id": parts.builder, "version": parts.versions },
                "metadata": metadata,
            },
        },
    })
}

/// The repository's address, without a name or a password in it; where there is none, this product's name.
fn source(workspace: &Workspace) -> String {
    let remote = output(
        workspace
            .command("git")
            .args(["remote", "get-url", "origin"]),
    );
    match remote
        .as_deref()
        .map(str::trim)
        .and_then(|remote| remote.split_once("://"))
    {
        Some(("https", rest)) => {
            let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
            format!("git+https://{rest}")
        }
        _ => "urn:connect-wizard:source".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statement_has_what_slsa_requires() {
        let subjects = BTreeMap::from([("a.tgz".to_owned(), "00ff".to_owned())]);
        let statement = assemble(Parts {
            subjects: &subjects,
            dependencies: vec![
                json!({ "uri": "git+https://a.example", "digest": { "gitCommit": "1" } }),
            ],
            versions: Map::new(),
            builder: "urn:builder".into(),
            invocation: None,
            started: "2026-01-01T00:00:00Z".into(),
            finished: "2026-01-01T00:00:01Z".into(),
            is_draft: true,
        });
        assert_eq!(statement["subject"][0]["digest"]["sha256"], "00ff");
        let predicate = &statement["predicate"];
        for required in [
            "/buildDefinition/buildType",
            "/buildDefinition/externalParameters/command",
            "/buildDefinition/resolvedDependencies/0/digest/gitCommit",
            "/runDetails/builder/id",
            "/runDetails/metadata/startedOn",
        ] {
            assert!(
                predicate.pointer(required).is_some_and(Value::is_string),
                "{required}"
            );
        }
        let is_built = predicate.pointer("/buildDefinition/internalParameters/isBuiltTwice");
        assert_eq!(is_built, Some(&json!(false)));
    }
}
