//! A partner's page on a host of its own, which carries the element: its HTML, script and style, under a policy.

use std::{fs, net::SocketAddr, path::PathBuf};

use anyhow::Result;
use tokio::net::TcpListener;
use xtask::static_files::{self, RunningServer, ServeOptions};

use crate::harness::Harness;

/// The page; its files and its server end with it.
pub struct Host {
    folder: PathBuf,
    server: RunningServer,
}

impl Host {
    /// Serves these files, by name; `{element}`, `{backend}` and `{token}` stand for what belongs to the harness. The
    /// policy is as strict as the documentation promises that it may be.
    pub async fn start(harness: &Harness, files: &[(&str, &str)]) -> Result<Self> {
        Self::start_on(Self::place().await?, harness, files)
    }

    /// Reserves the address of a host, for a harness that must know of it before it starts.
    pub async fn place() -> Result<TcpListener> {
        Ok(TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?)
    }

    /// As [`Host::start`], in a place that was chosen before.
    pub fn start_on(place: TcpListener, harness: &Harness, files: &[(&str, &str)]) -> Result<Self> {
        let element = harness.page_address();
        let element = element.trim_end_matches('/');
        let backend = harness.sandbox().base_url();
        let folder = std::env::temp_dir().join(format!(
            "connect-wizard-host-{}-{}",
            std::process::id(),
            place.local_addr()?.port()
        ));
        fs::create_dir_all(&folder)?;
        for (name, text) in files {
            let text = text
                .replace("{element}", element)
                .replace("{backend}", &backend)
                .replace("{token}", harness.token());
            fs::write(folder.join(name), text)?;
        }
        let policy = format!(
            "default-src 'none'; script-src 'self' {element} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: {element}; font-src {element}; \
             frame-src 'self' {element}; connect-src {element} {backend}; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        let options = ServeOptions {
            content_security_policy: Some(policy),
            first_script: harness.tab().first_script(),
            ..ServeOptions::default()
        };
        let server = static_files::start_on(place, static_files::router(folder.clone(), options))?;
        Ok(Self { folder, server })
    }

    /// Returns its address, with the slash at the end.
    pub fn address(&self) -> String {
        format!("{}/", self.server.base_url())
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // A test's leftover in the folder for such things does no harm.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A page with room for two elements.
const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Partner</title>
<link rel="stylesheet" href="host.css">
<script type="module" src="{element}/connect-wizard.js"></script>
<script type="module" src="host.js"></script></head>
<body><h1>Partner</h1><p>Some <a href="/">words</a>.</p><button>Theirs</button><form><label>x <input></label></form>
<div id="a"></div><div id="b"></div></body></html>"#;

/// `make(options)` puts an element into `#a`; its token is a property, as it should be.
const MAKE: &str = r##"
window.make = (options = {}, place = "#a") => {
  const wizard = document.createElement("connect-wizard");
  Object.assign(wizard, { backend: "{backend}", token: "{token}" }, options);
  document.querySelector(place).append(wizard);
  return wizard;
};"##;

impl Host {
    /// A page that carries the element, with this style and script: `make(options, place)` makes one.
    pub async fn with_element(harness: &Harness, css: &str, script: &str) -> Result<Self> {
        let script = [MAKE, script].concat();
        let files = [
            ("index.html", PAGE),
            ("host.css", css),
            ("host.js", &script),
        ];
        Self::start(harness, &files).await
    }
}
