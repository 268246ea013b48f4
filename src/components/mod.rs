//! The parts that screens are made of: data comes in by props and contexts, intent goes out by one dispatch.

pub mod actions;
pub mod button;
pub mod card;
pub mod decoration;
pub mod dialog;
pub mod field;
pub mod focus;
pub mod footer;
pub mod form;
pub mod guide;
pub mod heading;
pub mod link;
pub mod live_region;
pub mod notice;
pub mod part;
pub mod progress;
pub mod rich_text;
pub mod share;
