//! Guides as data: the instructions that stand beside the fields of a form.
//!
//! The model itself is [`flow::guide`], since the flow follows the order of a guide's steps. Read here in this order:
//! [`read`](mod@read) (from JSON to the model, and from steps to fields), [`inline`] (bold, code and links within a
//! text). Nothing here knows a browser: the app, the prerender program and the tools share it.

pub mod inline;
pub mod read;

pub use read::{CLAYHR, clayhr, is_built_in, read_guide, read_guide_for, read_section};
