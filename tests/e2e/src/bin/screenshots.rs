//! Draws every screen of the wizard into target/screenshots/, light and dark, wide and narrow, for a person to look at.
//! Needs `cargo xtask dist`. With an argument, only those are drawn: `steps`, `outcomes`, or `guide` (every block of a guide).

use std::{fs, path::PathBuf};

use anyhow::Result;
use end_to_end::{
    browser_pool::BrowserPool,
    engine::Engine,
    harness::Setup,
    screens::{Check, Field, Form, Step, fill_in},
    tab::Tab,
};
use sandbox::demo::ACME;
use serde_json::{Value, json};
use xtask::static_files::Override;

const WIDTHS: [u32; 2] = [1280, 320];
const SCHEMES: [&str; 2] = ["light", "dark"];

#[tokio::main]
async fn main() -> Result<()> {
    let pool = BrowserPool::open()?;
    pool.run(Engine::Chromium, "screenshots", draw).await?;
    pool.close().await;
    Ok(())
}

async fn draw(tab: Tab) -> Result<()> {
    let folder = tab.workspace().root().join("target/screenshots");
    fs::create_dir_all(&folder)?;
    for width in WIDTHS {
        for scheme in SCHEMES {
            let camera = Camera {
                tab: &tab,
                folder: &folder,
                width,
                scheme,
            };
            let only = std::env::args().nth(1);
            let is_drawn = |name: &str| only.as_deref().is_none_or(|only| only == name);
            if is_drawn("steps") {
                draw_steps(&camera).await?;
            }
            if is_drawn("outcomes") {
                draw_outcomes(&camera).await?;
            }
            if is_drawn("guide") {
                draw_guide(&camera).await?;
            }
        }
    }
    println!("Drawn into target/screenshots/");
    Ok(())
}

/// One way of looking at a page.
struct Camera<'a> {
    tab: &'a Tab,
    folder: &'a PathBuf,
    width: u32,
    scheme: &'static str,
}

impl Camera<'_> {
    /// Sets the next page's looks.
    async fn aim(&self) -> Result<()> {
        self.tab.set_width(self.width).await?;
        self.tab.set_scheme(self.scheme).await
    }

    async fn take(&self, screen: &str) -> Result<()> {
        let name = format!("{screen}-{}-{}.png", self.scheme, self.width);
        self.tab.picture(self.folder.join(name)).await?;
        // A picture makes the window as high as the page.
        self.tab.set_width(self.width).await
    }
}

async fn draw_steps(camera: &Camera<'_>) -> Result<()> {
    let tab = camera.tab;
    let harness = Setup::default().start(tab).await?;
    camera.aim().await?;
    harness.open().await?;
    let step = Step::shown(tab, Field::Subdomain).await?;
    camera.take("1-subdomain").await?;
    step.type_text(ACME.subdomain).await?;
    step.go_on().await?;
    let step = Step::arrive(tab, Field::ApiKey).await?;
    camera.take("2-api-key").await?;
    step.go_on().await?;
    step.wait_for_error("Enter your API key.").await?;
    camera.take("2-api-key-empty").await?;
    step.type_text(ACME.api_key).await?;
    step.go_on().await?;
    let step = Step::arrive(tab, Field::UserId).await?;
    camera.take("3-user-id").await?;
    step.type_text(ACME.user_id).await?;
    step.go_on().await?;
    let check = Check::arrive(tab).await?;
    camera.take("4-check").await?;
    let popup = check.connect().await?;
    camera.take("5-popup").await?;
    popup.press_close().await?;
    camera.take("6-connected").await
}

async fn draw_outcomes(camera: &Camera<'_>) -> Result<()> {
    let tab = camera.tab;
    for (faults, code) in [
        ("create=provider:401", "credentials_rejected"),
        ("create=429", "rate_limited"),
        ("create=403", "session_forbidden"),
        ("create=500", "backend_error"),
    ] {
        let harness = Setup::default().faults(faults).start(tab).await?;
        camera.aim().await?;
        harness.open().await?;
        fill_in(tab, &ACME).await?.connect_in_vain(code).await?;
        camera.take(&format!("7-{code}")).await?;
    }
    Ok(())
}

/// A guide with every block. Its pictures can't be fetched here, so that others stand in for them.
async fn draw_guide(camera: &Camera<'_>) -> Result<()> {
    let tab = camera.tab;
    let guide = include_str!("../../../fixtures/guides/everything.json").to_owned();
    let harness = Setup::default()
        .session(json!({ "provider": "heronhr" }))
        .settings(json!({ "provider": "any", "guide-images": true }))
        .file("/guides/heronhr.json", Override::Text(guide))
        .start(tab)
        .await?;
    camera.aim().await?;
    harness.open().await?;
    let form = Form::arrive(tab, "Before you begin").await?;
    let show = "const picture = Object.assign(document.createElement('canvas'), { width: 900, height: 360 });
        const pen = picture.getContext('2d');
        pen.fillStyle = '#dde3ee';
        pen.fillRect(0, 0, 900, 360);
        pen.fillStyle = '#1f4fd1';
        pen.fillRect(40, 40, 260, 60);
        for (const one of all('.cw-guide-picture')) one.src = picture.toDataURL();
        for (const one of all('.cw-screen details')) one.open = true";
    tab.script(show, Value::Null).await?;
    camera.take("8-guide-first").await?;
    form.fill("username", "acme").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Only for jobs").await?;
    tab.script(show, Value::Null).await?;
    camera.take("8-guide-second").await?;
    form.fill("password", "a-secret-of-the-test").await?;
    tab.press("Continue").await?;
    form.wait_for_heading("Check and connect").await?;
    camera.take("8-guide-last").await
}
