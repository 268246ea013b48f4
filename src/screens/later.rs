//! The screens that nobody sees first: a part of the program of their own, which comes after the first step. What this
//! names is named nowhere else.

use super::{
    ScreenKey, connected::ConnectedScreen, failed::FailedScreen, picker::PickerScreen,
    review::ReviewScreen, signing_in::SigningInScreen, submitting::SubmittingScreen,
};
use crate::{
    draw::{Drawn, draw, view},
    parts::{Arrival, arrival, now, part},
};

part! { later, screens_arrive:
    fn later_screen(screen: ScreenKey) -> Drawn {
        match screen {
            ScreenKey::Step { .. } | ScreenKey::Loading => draw(()),
            ScreenKey::Review { .. } => view! { <ReviewScreen /> },
            ScreenKey::Picker => view! { <PickerScreen /> },
            ScreenKey::Submitting { is_sending } => view! { <SubmittingScreen is_sending /> },
            ScreenKey::SigningIn { is_blocked } => view! { <SigningInScreen is_blocked /> },
            ScreenKey::Connected(_) => view! { <ConnectedScreen /> },
            ScreenKey::Failed(_) => view! { <FailedScreen /> },
        }
    }
}

/// Fetches the part.
pub fn arrive() -> Arrival {
    arrival(screens_arrive())
}

/// Draws a later screen; nothing before the part is there.
pub fn screen(screen: ScreenKey) -> Drawn {
    now(later_screen(screen)).unwrap_or_else(|| draw(()))
}
