//! The pages: nothing a stranger typed becomes markup, no other site can use them, and a person finds a key.

mod support;

use sandbox::{
    Options,
    demo::{ACME, TERN},
    lab::CASES,
};
use serde_json::json;
use support::{Lab, acme, clayhr};

const PAGES: [&str; 10] = [
    "/dashboard",
    "/dashboard/accounts",
    "/sandbox",
    "/sandbox?session=5121",
    "/sandbox/lab",
    "/embedded/integrations?token=x",
    "/guides/clayhr",
    "/clayhr/acmecompany/rm/",
    "/clayhr/acmecompany/rm/integrations",
    "/clayhr/acmecompany/rm/integrations/api-keys",
];

#[tokio::test]
async fn every_page_has_headers_that_keep_it_harmless() {
    let lab = Lab::start().await;
    lab.token(json!({}), "").await;
    for path in PAGES {
        let page = lab.send("GET", path, &[], "").await.expect(200);
        let policy = page.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{path}");
        }
        assert!(!policy.contains("unsafe"), "{path}");
        assert!(
            page.text.contains("<h1>") && page.text.contains("lang=\"en\""),
            "{path}"
        );
        for inline in [" style=", " onclick=", "<style", "<script>", "javascript:"] {
            assert!(!page.text.contains(inline), "{path} {inline}");
        }
    }
    for asset in [
        "sandbox.css",
        "sandbox.js",
        "sandbox.svg",
        "clayhr.svg",
        "kitedesk.svg",
    ] {
        lab.send("GET", &format!("/assets/{asset}"), &[], "")
            .await
            .expect(200);
    }
    lab.send("GET", "/assets/other.js", &[], "")
        .await
        .expect(404);
}

#[tokio::test]
async fn pages_answer_only_this_machine_and_only_their_own_forms() {
    let lab = Lab::start().await;
    for path in PAGES {
        lab.send("GET", path, &[("host", "rebound.example")], "")
            .await
            .expect(403);
    }
    for path in [
        "/dashboard",
        "/sandbox",
        "/sandbox/lab",
        "/dashboard/accounts/x/disconnect",
        "/clayhr/acmecompany/rm/integrations/api-keys",
        "/connect/oauth2/x",
    ] {
        for headers in [
            &[("origin", "http://other.example")][..],
            &[("origin", "null")],
            &[],
        ] {
            lab.send("POST", path, headers, "").await.expect(403);
        }
    }
    let other = [("origin", "http://other.example")];
    lab.send("PUT", "/sandbox/faults", &other, "{}")
        .await
        .expect(403);
}

#[tokio::test]
async fn an_owner_name_full_of_markup_stays_text() {
    let lab = Lab::start().await;
    let name = "<script>alert(1)</script>\"'><img src=x>";
    let more = json!({ "origin_owner_name": name, "origin_owner_id": name, "provider": null });
    let token = lab.token(more, "key_user_id=\"><script>").await;
    lab.hub(&token, "POST", "/hub/accounts", acme()).await;
    let token = lab
        .token(
            json!({ "origin_owner_name": name, "origin_owner_id": name }),
            "",
        )
        .await;
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201);
    for path in ["/sandbox", "/sandbox?session=5121", "/dashboard/accounts"] {
        let page = lab.send("GET", path, &[], "").await.expect(200).text;
        assert!(page.contains("&lt;script&gt;"), "{path}");
        assert!(
            !page.contains("<script>") && !page.contains("<img"),
            "{path}"
        );
    }
    let form = "origin_owner_name=%3Cscript%3E&origin_owner_id=%22%3E&provider=x&expires_in=none";
    let page = lab.form("/dashboard", form).await.expect(400).text;
    assert!(page.contains("value=\"&lt;script&gt;\"") && page.contains("role=\"alert\""));
}

#[tokio::test]
async fn the_dashboard_makes_a_link_that_works() {
    let lab = Lab::start().await;
    let form = "origin_owner_name=Tern&origin_owner_id=o1&provider=clayhr&expires_in=600";
    let page = lab.form("/dashboard", form).await.expect(200).text;
    let (_, rest) = page
        .split_once("/embedded/integrations?token=")
        .expect("the link");
    let token: String = rest
        .chars()
        .take_while(|one| one.is_ascii_alphanumeric() || "-_".contains(*one))
        .collect();
    lab.hub(&token, "POST", "/hub/accounts", acme())
        .await
        .expect(201);
    let control = lab.send("GET", "/sandbox", &[], "").await.expect(200).text;
    assert!(control.contains("Session 5121") && !control.contains(&token));

    let page = lab.send("GET", "/dashboard/accounts", &[], "").await.text;
    for shown in ["ClayHR", "Tern", "acmecompany", "active", "Disconnect"] {
        assert!(page.contains(shown), "{shown}");
    }
    let id = lab.accounts().await[0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    for _ in 0..2 {
        lab.form(&format!("/dashboard/accounts/{id}/disconnect"), "")
            .await
            .expect(303);
    }
    assert_eq!(lab.accounts().await.len(), 0);
}

#[tokio::test]
async fn ticked_faults_are_set() {
    let lab = Lab::start().await;
    let token = lab.token(json!({}), "").await;
    let form = "session=5121&create=500&create=drop&validation=legacy&key_user_id=&once=on";
    lab.form("/sandbox", form).await.expect(303);
    let path = format!("/sandbox/sessions/{token}/faults");
    assert_eq!(
        lab.send("GET", &path, &[], "").await.json(),
        json!({ "create": ["500*1", "drop*1"], "validation": "legacy" })
    );
    lab.form("/sandbox", "session=5121&create=418")
        .await
        .expect(400);
    lab.form("/sandbox", "session=9&create=500")
        .await
        .expect(404);
}

#[tokio::test]
async fn a_person_finds_a_key_and_a_user_id_that_work() {
    let lab = Lab::start().await;
    let home = lab
        .send("GET", "/clayhr/acmecompany/rm/", &[], "")
        .await
        .expect(200)
        .text;
    assert!(home.contains("Make-believe") && home.contains("My Integrations"));
    assert!(home.contains("/clayhr/acmecompany/rm/user/view/123456"));
    lab.send("GET", "/clayhr/acmecompany/rm/user/view/123456", &[], "")
        .await
        .expect(200);
    let tabs = lab
        .send("GET", "/clayhr/acmecompany/rm/integrations", &[], "")
        .await
        .text;
    assert!(tabs.contains("Manage API Keys"));

    let path = "/clayhr/acmecompany/rm/integrations/api-keys";
    let before = lab.send("GET", path, &[], "").await.expect(200).text;
    assert!(before.contains("Generate API keys") && before.contains(">123456<"));
    assert!(!before.contains("id=\"api-key\""));
    lab.form(path, "").await.expect(303);
    let after = lab.send("GET", path, &[], "").await.text;
    let (_, rest) = after.split_once("id=\"api-key\">").expect("the key");
    let (key, _) = rest.split_once('<').expect("the end of the key");
    assert!(after.contains("<summary>show</summary>") && key.len() == 29);

    let token = lab.token(json!({}), "").await;
    let body = clayhr(ACME.subdomain, key, ACME.user_id);
    lab.hub(&token, "POST", "/hub/accounts", body)
        .await
        .expect(201);
    let elsewhere = clayhr(TERN.subdomain, key, TERN.user_id);
    lab.hub(&token, "POST", "/hub/accounts", elsewhere)
        .await
        .expect(400);

    for missing in [
        "/clayhr/nobody/rm/",
        "/clayhr/acmecompany/rm/user/view/9",
        "/clayhr/acmecompany/x",
    ] {
        let page = lab.send("GET", missing, &[], "").await.expect(404);
        assert!(
            page.header("content-type").starts_with("text/html"),
            "{missing}"
        );
    }
}

#[tokio::test]
async fn the_fault_lab_makes_a_link_for_every_code() {
    let app_url = Some("http://127.0.0.1:8080/".to_owned());
    let lab = Lab::with(Options {
        app_url,
        ..Options::default()
    })
    .await;
    let page = lab
        .send("GET", "/sandbox/lab", &[], "")
        .await
        .expect(200)
        .text;
    for case in CASES {
        assert!(
            page.contains(&format!("value=\"{}\"", case.code)),
            "{}",
            case.code
        );
        let picked = lab
            .form("/sandbox/lab", &format!("code={}", case.code))
            .await
            .expect(200);
        let policy = picked.header("content-security-policy");
        let has_frame = case.code == "popup_blocked";
        assert_eq!(
            policy.ends_with("; frame-src http://127.0.0.1:8080"),
            has_frame,
            "{policy}"
        );
        assert_eq!(picked.text.contains("<iframe"), has_frame, "{}", case.code);
        assert!(
            picked.text.contains(&case.title.replace('\'', "&#39;")),
            "{}",
            case.code
        );
        let token = picked
            .text
            .split("8080/#token=")
            .nth(1)
            .map(|rest| &rest[..47]);
        assert_eq!(token.is_some(), case.has_token(), "{}", case.code);
        let Some(token) = token else { continue };
        // The session does just what the case says.
        let path = format!("/sandbox/sessions/{token}/faults");
        let faults = lab.send("GET", &path, &[], "").await.expect(200).json();
        let wanted: Vec<_> = case.faults.split('=').take(2).collect();
        match wanted.as_slice() {
            [exchange, fault] => assert_eq!(faults[exchange][0], *fault, "{}", case.code),
            _ => assert_eq!(faults, json!({}), "{}", case.code),
        }
    }
    lab.form("/sandbox/lab", "code=nonsense").await.expect(404);
}
