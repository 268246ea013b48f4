//! Everything that names the vendor, in one place, so that a partner's brand can be rid of it.

/// The vendor's name.
pub const NAME: &str = "StackOne";

/// The vendor's site.
pub const SITE: &str = "https://www.stackone.com/";

/// The vendor's backend: what a build talks to unless it is told otherwise.
pub const BACKEND: &str = "https://api.stackone.com";
