//! The parts that screens are made of.

pub mod field;
pub mod filled_notice;
pub mod footer;
pub mod instructions;
pub mod progress;
pub mod rich_text;
