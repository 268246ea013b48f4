//! The pieces of the page that differ from brand to brand, by the name of their file.

use std::sync::Arc;

use brand::Brand;
use connect_wizard::{
    app::{App, AppState, to_html},
    contexts::{Dispatch, I18n},
    i18n::{BUILT_IN, Catalogue, Message, start::StartMessage},
    start::Start,
};
use flow::{fields::rule::RuleChecker, guide::Guide};
use leptos::prelude::*;
use serde_json::{Map, Value};
use settings::Config;

use crate::words::Words;

/// The vendor's part of the guide; `{vendor}` and `{vendor-guide}` stand for its name and address.
const VENDOR: &str = include_str!("../../../assets/themes/vendor-guide.json");

/// Draws them.
pub fn all(
    brand: &Brand,
    config: &Config,
    words: &Words,
    settings: &Map<String, Value>,
) -> [(&'static str, String); 6] {
    let mut config = config.clone();
    for address in [&mut config.logo, &mut config.logo_dark]
        .into_iter()
        .flatten()
    {
        if !address.contains(':') {
            address.insert_str(0, "./");
        }
    }
    let catalogue = catalogue(&config, words);
    let settings = brand::settings::for_page(settings);
    let script = "<script type=\"application/json\" id=\"connect-wizard-brand\">";
    [
        ("head.html", title(&config, &catalogue)),
        ("first-step.html", first_step(&config, &catalogue)),
        (
            "start.html",
            start(guide(brand, &config), catalogue.clone()),
        ),
        ("brand.html", [script, &settings, "</script>"].concat()),
        ("brand.json", settings),
        ("notices.json", notices(&catalogue)),
    ]
}

/// Returns what scripts say without the program's help. Where it can't run: a heading and advice, by the name of the problem;
/// and the way back from a hosted page.
fn notices(catalogue: &Catalogue) -> String {
    let say = |message: StartMessage| Value::String(catalogue.start_text(message));
    let say_all = |errors: &[(&str, StartMessage, StartMessage)]| -> Map<String, Value> {
        let said = errors.iter().map(|(name, title, text)| {
            let words = vec![say(*title), say(*text)];
            ((*name).to_owned(), Value::Array(words))
        });
        said.collect()
    };
    let mut notices = say_all(&StartMessage::ERRORS);
    let embedded = say_all(&StartMessage::ELEMENT_ERRORS);
    notices.insert("element".to_owned(), Value::Object(embedded));
    notices.insert("again".to_owned(), say(StartMessage::Again));
    let back = StartMessage::RETURN.map(|(name, message)| (name.to_owned(), say(message)));
    notices.insert(
        "return".to_owned(),
        Value::Object(back.into_iter().collect()),
    );
    Value::Object(notices).to_string()
}

/// The sentences in the language that the brand starts in.
fn catalogue(config: &Config, words: &Words) -> Catalogue {
    let provider = &config.provider_name;
    match config.locale.as_deref() {
        Some(tag) if tag != BUILT_IN => {
            let file = std::fs::read_to_string(["assets/locales/", tag, ".json"].concat());
            let own = words.languages.get(tag);
            let text = own
                .map(|sentences| Value::Object(sentences.clone()).to_string())
                .or(file.ok());
            let json = text.and_then(|text| serde_json::from_str(&text).ok());
            Catalogue::from_json(tag, provider, &json.unwrap_or_default())
        }
        _ => Catalogue::english(provider).with_texts(&config.texts),
    }
}

fn title(config: &Config, catalogue: &Catalogue) -> String {
    let title = catalogue.text(Message::Title);
    let title = match &config.product_name {
        Some(product) => format!("{title} – {product}"),
        None => title,
    };
    Owner::new().with(|| to_html(view! { <title>{title}</title> }))
}

fn first_step(config: &Config, catalogue: &Catalogue) -> String {
    Owner::new().with(|| {
        let state = AppState::new(Arc::new(config.clone()), RuleChecker::default());
        state.i18n.update(|shown| shown.clone_from(catalogue));
        let dispatch = Dispatch::new(|_| ());
        to_html(view! { <App state dispatch /> })
    })
}

fn start(guide: Guide, catalogue: Catalogue) -> String {
    Owner::new().with(|| {
        provide_context(I18n::new(catalogue));
        to_html(view! { <Start guide /> })
    })
}

/// The whole guide to read, with the vendor's part where the brand names one.
fn guide(brand: &Brand, config: &Config) -> Guide {
    let mut guide = guide::clayhr();
    if config.is_vendor_hidden {
        return guide.without_vendor();
    }
    if let (Some(name), Some(address)) = (&config.vendor_name, &brand.vendor_guide) {
        let part = VENDOR
            .replace("{vendor}", name)
            .replace("{vendor-guide}", address);
        let part = serde_json::from_str(&part).expect("assets/themes/vendor-guide.json is JSON");
        guide.sections.push(guide::read_section(&part));
    }
    guide
}
