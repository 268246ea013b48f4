//! A partner's page on a host of its own, which carries the element: its HTML, script and style, under a policy.

use std::{fs, net::SocketAddr, path::PathBuf};

use anyhow::Result;
use xtask::static_files::{self, RunningServer, ServeOptions};

use crate::stage::Stage;

/// The page; its files and its server end with it.
pub struct Host {
    folder: PathBuf,
    server: RunningServer,
}

impl Host {
    /// Serves these files, by name; `{element}`, `{backend}` and `{token}` stand for what belongs to the stage. The
    /// policy is as strict as the documentation promises that it may be.
    pub async fn start(stage: &Stage, files: &[(&str, &str)]) -> Result<Self> {
        let element = stage.page_address();
        let element = element.trim_end_matches('/');
        let backend = stage.sandbox().base_url();
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let folder = std::env::temp_dir().join(format!(
            "connect-wizard-host-{}-{}",
            std::process::id(),
            stage.token()
        ));
        fs::create_dir_all(&folder)?;
        for (name, text) in files {
            let text = text
                .replace("{element}", element)
                .replace("{backend}", &backend)
                .replace("{token}", stage.token());
            fs::write(folder.join(name), text)?;
        }
        let policy = format!(
            "default-src 'none'; script-src 'self' {element} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             frame-src 'self' {element}; connect-src {element} {backend}; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        let options = ServeOptions {
            content_security_policy: Some(policy),
            ..ServeOptions::default()
        };
        let server =
            static_files::start(any_port, static_files::router(folder.clone(), options)).await?;
        Ok(Self { folder, server })
    }

    /// Where it is, with the slash at the end.
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
