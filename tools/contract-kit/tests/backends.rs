//! The kit against the sandbox, which keeps the contract, and against backends that break it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    thread,
};

use contract_kit::{Backend, Credentials, Level, Report, run};
use sandbox::{Options, Running, demo::ACME};
use serde_json::{Value, json};

async fn start() -> Running {
    let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    sandbox::start(any_port, Options::default())
        .await
        .expect("a free port")
}

/// A session's token; the session misbehaves as `faults` say.
fn token(base: &str, wish: Value, faults: &str) -> String {
    let mut body = json!({ "origin_owner_id": "o1", "origin_owner_name": "Acme" });
    for (name, value) in wish.as_object().expect("an object") {
        body[name] = value.clone();
    }
    // The demo key, as the samples write it.
    let headers = [
        ("authorization", "Basic djEuZXUxLnNhbmRib3gtZGVtby1rZXk6"),
        ("content-type", "application/json"),
        ("x-sandbox-faults", faults),
    ];
    let answer = Backend::new(base, "").send("POST", "/connect_sessions", &headers, Some(&body));
    let session = answer
        .and_then(|answer| answer.expect_json("a session"))
        .expect("a session");
    session["token"].as_str().expect("a token").to_owned()
}

fn acme() -> Credentials {
    let answers = json!({
        "right": { "subdomain": ACME.subdomain, "apiKey": ACME.api_key, "userId": ACME.user_id },
        "wrong": { "subdomain": ACME.subdomain, "apiKey": "not-a-key-of-anybody", "userId": ACME.user_id },
    });
    Credentials::read(&answers.to_string()).expect("answers")
}

async fn ask(
    base: String,
    wish: Value,
    faults: &'static str,
    credentials: Option<Credentials>,
) -> Report {
    let asking = tokio::task::spawn_blocking(move || {
        let token = token(&base, wish, faults);
        run(&Backend::new(&base, &token), credentials.as_ref())
    });
    asking.await.expect("the kit never panics")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sandbox_keeps_the_contract() {
    let sandbox = start().await;
    let report = ask(
        sandbox.base_url(),
        json!({ "provider": "clayhr" }),
        "",
        Some(acme()),
    )
    .await;
    assert!(report.is_kept(), "{report}");
    assert_eq!(report.count(Level::Skipped), 0, "{report}");
    assert_eq!(report.count(Level::Advice), 0, "{report}");
    assert!(report.count(Level::Kept) > 15, "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_all_its_connectors_only_the_odd_one_breaks_a_rule() {
    let sandbox = start().await;
    let report = ask(sandbox.base_url(), json!({}), "", None).await;
    let broken: Vec<_> = report
        .findings
        .iter()
        .filter(|one| one.level == Level::Broken)
        .collect();
    assert_eq!(broken.len(), 2, "{report}");
    for finding in broken {
        assert!(
            finding.rule == "config" && finding.sentence.contains("of puffin"),
            "{report}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_fault_of_a_backend_is_found_under_its_rule() {
    let sandbox = start().await;
    for (faults, rule) in [
        ("settings=html", "settings"),
        ("settings=empty", "settings"),
        ("connectors=malformed", "connectors"),
        ("connectors=500_bare", "connectors"),
        ("config=unknown_type", "config"),
        ("config=no_config", "config"),
        ("config=403", "config.unknown"),
        ("account=403", "accounts.unknown"),
        ("attempt=html", "attempts.create"),
        ("create=403", "accounts.refused"),
        ("create=500_bare", "accounts.refused"),
        ("create=502_html", "accounts.malformed"),
        (
            "create=400*1,create=401*1,create=no_id*1",
            "accounts.create",
        ),
        (
            "create=400*1,create=400*1,create=empty_201*1",
            "accounts.create",
        ),
        ("update=401", "accounts.update"),
        ("create=drop", "accounts.malformed"),
    ] {
        let wish = json!({ "provider": "clayhr", "origin_owner_id": faults });
        let report = ask(sandbox.base_url(), wish, faults, Some(acme())).await;
        assert!(report.breaks(rule), "{faults}\n{report}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_settings_are_advice_only() {
    let sandbox = start().await;
    let report = ask(
        sandbox.base_url(),
        json!({ "provider": "clayhr" }),
        "settings=404",
        None,
    )
    .await;
    assert!(report.is_kept(), "{report}");
    assert!(report.count(Level::Advice) >= 1, "{report}");
}

#[test]
fn a_backend_of_yesterday_that_does_not_allow_the_version_header_is_broken() {
    let base = yesterday();
    let report = run(&Backend::new(&base, "t"), None);
    assert!(report.breaks("cors.preflight"), "{report}");
    assert!(report.to_string().contains("x-hub-version"), "{report}");
    for rule in [
        "cors.refusals",
        "token.missing",
        "config.unknown",
        "connectors",
    ] {
        assert!(report.breaks(rule), "{rule}\n{report}");
    }
}

#[test]
fn no_answer_at_all_is_broken_too() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let report = run(&Backend::new(&base, "canary-token"), None);
    assert!(report.breaks("connectors"), "{report}");
    assert!(!report.to_string().contains("canary"), "{report}");
}

/// Allows two headers of three, and answers every question by 200 and `{}`.
fn yesterday() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(stream));
        }
    });
    base
}

fn answer(mut stream: TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let (mut first, mut length) = (String::new(), 0);
    reader.read_line(&mut first).ok()?;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    reader.take(length).read_to_end(&mut Vec::new()).ok()?;
    let more = if first.starts_with("OPTIONS") {
        "access-control-allow-origin: *\r\naccess-control-allow-headers: content-type, x-hub-session-token\r\n\
         access-control-allow-methods: GET, POST, PATCH, DELETE\r\n"
    } else {
        "content-type: application/json\r\n"
    };
    let text =
        format!("HTTP/1.1 200 OK\r\n{more}connection: close\r\ncontent-length: 2\r\n\r\n{{}}");
    stream.write_all(text.as_bytes()).ok()
}
