//! White label at run time: the vendor's names in what the backend sends, replaced where it enters the flow.
//!
//! All of it enters by three events, which `effects/` makes of the backend's answers, so that nothing which is drawn,
//! announced or told to the host can be forgotten. The guide is replaced where it is read, since its fields are found by
//! their labels first.

use std::{mem, sync::Arc};

use ::white_label::{Name, WhiteLabel};
use flow::{
    connector::{Connector, EXTERNAL_TRIGGER_TOKEN},
    details::ConnectorDetails,
    event::Event,
    failure::Failure,
    field::{Field, FieldKind, SelectOption},
};
use settings::Config;

use crate::i18n::{Catalogue, Message};

/// Returns the words that stand in the place of the vendor's names; `None` where the brand is the vendor's own.
pub fn of(config: &Config, catalogue: &Catalogue) -> Option<WhiteLabel> {
    if !config.is_vendor_hidden {
        return None;
    }
    let own = config.vendor_name.as_deref().and_then(Name::of);
    let names = config.vendor_names.iter().copied().chain(own);
    let product = match &config.product_name {
        Some(name) => name.clone(),
        None => catalogue.text(Message::AnyProduct),
    };
    let address = catalogue.fill(Message::AskForAddress, &[("product", &product)]);
    Some(WhiteLabel::new(names.collect(), &product, &address))
}

/// Returns the event without the vendor's names in anything that the backend wrote.
pub fn cover(event: Event, label: &WhiteLabel) -> Event {
    match event {
        Event::ConnectorLoaded { request, result } => Event::ConnectorLoaded {
            request,
            result: match result {
                Ok(details) => Ok(Arc::new(cover_details(
                    Arc::unwrap_or_clone(details),
                    label,
                ))),
                Err(failure) => Err(cover_failure(failure, label)),
            },
        },
        Event::ConnectorsListed {
            request,
            mut connectors,
        } => {
            for connector in &mut connectors {
                connector.name = label.text(&connector.name);
                connector.category = label.text(&connector.category);
                connector.logo = connector
                    .logo
                    .take()
                    .filter(|logo| label.link(logo).is_some());
            }
            Event::ConnectorsListed {
                request,
                connectors,
            }
        }
        other => other,
    }
}

fn cover_details(mut details: ConnectorDetails, label: &WhiteLabel) -> ConnectorDetails {
    cover_connector(&mut details.connector, label);
    details.existing_account = details
        .existing_account
        .map_err(|failure| cover_failure(failure, label));
    details
}

/// Gives each field whose key names the vendor another one, since keys stand in ids, attributes and events. Before the guide
/// is read, whose steps go by these keys.
pub fn cover_keys(fields: &mut [Field], label: &WhiteLabel) {
    for (number, field) in (1..).zip(fields) {
        if field.key != EXTERNAL_TRIGGER_TOKEN && label.is_named_in(&field.key) {
            let own = mem::replace(&mut field.key, format!("field-{number}"));
            field.sent_key = Some(own);
        }
    }
}

fn cover_connector(connector: &mut Connector, label: &WhiteLabel) {
    connector.name = label.text(&connector.name);
    connector.support_link = connector
        .support_link
        .take()
        .filter(|link| label.link(link).is_some());
    for notice in &mut connector.notices {
        notice.text = label.text(&notice.text);
    }
    for field in &mut connector.fields {
        cover_field(field, label);
    }
}

/// Replaces the vendor's name in the texts of a field. Its key and its values go back to the backend as they came, and have
/// covers in the page.
fn cover_field(field: &mut Field, label: &WhiteLabel) {
    // The value of a choice is that of an option, which has a cover of its own.
    let is_choice = matches!(field.kind, FieldKind::Select(_));
    if !is_choice && label.is_named_in(&field.value) {
        field.cover = Some(label.text(&field.value));
    }
    field.label = label.text(&field.label);
    for text in [&mut field.description, &mut field.placeholder] {
        *text = text.take().map(|text| label.text(&text));
    }
    if let Some(rule) = &mut field.rule {
        rule.sentence = rule.sentence.take().map(|text| label.text(&text));
    }
    if let FieldKind::Select(options) = &mut field.kind {
        let is_named = |option: &SelectOption| label.is_named_in(&option.value);
        if options.iter().any(is_named) {
            for (number, option) in (1..).zip(options.iter_mut()) {
                option.cover = Some(format!("option-{number}"));
            }
        }
        for option in options {
            option.label = label.text(&option.label);
        }
    }
}

/// Returns the failure without the vendor's names in what the backend told of it.
pub fn cover_failure(mut failure: Failure, label: &WhiteLabel) -> Failure {
    failure.detail = failure.detail.take().map(|detail| label.text(&detail));
    failure
}
