//! The servers of `examples/server/`, in each of their languages: they create a session here, and know a webhook of this
//! sandbox from one that somebody else wrote.

mod support;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use sandbox::demo;
use serde_json::{Value, json};
use support::{Lab, WEBHOOK_SECRET, acme};
use tokio::task::spawn_blocking;

/// A sandbox that has linked an account, and the webhook that told of it: its body and its signature.
async fn told() -> (Lab, String, String) {
    let (lab, mut hears) = Lab::with_webhook().await;
    let token = lab.token(json!({}), "").await;
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201);
    let (headers, body) = hears.recv().await.expect("an event");
    let signature = headers["x-stackone-signature"].to_str().expect("text");
    let body = String::from_utf8(body.to_vec()).expect("JSON");
    (lab, body, signature.to_owned())
}

/// The webhook as it came, and as it never came; with the answer that a server has to give.
fn webhooks(body: &str, signature: &str) -> Vec<(String, String, bool)> {
    let other = if signature.starts_with('A') { "B" } else { "A" };
    let forged = [other, &signature[1..]].concat();
    let webhook =
        |body: &str, signature: &str, is_ours| (body.to_owned(), signature.to_owned(), is_ours);
    vec![
        webhook(body, signature, true),
        webhook(body, &forged, false),
        webhook(body, "", false),
        webhook(body, "no base64url!", false),
        webhook(body, &signature[..20], false),
        webhook(&body.replacen("account", "Account", 1), signature, false),
        // Parsed and written again: the same JSON, and other bytes.
        webhook(&format!("{body}\n"), signature, false),
    ]
}

/// The token opens a session of this sandbox.
async fn expect_session(lab: &Lab, token: &str) {
    let path = "/hub/connectors";
    lab.hub(token, "GET", path, Value::Null).await.expect(200);
}

/// Runs one of the servers with its settings, and returns the last line that it wrote.
async fn run(lab: &Lab, mut server: Command) -> String {
    server
        .env("STACKONE_URL", lab.running.base_url())
        .env("STACKONE_API_KEY", demo::API_KEY)
        .env("STACKONE_WEBHOOK_SECRET", WEBHOOK_SECRET);
    let output = spawn_blocking(move || server.output())
        .await
        .expect("it ran")
        .expect("it is installed");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    let written = String::from_utf8(output.stdout).expect("text");
    written.lines().last().unwrap_or_default().to_owned()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/server")
}

#[tokio::test]
async fn the_one_in_rust() {
    let (lab, body, signature) = told().await;
    let url = lab.running.base_url();
    let session = server_example::connect_session(&url, demo::API_KEY, "204", "Tern Logistics");
    expect_session(&lab, &session.await.expect("a token")).await;
    let refused = server_example::connect_session(&url, "no-key", "204", "Tern Logistics").await;
    let error = refused.expect_err("another key is refused").to_string();
    assert!(
        error.contains("401") && !error.contains("no-key"),
        "{error}"
    );
    for (body, signature, is_ours) in webhooks(&body, &signature) {
        let found = server_example::is_ours(WEBHOOK_SECRET, body.as_bytes(), &signature);
        assert_eq!(found, is_ours, "{signature:?} of {body:?}");
    }
}

#[tokio::test]
async fn the_one_for_node() {
    let (lab, body, signature) = told().await;
    // Its package, as npm would put it beside it.
    let project = env::temp_dir().join(format!("connect-wizard-server-{}", std::process::id()));
    let package = project.join("node_modules/connect-wizard");
    fs::create_dir_all(&package).expect("a folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../package/server.js");
    fs::copy(source, package.join("server.js")).expect("the package");
    let manifest = json!({ "name": "connect-wizard", "type": "module", "exports": { "./server": "./server.js" } });
    fs::write(package.join("package.json"), manifest.to_string()).expect("its manifest");
    fs::copy(folder().join("server.mjs"), project.join("server.mjs")).expect("the server");
    let script = "import { connectSession, isOurs } from './server.mjs';
        const token = await connectSession({ id: '204', name: 'Tern Logistics' });
        const answers = JSON.parse(process.argv[1]).map(([body, signature]) => isOurs(Buffer.from(body), signature));
        console.log(JSON.stringify({ token, answers }));";
    let mut node = Command::new("node");
    node.current_dir(&project)
        .args(["--input-type=module", "--eval", script])
        .arg(asked(&body, &signature));
    expect_answers(&lab, &run(&lab, node).await, &body, &signature).await;
    fs::remove_dir_all(project).expect("the folder is ours");
}

#[tokio::test]
async fn the_one_in_python() {
    let (lab, body, signature) = told().await;
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("not run: there is no python3 on this machine");
        return;
    }
    let script = "import json, sys
from server import connect_session, is_ours
token = connect_session('204', 'Tern Logistics')
answers = [is_ours(body.encode(), signature) for body, signature in json.loads(sys.argv[1])]
print(json.dumps({'token': token, 'answers': answers}))";
    let mut python = Command::new("python3");
    python
        .current_dir(folder())
        .args(["-B", "-c", script])
        .arg(asked(&body, &signature));
    expect_answers(&lab, &run(&lab, python).await, &body, &signature).await;
}

/// The webhooks that a server is asked about, as JSON.
fn asked(body: &str, signature: &str) -> String {
    let webhooks = webhooks(body, signature).into_iter();
    let asked: Vec<_> = webhooks
        .map(|(body, signature, _)| [body, signature])
        .collect();
    json!(asked).to_string()
}

async fn expect_answers(lab: &Lab, written: &str, body: &str, signature: &str) {
    let written: Value = serde_json::from_str(written).expect("JSON");
    expect_session(lab, written["token"].as_str().expect("a token")).await;
    let webhooks = webhooks(body, signature).into_iter();
    let expected: Vec<_> = webhooks.map(|(.., is_ours)| is_ours).collect();
    assert_eq!(written["answers"], json!(expected));
}
