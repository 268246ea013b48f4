//! Draws docs/brands.png: each sample brand at one of its screens, side by side. Needs `cargo xtask dist --all`.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use end_to_end::{
    brands::{fill_in, go_on, type_into, wait_for, wait_for_step},
    browser_pool::BrowserPool,
    engine::Engine,
    harness::Setup,
    tab::Tab,
};
use sandbox::demo;
use serde_json::Value;
use xtask::docs::conformance::BRANDS;

/// The width at which each brand's page is drawn, in pixels.
const WIDTH: u32 = 700;

#[tokio::main]
async fn main() -> Result<()> {
    let pool = BrowserPool::open()?;
    pool.run(Engine::Chromium, "gallery", draw).await?;
    pool.close().await;
    Ok(())
}

async fn draw(tab: Tab) -> Result<()> {
    let root = tab.workspace().root().to_owned();
    let folder = root.join("target/gallery");
    fs::create_dir_all(&folder)?;
    for (index, brand) in BRANDS.into_iter().enumerate() {
        let harness = Setup::default().brand(brand).start(&tab).await?;
        tab.set_width(WIDTH).await?;
        for scheme in ["light", "dark"] {
            tab.set_scheme(scheme).await?;
            tab.goto("about:blank").await?;
            harness.open().await?;
            picture(&tab, &folder, brand, &format!("{scheme}-step")).await?;
            if index % 3 == 1 || scheme == "dark" {
                type_into(&tab, "subdomain", "acmecompany").await?;
                go_on(&tab).await?;
                wait_for_step(&tab, "apiKey").await?;
                picture(&tab, &folder, brand, &format!("{scheme}-key")).await?;
            }
        }
    }
    for brand in ["harborline", "papaya"] {
        let harness = Setup::default().brand(brand).start(&tab).await?;
        tab.set_scheme("light").await?;
        tab.set_width(WIDTH).await?;
        harness.open().await?;
        fill_in(&tab, &demo::ACME).await?;
        picture(&tab, &folder, brand, "light-check").await?;
        go_on(&tab).await?;
        wait_for(&tab, "dialog[open]").await?;
        picture(&tab, &folder, brand, "light-popup").await?;
    }
    montage(&tab, &folder, &root.join("docs/brands.png")).await
}

async fn picture(tab: &Tab, folder: &Path, brand: &str, name: &str) -> Result<()> {
    tab.set_width(WIDTH).await?;
    let loaded = "return [...document.images].filter(isSeen).every((image) => image.complete && image.naturalWidth)";
    tab.until("the pictures", loaded, Value::Null).await?;
    tab.picture(folder.join(format!("{brand}-{name}.png")))
        .await
}

/// All on one page, which is then drawn itself.
async fn montage(tab: &Tab, folder: &Path, target: &Path) -> Result<()> {
    let tiles = [
        "harborline-light-step",
        "meadow-light-step",
        "nocturne-dark-key",
        "papaya-light-step",
        "ledger-light-step",
        "kestrel-light-key",
    ];
    let images: String = tiles
        .iter()
        .map(|tile| format!("<img src=\"{tile}.png\">"))
        .collect();
    let style = "body{margin:0;padding:16px;background:#fff;display:grid;grid-template-columns:repeat(3,1fr);gap:16px}\
        img{width:100%;height:430px;object-fit:cover;object-position:top;border-radius:8px}";
    let page = folder.join("gallery.html");
    fs::write(
        &page,
        format!("<!doctype html><style>{style}</style>{images}"),
    )?;
    tab.set_width(1200).await?;
    tab.goto(&format!("file://{}", page.display())).await?;
    let loaded = "return document.images.length > 0 && [...document.images].every((image) => image.complete)";
    tab.until("the pictures", loaded, Value::Null).await?;
    tab.picture(target.to_owned())
        .await
        .context("docs/brands.png")
}
