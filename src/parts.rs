//! Marks what the program can do without until the first step stands: each of these is a file of its own, which
//! `cargo xtask dist` takes out of the program and `web/parts.js` fetches.
//!
//! A marked function is asynchronous, and fails when its part does not arrive; the next call asks for it again. In a
//! build that is not taken apart, as `trunk build` makes it, and natively, it is called straight.

/// A part of the program did not arrive. Nothing has happened yet: whatever was wanted can be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program did not arrive")]
pub struct PartMissing;

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Puts a function into a part of the program: `part!(review: fn draw(flow: Flow) -> View { ... });`
///
/// The function becomes `async fn draw(flow: Flow) -> Result<View, PartMissing>`. Functions with the same name of a part
/// are in one file. What is asynchronous inside is boxed, and awaited by the caller.
macro_rules! part {
    (
        $part:ident:
        $(#[$attribute:meta])*
        $visibility:vis fn $name:ident($($argument:ident: $kind:ty),* $(,)?) $(-> $output:ty)? $body:block
    ) => {
        $(#[$attribute])*
        #[cfg(feature = "parts")]
        #[::wasm_split_helpers::wasm_split($part, fallible)]
        $visibility fn $name($($argument: $kind),*) -> Result<$crate::parts::part!(@output $($output)?), $crate::parts::PartMissing> {
            Ok($body)
        }

        $(#[$attribute])*
        #[cfg(not(feature = "parts"))]
        $visibility async fn $name($($argument: $kind),*) -> Result<$crate::parts::part!(@output $($output)?), $crate::parts::PartMissing> {
            Ok($body)
        }
    };
    (@output) => { () };
    (@output $output:ty) => { $output };
}

pub(crate) use part;
