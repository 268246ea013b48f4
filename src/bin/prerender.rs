//! Writes what the built page holds before any script has run, into `target/prerender/`: the first step, drawn by the
//! same view that the browser draws it with; what can be read without the program; and the style sheet.
//!
//! Trunk runs it before each build.

use std::{fs, io, path::Path, sync::Arc};

use connect_wizard::{
    config::Config,
    domain::wizard::{Rules, Wizard},
    guides,
    i18n::Catalogue,
    ui::{
        context::{Context, Drafts, Texts},
        element::Element,
        markup::markup,
        screens::card,
        start::start,
    },
};
use leptos::prelude::*;

fn main() -> io::Result<()> {
    let folder = Path::new("target/prerender");
    fs::create_dir_all(folder)?;
    write(&folder.join("first-step.html"), &draw(first_step))?;
    write(&folder.join("start.html"), &draw(readable_guide))?;
    write(
        &folder.join("connect-wizard.css"),
        &style_sheet(Path::new("style"))?,
    )
}

/// Leaves a file alone that is already right: Trunk watches these, and would build again.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    fs::write(path, text)
}

fn draw(element: fn() -> Element) -> String {
    Owner::new().with(|| markup(&element()))
}

fn catalogue() -> Catalogue {
    Catalogue::english(&Config::default().provider_name)
}

fn first_step() -> Element {
    let config = Config::default();
    let rules = Rules {
        guide: guides::clayhr(),
        hosts: config.hosts.clone(),
        field_names: config.field_names.clone(),
    };
    let context = Context::new(
        RwSignal::new(Wizard::new(Arc::new(rules))),
        Drafts::default(),
        Texts(RwSignal::new(catalogue())),
        Arc::new(config),
        Callback::new(|_| ()),
    );
    card(&context)
}

fn readable_guide() -> Element {
    start(&guides::clayhr(), &catalogue())
}

/// The layers in their order: tokens, what every part shares, the parts.
fn style_sheet(folder: &Path) -> io::Result<String> {
    let mut parts = vec![folder.join("tokens.css"), folder.join("base.css")];
    let mut components: Vec<_> = fs::read_dir(folder.join("components"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    components.sort();
    parts.extend(components);
    let texts: Vec<_> = parts
        .iter()
        .map(fs::read_to_string)
        .collect::<io::Result<_>>()?;
    Ok(texts.join("\n"))
}
