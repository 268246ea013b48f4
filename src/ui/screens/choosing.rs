//! The session allows several connectors: find one, and open it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    i18n::Message,
    ui::{
        components::lines::{Line, lines},
        context::Context,
        element::{Element, element, heading},
    },
};
use flow::{
    field::FieldKey,
    search::matches_search,
    secret::Secret,
    session::{Event, Offer},
};

/// How many connectors can be taken in at a glance, without a search.
const FEW: usize = 6;

/// Choose what is to be linked.
pub fn choosing_screen(context: &Context) -> Element {
    let texts = context.texts;
    let screen = element("div", "cw-screen")
        .attribute("role", "search")
        .child(heading(texts.text(Message::ChooseTitle)));
    let offers = context
        .wizard
        .with_untracked(|wizard| wizard.offers.clone());
    let screen = if offers.len() > FEW {
        screen
            .child(search(context, &offers))
            .child(lines(context, |context, wizard| {
                let found = shown(context, &wizard.offers).len() as u32;
                let sentence = context.texts.fill_count(Message::Found, "number", found);
                vec![Line::plain("cw-text cw-text--quiet", sentence)]
            }))
    } else {
        screen
    };
    let context = context.clone();
    screen.child(element("ul", "cw-offers").live(Box::new(move || {
        let shown = shown(&context, &offers).into_iter();
        shown.map(|offer| row(&context, offer)).collect()
    })))
}

/// Drafts like those of the fields; no field of a connector has these names.
fn query() -> FieldKey {
    FieldKey::Other("cw search".to_owned())
}

fn category() -> FieldKey {
    FieldKey::Other("cw category".to_owned())
}

/// The offers that are searched for. Follows what is typed and chosen.
fn shown<'a>(context: &Context, offers: &'a [Offer]) -> Vec<&'a Offer> {
    let typed = |key| {
        context
            .drafts
            .of(&key)
            .get()
            .expose()
            .trim()
            .to_ascii_lowercase()
    };
    let (query, category) = (typed(query()), typed(category()));
    offers
        .iter()
        .filter(|offer| {
            matches_search(&query, &offer.name, "")
                && (category.is_empty() || offer.category.eq_ignore_ascii_case(&category))
        })
        .collect()
}

fn search(context: &Context, offers: &[Offer]) -> Element {
    let texts = context.texts;
    // In the backend's order: to sort them would cost more code than it is worth.
    let mut categories: Vec<&str> = Vec::new();
    for offer in offers {
        if !offer.category.is_empty() && !categories.contains(&&*offer.category) {
            categories.push(&offer.category);
        }
    }
    let option =
        |value: &str, label: String| element("option", "").attribute("value", value).text(label);
    let every = option("", texts.text(Message::EveryCategory));
    let choices = categories
        .iter()
        .map(|category| option(category, category_name(category)));
    let filter = element("select", "cw-field__input")
        .attribute("aria-label", &texts.text(Message::Category))
        .child(every)
        .children(choices);
    let find = element("input", "cw-field__input")
        .attribute("type", "search")
        .attribute("autocomplete", "off")
        .attribute("aria-label", &texts.text(Message::Search))
        .attribute("placeholder", &texts.text(Message::Search));
    let row = element("div", "cw-offers__search").child(follow(context, query(), find));
    if categories.len() > 1 {
        row.child(follow(context, category(), filter))
    } else {
        row
    }
}

fn follow(context: &Context, key: FieldKey, input: Element) -> Element {
    let draft = context.drafts.of(&key);
    input.on(
        "input",
        Box::new(move |event| draft.set(Secret::new(event_target_value(&event)))),
    )
}

/// A category in words: the backend's own, with the hyphens of a key taken out.
fn category_name(category: &str) -> String {
    match category {
        "ats" | "crm" | "erp" | "hris" | "iam" | "lms" => category.to_ascii_uppercase(),
        _ => category.replace('-', " "),
    }
}

fn row(context: &Context, offer: &Offer) -> Element {
    let mut letter = element("span", "cw-offer__logo").attribute("aria-hidden", "true");
    letter = letter.text(offer.name.chars().take(1).collect());
    if let Some(address) = &offer.logo {
        let picture = element("img", "cw-offer__picture")
            .attribute("alt", "")
            .attribute("loading", "lazy")
            .attribute("referrerpolicy", "no-referrer")
            .attribute("src", address)
            // The letter behind it is enough.
            .on("error", Box::new(remove));
        letter = letter.child(picture);
    }
    let id = offer.id.clone();
    let button = element("button", "cw-offer")
        .attribute("type", "button")
        .child(letter)
        .child(element("span", "cw-offer__name").text(offer.name.clone()))
        .child(element("span", "cw-offer__category").text(category_name(&offer.category)))
        .dispatches(context, move || Event::Chosen(id.clone()));
    element("li", "").child(button)
}

fn remove(event: web_sys::Event) {
    let target = event.target();
    if let Some(picture) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
        picture.remove();
    }
}
