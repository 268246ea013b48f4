//! The language: which one is wanted, and its file.

use futures::future::LocalBoxFuture;
use leptos::task::spawn_local;
use settings::{Config, language_tag};
use std::sync::Arc;

use super::ShellHandle;
use crate::{
    browser::{environment::languages, fetch::fetch_json, files::Files},
    i18n::{self, Catalogue},
    parts::{PartMissing, part},
};

/// Brings the sentences of the language that the settings, the page around or the browser ask for. Until they are here,
/// those of before stay; where none can be had, English is spoken.
pub fn load(shell: ShellHandle, config: &Arc<Config>, page_language: Option<String>) {
    let around: Vec<_> = page_language
        .into_iter()
        .chain(languages())
        .filter_map(|tag| language_tag(&tag))
        .collect();
    let files = i18n::files(config.locale.as_deref(), &around);
    let place = shell.with(|shell| shell.files.clone()).flatten();
    let config = config.clone();
    let Some(place) = place.filter(|_| files.iter().any(|tag| tag != i18n::BUILT_IN)) else {
        show(shell, &config, |provider| english(provider, &config));
        return;
    };
    spawn_local(async move {
        let fetched = match fetch_catalogue(place, files).await {
            Ok(fetching) => fetching.await,
            Err(PartMissing) => None,
        };
        show(shell, &config, |provider| match fetched {
            Some(catalogue) => catalogue.of_provider(provider),
            None => english(provider, &config),
        });
    });
}

part! { language:
    /// The first of these languages that can be had, of those before English.
    fn fetch_catalogue(
        place: Files,
        files: Vec<String>,
    ) -> LocalBoxFuture<'static, Option<Catalogue>> {
        Box::pin(async move {
            for tag in files.iter().take_while(|tag| *tag != i18n::BUILT_IN) {
                if let Some(json) = fetch_json(&place.address(&format!("locales/{tag}.json"))).await {
                    return Some(Catalogue::from_json(tag, "", &json));
                }
            }
            None
        })
    }
}

fn english(provider: &str, config: &Config) -> Catalogue {
    Catalogue::english(provider).with_texts(&config.texts)
}

/// Shows a catalogue, unless other settings have come meanwhile, and with them another language.
fn show(shell: ShellHandle, config: &Arc<Config>, make: impl FnOnce(&str) -> Catalogue) {
    shell.with(|shell| {
        let state = &shell.state;
        if !Arc::ptr_eq(&state.settings.now(), config) {
            return;
        }
        let before = state
            .i18n
            .try_with_untracked(|catalogue| (catalogue.provider.clone(), catalogue.placement));
        let (provider, placement) = before.unwrap_or_default();
        let mut new = make(&provider);
        new.placement = placement;
        if state.i18n.try_with_untracked(|catalogue| *catalogue != new) == Some(true) {
            state.i18n.update(|catalogue| *catalogue = new);
        }
    });
}
