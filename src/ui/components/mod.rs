//! The parts that screens are made of.

pub mod field;
pub mod footer;
pub mod handing_on;
pub mod instructions;
pub mod lines;
pub mod notices;
pub mod progress;
pub mod rich_text;
