//! The official element and ours, used in turn on the same sandbox with the same result. `cargo xtask examples` fetches the
//! official one; without it these tests are not run.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};
use end_to_end::{
    harness::{Harness, Setup},
    screens::{Check, Failed, Field, Form, Step, fill_in, fill_in_values},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use xtask::static_files::{self, RunningServer, ServeOptions};

crate::scenarios![
    the_same_answers_make_the_same_account,
    the_forms_of_other_connectors_make_the_same_accounts,
    what_one_has_linked_the_other_updates,
    what_one_is_refused_the_other_is_refused,
];

/// Its styles and scripts come in ways that a strict policy forbids.
const POLICY: &str = "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:";

/// Its shadow root is closed; a test must look into it.
const OPENED: &str = "const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }) };
    window.told = [];
    window.addEventListener('success', (event) => event instanceof CustomEvent && told.push(event.detail))";

/// A page with the official element in it.
struct Official {
    tab: Tab,
    page: RunningServer,
}

impl Official {
    async fn start(tab: &Tab) -> Result<Self> {
        let folder = tab.workspace().root().join("examples/official-hub/dist");
        let options = ServeOptions {
            content_security_policy: Some(POLICY.to_owned()),
            ..ServeOptions::default()
        };
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let page = static_files::start(any_port, static_files::router(folder, options)).await?;
        tab.before_every_page(OPENED).await?;
        Ok(Self {
            tab: tab.clone(),
            page,
        })
    }

    /// Opens it for the harness's session.
    async fn open(&self, harness: &Harness) -> Result<()> {
        self.tab.goto("about:blank").await?;
        self.tab.goto(&self.page.base_url()).await?;
        let script = "const element = document.createElement('stackone-hub');
            element.setAttribute('token', args[0]);
            element.setAttribute('base-url', args[1]);
            element.setAttribute('mode', 'integration-picker');
            document.body.append(element)";
        let arguments = json!([harness.token(), harness.sandbox().base_url()]);
        self.tab.script(script, arguments).await?;
        Ok(())
    }

    /// Types into its fields, which have the backend's keys as names.
    async fn fill(&self, answers: &[(&str, &str)]) -> Result<()> {
        for (key, text) in answers {
            let script = "return all(`input[name='${args[0]}']`)[0]";
            let input = self.tab.element(key, script, json!([key])).await?;
            input.send_keys(*text).await?;
        }
        Ok(())
    }

    /// Presses its last button, which sends the form, once that may be pressed.
    async fn send(&self) -> Result<()> {
        let script = "return all('button').filter((one) => isSeen(one) && !one.disabled).at(-1)";
        let button = self.tab.element("its button", script, Value::Null).await?;
        button.click().await?;
        Ok(())
    }

    /// Returns the message it sends to the page when the account is linked.
    async fn success(&self) -> Result<Value> {
        self.tab
            .until("its event", "return window.told[0]", Value::Null)
            .await
    }
}

/// An account without what differs from one to the next.
fn same(account: &Value) -> Value {
    let mut account = account.clone();
    if let Some(parts) = account.as_object_mut() {
        for key in ["id", "created_at", "updated_at"] {
            parts.remove(key);
        }
        // Each session has its own.
        if let Some(token) = parts
            .get_mut("setup_information")
            .and_then(|answers| answers.get_mut("external-trigger-token"))
        {
            *token = json!("the session's");
        }
    }
    account
}

fn answers() -> [(&'static str, &'static str); 3] {
    [
        ("subdomain", ACME.subdomain),
        ("apiKey", ACME.api_key),
        ("userId", ACME.user_id),
    ]
}

async fn the_same_answers_make_the_same_account(tab: Tab) -> Result<()> {
    let mut harness = Setup::default().multiple().start(&tab).await?;
    let official = Official::start(&tab).await?;
    official.open(&harness).await?;
    official.fill(&answers()).await?;
    official.send().await?;
    let theirs = official.success().await?;

    harness.open_anew("").await?;
    fill_in(&tab, &ACME).await?.connect().await?;
    let told = tab.events_named("cw-success").await?;

    let accounts = harness.accounts().await?;
    let [first, second] = &accounts[..] else {
        anyhow::bail!("two accounts: {accounts:?}");
    };
    ensure!(same(first) == same(second), "{first}\n{second}");
    ensure!(
        theirs["id"] == first["id"] && theirs["provider"] == "clayhr",
        "{theirs}"
    );
    let ours = json!({ "version": 1, "id": second["id"], "provider": "clayhr" });
    ensure!(told == [ours], "{told:?}");
    Ok(())
}

async fn the_forms_of_other_connectors_make_the_same_accounts(tab: Tab) -> Result<()> {
    type Answers = &'static [(&'static str, &'static str)];
    let cases: [(&str, &str, Answers); 2] = [
        // In the older shape.
        (
            "heronhr",
            "Heron HR",
            &[
                ("username", "ada"),
                ("password", "a-secret-of-the-test"),
                // The official one takes neither sign nor decimals.
                ("pageSize", "25"),
            ],
        ),
        // In today's, with rules.
        (
            "linnet",
            "Linnet Screening",
            &[
                ("address", "https://acme.linnet.com"),
                ("customer", "AB-1234"),
                ("key", "lk_a-secret-of-the-test"),
            ],
        ),
    ];
    let official = Official::start(&tab).await?;
    for (provider, name, answers) in cases {
        let mut harness = Setup::default()
            .multiple()
            .session(json!({ "provider": provider }))
            .start(&tab)
            .await?;
        official.open(&harness).await?;
        official.fill(answers).await?;
        official.send().await?;
        official.success().await.context(provider)?;

        harness.open_anew("").await?;
        let form = Form::arrive(&tab, &format!("Connect {name}")).await?;
        for (key, text) in answers {
            form.fill(key, text).await?;
        }
        form.link().await?;

        let accounts = harness.accounts().await?;
        ensure!(accounts.len() == 2, "{provider}: {accounts:?}");
        ensure!(same(&accounts[0]) == same(&accounts[1]), "{accounts:?}");
    }
    Ok(())
}

async fn what_one_has_linked_the_other_updates(tab: Tab) -> Result<()> {
    let mut harness = Setup::default().start(&tab).await?;
    let official = Official::start(&tab).await?;
    official.open(&harness).await?;
    official.fill(&answers()).await?;
    official.send().await?;
    official.success().await?;
    let linked = harness.accounts().await?[0].clone();

    // Ours finds it, and keeps what is not entered anew.
    harness.open_anew("").await?;
    Form::on(&tab)
        .wait_for_words("This account is already linked")
        .await?;
    for field in Field::ALL {
        Step::shown(&tab, field).await?.go_on().await?;
    }
    Check::arrive(&tab).await?.connect().await?;
    ensure!(harness.posts().await? == 0, "nothing is made anew");
    let accounts = harness.accounts().await?;
    ensure!(
        accounts.len() == 1 && same(&accounts[0]) == same(&linked),
        "{accounts:?}"
    );

    // And the official one finds what ours has updated.
    harness.renew().await?;
    official.open(&harness).await?;
    let is_filled = "return all(`input[name='subdomain']`)[0]?.value === args[0]";
    tab.until("its prefilled form", is_filled, json!([ACME.subdomain]))
        .await?;
    let read = format!(
        "GET /hub/accounts/{}",
        linked["id"].as_str().unwrap_or_default()
    );
    let requests = harness.requests().await?;
    ensure!(requests.contains(&read), "{requests:?}");
    Ok(())
}

async fn what_one_is_refused_the_other_is_refused(tab: Tab) -> Result<()> {
    let wrong = "wrongKey4Xw9Rm2Tq7Wb4Zn6Hc3V";
    let mut harness = Setup::default().start(&tab).await?;
    let official = Official::start(&tab).await?;
    official.open(&harness).await?;
    let mut given = answers();
    given[1].1 = wrong;
    official.fill(&given).await?;
    official.send().await?;
    let refused = "return scopes().some((scope) => (scope.body ?? scope).textContent.includes('did not accept'))";
    tab.until("its refusal", refused, Value::Null).await?;
    ensure!(tab.script("return told.length", Value::Null).await? == 0);
    ensure!(harness.accounts().await?.is_empty());

    harness.open_anew("").await?;
    let check = fill_in_values(&tab, ACME.subdomain, wrong, ACME.user_id).await?;
    let failed: Failed = check.connect_in_vain("credentials_rejected").await?;
    failed.back().await?;
    ensure!(tab.events_named("cw-success").await?.is_empty());
    ensure!(harness.accounts().await?.is_empty());
    Ok(())
}
