//! Marks what the program can do without until the first step stands: `cargo xtask dist` takes it out of the program into
//! files of its own, which `web/parts.js` fetches.
//!
//! A marked function is asynchronous, and fails when its part does not arrive; the next call asks for the part again. In a
//! build that is not taken apart, as `trunk build` makes it, and natively, it is called straight.
//!
//! | part | what is in it | fetched |
//! | --- | --- | --- |
//! | `later` | every screen after the steps ([`crate::screens`]), pastes, rarer fields and blocks of guides | as soon as the first step stands |
//! | `backend` | the backend's client, what is made of its answers, and the flow's moves from Connect on ([`crate::effects`]) | as soon as the first step stands |
//! | `language` | the reader of the other languages' files | when another language than English is asked for |
//! | `sign_in` | the window for a sign-in at the provider | when a connector wants it |

use std::pin::Pin;

use futures::FutureExt;

/// A part of the program did not arrive. Nothing has happened yet: whatever was wanted can be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program didn't load")]
pub struct PartMissing;

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for PartMissing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Ends when a part is there, or will not be.
pub type Arrival = Pin<Box<dyn Future<Output = Result<(), PartMissing>>>>;

/// Makes one type of what waits for a part.
pub fn arrival<E: Into<PartMissing>>(
    arriving: impl Future<Output = Result<(), E>> + 'static,
) -> Arrival {
    Box::pin(arriving.map(|outcome| outcome.map_err(Into::into)))
}

/// Returns the result of a marked function if its part is already there; `None` otherwise.
pub fn now<T>(called: impl Future<Output = Result<T, PartMissing>>) -> Option<T> {
    called.now_or_never()?.ok()
}

/// Puts a function into a part of the program: `part! { later, arrive: fn screen(key: ScreenKey) -> Drawn { ... } }`
///
/// The function becomes `async fn screen(key: ScreenKey) -> Result<Drawn, PartMissing>`, and `arrive`, where it is named, a
/// function that only fetches the part: see [`arrival`]. Functions with the same name of a part are in one file. What is asynchronous inside
/// is boxed, and awaited by the caller.
macro_rules! part {
    (
        $part:ident $(, $arrive:ident)?:
        $(#[$attribute:meta])*
        $visibility:vis fn $name:ident($($argument:ident: $kind:ty),* $(,)?) -> $output:ty $body:block
    ) => {
        $(#[$attribute])*
        #[cfg(feature = "parts")]
        #[::wasm_split_helpers::wasm_split($part, $(preload($arrive),)? fallible)]
        $visibility fn $name($($argument: $kind),*) -> Result<$output, $crate::parts::PartMissing> {
            Ok($body)
        }

        $(#[$attribute])*
        #[cfg(not(feature = "parts"))]
        $visibility async fn $name($($argument: $kind),*) -> Result<$output, $crate::parts::PartMissing> {
            Ok($body)
        }

        $(
            #[cfg(not(feature = "parts"))]
            $visibility async fn $arrive() -> Result<(), $crate::parts::PartMissing> {
                Ok(())
            }
        )?
    };
}
pub(crate) use part;
