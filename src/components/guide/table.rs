//! A small table.

use flow::guide::Table;
use guide::{inline::plain, links::addresses_to_copy};
use leptos::prelude::*;

use crate::{
    components::{rich_text::RichText, share::CopyButton},
    contexts::use_i18n,
    draw::view,
};

/// A table. Where it is wider than the card, it is scrolled, by keyboard too.
#[component]
pub fn GuideTable(
    /// The table.
    table: Table,
) -> impl IntoView {
    let head = (!table.head.is_empty()).then(|| {
        let cells: Vec<_> = table
            .head
            .into_iter()
            .map(|text| {
                let text = use_i18n().guide_text(&text);
                view! {
                    <th scope="col">
                        <RichText text />
                    </th>
                }
            })
            .collect();
        view! {
            <thead>
                <tr>{cells}</tr>
            </thead>
        }
    });
    let rows: Vec<_> = table
        .rows
        .into_iter()
        .map(|row| view! { <Row row /> })
        .collect();
    view! {
        <div class="cw-table" tabindex="0">
            <table>
                {head}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(row: Vec<String>) -> impl IntoView {
    // "Redirect URL" stands in another cell than the address.
    let addresses = addresses_to_copy(&row.join("\n"));
    let cells: Vec<_> = row
        .into_iter()
        .map(|text| {
            let is_address = addresses.contains(&plain(&text));
            let text = use_i18n().guide_text(&text);
            view! {
                <td>
                    <span>
                        <RichText text />
                    </span>
                    {is_address.then(|| view! { <CopyButton /> })}
                </td>
            }
        })
        .collect();
    view! { <tr>{cells}</tr> }
}
