//! The screens that nobody sees first. This function is the boundary of a part of the program that can be loaded after the
//! first step is up: what it names is named nowhere else.

use super::{
    ScreenKey, connected::ConnectedScreen, failed::FailedScreen, picker::PickerScreen,
    review::ReviewScreen, signing_in::SigningInScreen, submitting::SubmittingScreen,
};
use crate::draw::{Drawn, draw, view};

/// Draws a later screen.
pub fn screen(screen: ScreenKey) -> Drawn {
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
