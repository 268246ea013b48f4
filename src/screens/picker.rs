//! The session allows several connectors: find one, and open it.

use flow::{event::Event, search::matches_search, state::ConnectorSummary};
use leptos::prelude::*;

use crate::{
    components::{
        heading::Heading,
        live_region::{LiveMessage, LiveRegion, MessageKind},
    },
    contexts::{use_dispatch, use_flow, use_i18n},
    draw::{reactive, view},
    i18n::Message,
};

/// The number of connectors that can be taken in at a glance, without a search.
const FEW: usize = 6;

/// Choose what is to be linked.
#[component]
pub fn PickerScreen() -> impl IntoView {
    let (i18n, flow) = (use_i18n(), use_flow());
    let connectors = flow.memo(|flow| flow.connectors().to_vec());
    let search = RwSignal::new(String::new());
    let category = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let (search, category) = (search.get(), category.get());
        let mut connectors = connectors.get();
        connectors.retain(|connector| {
            matches_search(&search, &connector.name, &connector.provider)
                && (category.is_empty() || connector.category == category)
        });
        connectors
    });
    let has_search = connectors.with_untracked(|connectors| connectors.len() > FEW);
    view! {
        <div class="cw-screen" role="search">
            <Heading>{i18n.text(Message::ChooseTitle)}</Heading>
            {has_search
                .then(|| {
                    view! {
                        <Search connectors search category />
                        <Found found />
                    }
                })}
            <ul class="cw-offers">
                <For each=move || found.get() key=|connector| connector.id.clone() let(connector)>
                    <Connector connector />
                </For>
            </ul>
        </div>
    }
}

/// The search above the list. What is typed and chosen in it belongs to the list alone.
#[component]
fn Search(
    /// Everything there is.
    connectors: Memo<Vec<ConnectorSummary>>,
    /// The search text.
    search: RwSignal<String>,
    /// The category that is looked at; empty for all.
    category: RwSignal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let mut categories = connectors.with_untracked(|connectors| {
        let categories = connectors
            .iter()
            .map(|connector| connector.category.clone());
        categories
            .filter(|category| !category.is_empty())
            .collect::<Vec<_>>()
    });
    categories.sort();
    categories.dedup();
    let filter = (categories.len() > 1).then(|| {
        let options: Vec<_> = categories
            .into_iter()
            .map(|category| {
                let name = category_name(&category);
                view! { <option value=category>{name}</option> }
            })
            .collect();
        view! {
            <select
                class="cw-field__input"
                aria-label=i18n.text(Message::Category)
                on:input=move |event| category.set(event_target_value(&event))
            >
                <option value={""}>{i18n.text(Message::EveryCategory)}</option>
                {options}
            </select>
        }
    });
    view! {
        <div class="cw-offers__search">
            <input
                class="cw-field__input"
                type="search"
                autocomplete="off"
                aria-label=i18n.text(Message::Search)
                placeholder=i18n.text(Message::Search)
                on:input=move |event| search.set(event_target_value(&event))
            />
            {filter}
        </div>
    }
}

/// Says how many there are.
#[component]
fn Found(
    /// The connectors found.
    found: Memo<Vec<ConnectorSummary>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let messages = Memo::new(move |_| {
        let number = found.with(Vec::len) as u32;
        let text = i18n.with(|catalogue| catalogue.fill_count(Message::Found, "number", number));
        vec![LiveMessage::new(MessageKind::QuietText, text)]
    });
    view! { <LiveRegion messages /> }
}

/// A category in words: the backend's own, with the hyphens of a key taken out.
fn category_name(category: &str) -> String {
    match category {
        "ats" | "crm" | "erp" | "hris" | "iam" | "lms" => category.to_ascii_uppercase(),
        _ => category.replace('-', " "),
    }
}

/// One connector, with its logo or the first letter of its name.
#[component]
fn Connector(
    /// The connector that is offered.
    connector: ConnectorSummary,
) -> impl IntoView {
    let dispatch = use_dispatch();
    let letter: String = connector.name.chars().take(1).collect();
    let picture = connector.logo.map(|src| view! { <Picture src /> });
    view! {
        <li>
            <button
                class="cw-offer"
                type="button"
                on:click=move |_| dispatch.send(Event::ConnectorSelected(connector.id.clone()))
            >
                <span class="cw-offer__logo" aria-hidden="true">
                    {letter}
                    {picture}
                </span>
                <span class="cw-offer__name">{connector.name}</span>
                <span class="cw-offer__category">{category_name(&connector.category)}</span>
            </button>
        </li>
    }
}

/// A connector's logo. Where it does not arrive, the letter behind it is enough.
#[component]
fn Picture(
    /// The address of the logo.
    src: String,
) -> impl IntoView {
    let is_missing = RwSignal::new(false);
    reactive(move || {
        let src = src.clone();
        (!is_missing.get()).then(|| {
            view! {
                <img
                    class="cw-offer__picture"
                    alt=""
                    loading="lazy"
                    referrerpolicy="no-referrer"
                    src=src
                    on:error=move |_| is_missing.set(true)
                />
            }
        })
    })
}
