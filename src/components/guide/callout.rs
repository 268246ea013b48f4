//! A remark in a box, with its rank in words.

use flow::guide::{Block, Rank};
use leptos::prelude::*;

use super::Blocks;
use crate::{contexts::use_i18n, draw::view, i18n::Message};

/// A callout. Its rank is read before what it says, and shown above it, never by colour alone.
#[component]
pub fn Callout(
    /// Its weight.
    rank: Rank,
    /// Its content.
    blocks: Vec<Block>,
) -> impl IntoView {
    let (class, name) = match rank {
        Rank::Note => ("cw-note", Message::Note),
        Rank::Tip => ("cw-note cw-note--tip", Message::Tip),
        Rank::Info => ("cw-note cw-note--info", Message::Information),
        Rank::Warning => ("cw-note cw-note--warning", Message::Warning),
        Rank::Danger => ("cw-note cw-note--danger", Message::Danger),
    };
    let name = use_i18n().text(name);
    view! {
        <div class=class role="note" data-cw-rank=rank.as_str()>
            <strong>{name}</strong>
            <Blocks blocks />
        </div>
    }
}
