//! The surroundings of one test: a sandbox, a server for the built page, and a link with a session's token.

use std::{
    collections::HashMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use reqwest::{Client, RequestBuilder};
use sandbox::{Options, Running, demo};
use serde_json::{Value, json};
use xtask::static_files::{self, Override, RunningServer, ServeOptions};

use crate::{poll::poll, tab::Tab};

/// The customer in whose name every link is made.
const OWNER: &str = "test-customer";

/// Tells whether the build holds the program as JavaScript too, for browsers that run no WebAssembly.
pub fn has_javascript_program(dist: &Path) -> bool {
    let names = std::fs::read_to_string(dist.join("program.json"));
    names.is_ok_and(|names| names.contains("\"plain\""))
}

/// The time limit for looking at the backend.
const LOOK_LIMIT: Duration = Duration::from_secs(20);

/// The differences of a test from the usual.
#[derive(Default)]
pub struct Setup {
    faults: String,
    settings: Value,
    policy: Option<String>,
    overrides: HashMap<String, Override>,
    multiple: bool,
    brand: Option<String>,
    folder: Option<PathBuf>,
    session: Value,
    backend: Options,
    records_frames: bool,
}

impl Setup {
    /// Records what happens in frames too. Chromium runs no script of ours in those that it puts into a process of their
    /// own, so that the server puts the recorder into the page.
    pub fn record_frames(mut self) -> Self {
        self.records_frames = true;
        self
    }

    /// Serves this folder in place of the built page's own.
    pub fn folder(mut self, folder: PathBuf) -> Self {
        self.folder = Some(folder);
        self
    }

    /// Serves the page of this brand.
    pub fn brand(mut self, brand: &str) -> Self {
        self.brand = Some(brand.to_owned());
        self
    }

    /// Makes the session misbehave: `create=500_bare*1,settings=slow:50`.
    pub fn faults(mut self, faults: &str) -> Self {
        faults.clone_into(&mut self.faults);
        self
    }

    /// Puts this into the page's config.json, beside the backend's address. A text is the whole file.
    pub fn settings(mut self, settings: Value) -> Self {
        self.settings = settings;
        self
    }

    /// Serves the page under this policy.
    pub fn policy(mut self, policy: &str) -> Self {
        self.policy = Some(policy.to_owned());
        self
    }

    /// Makes one of the page's files go wrong.
    pub fn file(mut self, path: &str, fault: Override) -> Self {
        self.overrides.insert(path.to_owned(), fault);
        self
    }

    /// Runs the sandbox with these options.
    pub fn backend(mut self, options: Options) -> Self {
        self.backend = options;
        self
    }

    /// Lets the customer link more than one account.
    pub fn multiple(mut self) -> Self {
        self.multiple = true;
        self
    }

    /// Asks for another session than the usual one: these parts are put into its request. A page for any provider.
    pub fn session(mut self, session: Value) -> Self {
        self.session = session;
        if self.settings.is_null() {
            self.settings = json!({ "provider": "any" });
        }
        self
    }

    /// Starts the servers and makes the session.
    pub async fn start(self, tab: &Tab) -> Result<Harness> {
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let sandbox = sandbox::start(any_port, self.backend).await?;
        let mut settings = json!({ "backend": sandbox.base_url() });
        if let (Some(all), Some(own)) = (settings.as_object_mut(), self.settings.as_object()) {
            all.extend(own.clone());
        }
        let is_healed = Arc::new(AtomicBool::new(false));
        let options = ServeOptions {
            backend_origin: Some(sandbox.base_url()),
            config_json: Some(settings),
            content_security_policy: self.policy,
            overrides: self.overrides,
            is_healed: is_healed.clone(),
            first_script: tab
                .first_script()
                .or_else(|| self.records_frames.then(|| tab.recorder())),
            ..ServeOptions::default()
        };
        let folder = match (self.folder, &self.brand) {
            (Some(folder), _) => folder,
            (None, Some(brand)) => tab.workspace().root().join("dist").join(brand),
            (None, None) => tab.dist().to_owned(),
        };
        ensure!(
            folder.join("index.html").is_file(),
            "{} has no built page. Run: cargo xtask dist --all",
            folder.display()
        );
        let page = static_files::start(any_port, static_files::router(folder, options)).await?;
        let mut harness = Harness {
            tab: tab.clone(),
            sandbox,
            page,
            is_healed,
            client: Client::new(),
            token: String::new(),
            trigger_token: String::new(),
            multiple: self.multiple,
            session: self.session,
        };
        harness.begin(&self.faults).await?;
        Ok(harness)
    }
}

/// The servers of one test; they end with it.
pub struct Harness {
    tab: Tab,
    sandbox: Running,
    page: RunningServer,
    is_healed: Arc<AtomicBool>,
    client: Client,
    token: String,
    trigger_token: String,
    multiple: bool,
    session: Value,
}

impl Harness {
    /// The window that looks at the page.
    pub fn tab(&self) -> &Tab {
        &self.tab
    }

    /// The token of the link that [`Harness::open`] opens.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Returns the value that the session puts into a field for its trigger token.
    pub fn trigger_token(&self) -> &str {
        &self.trigger_token
    }

    /// The sandbox itself.
    pub fn sandbox(&self) -> &Running {
        &self.sandbox
    }

    /// Returns the address of the page, with the slash at the end.
    pub fn page_address(&self) -> String {
        format!("{}/", self.page.base_url())
    }

    /// The link as a partner hands it out.
    pub fn link(&self) -> String {
        format!("{}#token={}", self.page_address(), self.token)
    }

    /// From now on the page's files come as they should.
    pub fn end_file_faults(&self) {
        self.is_healed.store(true, Ordering::Relaxed);
    }

    /// Opens the link, and waits until the wizard runs.
    pub async fn open(&self) -> Result<()> {
        self.tab.goto(&self.link()).await?;
        self.tab
            .until("the wizard to run", "return isRunning()", Value::Null)
            .await?;
        Ok(())
    }

    /// Goes on with a fresh session that misbehaves like this, in a page that is loaded anew.
    pub async fn open_anew(&mut self, faults: &str) -> Result<()> {
        self.begin(faults).await?;
        // The same address with another fragment would not load the page again.
        self.tab.goto("about:blank").await?;
        self.open().await
    }

    /// Gets a fresh session, for [`Harness::link`].
    pub async fn renew(&mut self) -> Result<()> {
        self.begin("").await
    }

    async fn begin(&mut self, faults: &str) -> Result<()> {
        let session = self.new_session(faults).await?;
        let text = |key: &str| session[key].as_str().unwrap_or_default().to_owned();
        (self.token, self.trigger_token) = (text("token"), text("external_trigger_token"));
        ensure!(!self.token.is_empty(), "a session has a token");
        Ok(())
    }

    /// A new session's token.
    pub async fn new_token(&self, faults: &str) -> Result<String> {
        let session = self.new_session(faults).await?;
        let token = session["token"].as_str();
        Ok(token.context("a session has a token")?.to_owned())
    }

    async fn new_session(&self, faults: &str) -> Result<Value> {
        let mut session = json!({
            "origin_owner_id": OWNER,
            "origin_owner_name": "Test Customer",
            "provider": "clayhr",
            "multiple": self.multiple,
        });
        if let (Some(all), Some(own)) = (session.as_object_mut(), self.session.as_object()) {
            all.extend(own.clone());
        }
        let request = self
            .client
            .post(self.at("/connect_sessions"))
            .json(&session);
        send(partner(request).header("x-sandbox-faults", faults)).await
    }

    /// Changes what the session does wrong from now on.
    pub async fn set_faults(&self, faults: Value) -> Result<()> {
        let path = format!("/sandbox/sessions/{}/faults", self.token);
        send(self.client.put(self.at(&path)).json(&faults)).await?;
        Ok(())
    }

    /// The accounts as the partner sees them.
    pub async fn accounts(&self) -> Result<Vec<Value>> {
        let answer = send(partner(self.client.get(self.at("/accounts")))).await?;
        Ok(answer.as_array().cloned().unwrap_or_default())
    }

    /// Waits until the partner sees so many accounts, whatever the page knows of them.
    ///
    /// # Errors
    /// If they don't come.
    pub async fn wait_for_accounts(&self, count: usize) -> Result<()> {
        let look = || async { Ok((self.accounts().await?.len() == count).then_some(())) };
        poll(LOOK_LIMIT, look)
            .await?
            .with_context(|| format!("there are never {count} accounts"))
    }

    /// Waits until the page has asked the backend for something that begins so.
    ///
    /// # Errors
    /// If it never does, with the requests it made instead.
    pub async fn wait_for_request(&self, start: &str) -> Result<()> {
        let look = || async {
            let requests = self.requests().await?;
            let is_asked = requests.iter().any(|line| line.starts_with(start));
            Ok(is_asked.then_some(()))
        };
        match poll(LOOK_LIMIT, look).await? {
            Some(()) => Ok(()),
            None => bail!("{start} is never asked for: {:?}", self.requests().await?),
        }
    }

    /// Returns the page's requests to the backend in this session, as `POST /hub/accounts`, oldest first.
    pub async fn requests(&self) -> Result<Vec<String>> {
        let path = format!("/sandbox/requests?token={}", self.token);
        let answer = send(self.client.get(self.at(&path))).await?;
        let requests = answer.as_array().cloned().unwrap_or_default();
        let line = |request: &Value| {
            let text = |key: &str| request[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}", text("method"), text("path"))
        };
        Ok(requests.iter().map(line).collect())
    }

    /// Returns the number of times that credentials were sent to make an account.
    pub async fn posts(&self) -> Result<usize> {
        let requests = self.requests().await?;
        Ok(requests
            .iter()
            .filter(|request| *request == "POST /hub/accounts")
            .count())
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.sandbox.base_url())
    }
}

fn partner(request: RequestBuilder) -> RequestBuilder {
    request.basic_auth(demo::API_KEY, Some(""))
}

async fn send(request: RequestBuilder) -> Result<Value> {
    let answer = request.send().await?;
    let status = answer.status();
    let text = answer.text().await?;
    ensure!(status.is_success(), "the sandbox answered {status}: {text}");
    Ok(serde_json::from_str(&text)?)
}
