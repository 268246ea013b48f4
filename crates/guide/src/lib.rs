//! Guides as data: the instructions that stand beside the fields of a form.
//!
//! The model itself is [`flow::guide`], since the flow follows the order of a guide's steps. Read here in this order:
//! [`read`](mod@read) (from JSON to the model), [`bind`] (which step asks for which field), [`brand`] (what a
//! partner's brand leaves out), [`inline`] (bold, code and
//! links within a text), [`lines`] and [`links`] (the meaning of line ends and of relative addresses), [`write`](mod@write)
//! and [`text`](mod@text) (back to JSON, and to plain text). Nothing here knows a browser: the app, the prerender program
//! and the tools share it.

pub mod bind;
pub mod brand;
#[rustfmt::skip]
mod clayhr;
pub mod inline;
pub mod lines;
pub mod links;
pub mod read;
pub mod text;
pub mod write;

pub use bind::read_guide_for;
pub use clayhr::clayhr;
pub use read::{CLAYHR, is_built_in, read_guide, read_section};
