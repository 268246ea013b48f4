//! The faults of a session, as they are written: `exchange=kind`, `exchange=kind:number`, `exchange=kind*times`.
//!
//! `kinds` names what can go wrong, `switches` reads and holds one session's wishes, `board` keeps them for all
//! sessions, `answers` makes the wrong answers.

pub(crate) mod answers;
pub(crate) mod board;
pub(crate) mod kinds;
pub(crate) mod switches;
