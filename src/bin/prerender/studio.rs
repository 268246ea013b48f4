//! The theme studio: one file that works without a server, with every screen of the wizard drawn into it.

use std::{collections::BTreeMap, fs, io, path::Path, sync::Arc};

use connect_wizard::{
    config::Config,
    domain::{
        answers::Answers,
        failure::{Failure, FailureCode},
        guide::StepId,
        session::{Account, Attempt, Confirmation, Connecting, Event, Session},
        wizard::{Rules, Wizard},
    },
    guides,
    i18n::Catalogue,
    ui::{
        context::{Context, Drafts, Texts},
        markup::markup,
        screens::card,
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

/// Its parts, each after those that it uses.
const SCRIPTS: [&str; 4] = [
    "style/theme.js",
    "studio/contrast.js",
    "studio/toml.js",
    "studio/studio.js",
];

/// Puts the studio together; `sheet` is the style of the default brand.
pub fn page(sheet: &str, config: &Config) -> io::Result<String> {
    let mut script = String::new();
    for file in SCRIPTS {
        // One script now: what one part hands to another is simply there.
        script.push_str(&fs::read_to_string(file)?.replace("\nexport ", "\n"));
    }
    let list =
        |file: &str| -> io::Result<Value> { Ok(serde_json::from_str(&fs::read_to_string(file)?)?) };
    let data = json!({
        "tokens": list("themes/tokens.json")?,
        "rules": list("themes/contrast.json")?,
        "brands": brands()?,
        "style": sheet,
    });
    let states: String = states(config)
        .into_iter()
        .map(|(name, label, html)| {
            format!("<template data-state=\"{name}\" data-label=\"{label}\">{html}</template>\n")
        })
        .collect();
    // The script last: it may hold what looks like a place.
    Ok(fs::read_to_string("studio/studio.html")?
        .replace("@style@", &fs::read_to_string("studio/studio.css")?)
        .replace("@states@", &states)
        .replace("@data@", &data.to_string().replace('<', "\\u003c"))
        .replace("@script@", &script))
}

fn brands() -> io::Result<BTreeMap<String, String>> {
    let mut brands = BTreeMap::new();
    for entry in fs::read_dir(Path::new("themes"))? {
        let entry = entry?;
        if let Ok(text) = fs::read_to_string(entry.path().join("theme.toml")) {
            brands.insert(entry.file_name().to_string_lossy().into_owned(), text);
        }
    }
    Ok(brands)
}

/// Every screen: a name, a label, and what it looks like.
fn states(config: &Config) -> Vec<(String, String, String)> {
    let guide = guides::clayhr();
    let steps = guide.asking().count();
    let mut states = Vec::new();
    let mut add = |name: String, label: String, prepare: &dyn Fn(&mut Wizard)| {
        states.push((name, label, draw(config, prepare)));
    };
    let at = |step: StepId| {
        move |wizard: &mut Wizard| {
            wizard.session = Session::Answering {
                step,
                errors: Vec::new(),
                remarks: Vec::new(),
            };
        }
    };
    for place in 0..steps {
        let number = place + 1;
        let step = StepId::Ask(place);
        add(
            format!("step-{number}"),
            format!("Step {number}"),
            &at(step),
        );
        add(
            format!("step-{number}-error"),
            format!("Step {number}, with an error"),
            &|wizard| {
                at(step)(wizard);
                wizard.update(Event::ContinuePressed, &Answers::default());
            },
        );
    }
    add(
        "check".into(),
        "Check and connect".into(),
        &at(StepId::Check),
    );
    add(
        "check-errors".into(),
        "Check and connect, with errors".into(),
        &|wizard| {
            at(StepId::Check)(wizard);
            wizard.update(Event::ConnectPressed, &Answers::default());
        },
    );
    add("connecting".into(), "Connecting".into(), &|wizard| {
        wizard.session = Session::Connecting(Connecting::Sending {
            attempt: Attempt(1),
        });
    });
    for (name, label, confirmation) in [
        ("popup", "Connected, with the popup", Confirmation::Open),
        ("connected", "Connected", Confirmation::Closed),
    ] {
        add(name.into(), label.into(), &move |wizard| {
            wizard.session = Session::Connected {
                account: Account {
                    id: "account".into(),
                    provider: "clayhr".into(),
                    company: "acmecompany".into(),
                },
                confirmation,
            };
        });
    }
    for code in FailureCode::ALL {
        let name = code.as_str();
        add(
            format!("failure-{name}"),
            format!("Failure: {name}"),
            &move |wizard| {
                let mut failure = Failure::new(code);
                failure.detail = Some("What the provider said, word for word.".into());
                wizard.session = Session::Failed(failure);
            },
        );
    }
    states
}

fn draw(config: &Config, prepare: &dyn Fn(&mut Wizard)) -> String {
    Owner::new().with(|| {
        let rules = Rules {
            guide: guides::clayhr(),
            hosts: config.hosts.clone(),
            field_names: config.field_names.clone(),
        };
        let mut wizard = Wizard::new(Arc::new(rules));
        prepare(&mut wizard);
        let context = Context::new(
            RwSignal::new(wizard),
            Drafts::default(),
            Texts(RwSignal::new(Catalogue::english(&config.provider_name))),
            Arc::new(config.clone()),
            Callback::new(|_| ()),
        );
        markup(&card(&context))
    })
}
