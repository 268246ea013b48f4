//! The views that nobody sees first: the screens after the steps, and those that only other connectors' forms and guides
//! have. They are a part of the program of their own, which comes after the first step; what this names is named nowhere
//! else.

use flow::guide::Block;
use leptos::prelude::*;

use super::{
    ScreenKey, connected::ConnectedScreen, failed::FailedScreen, picker::PickerScreen,
    review::ReviewScreen, signing_in::SigningInScreen, submitting::SubmittingScreen,
};
use crate::{
    components::{
        field::{OtherInput, draw_input},
        guide::{ActionList, draw_rare_block},
        part::PartBoundary,
    },
    draw::{Drawn, draw, view},
    parts::{Arrival, arrival, now, part},
};

/// A view of the part.
#[derive(Clone)]
pub enum LaterView {
    /// A screen.
    Screen(ScreenKey),
    /// An input that no step of the built-in guide has.
    Input(OtherInput),
    /// A block that the built-in guide has not.
    Block(Block),
    /// The choice of what the connection is for.
    Actions,
}

part! { later, views_arrive:
    fn draw_view(view: LaterView) -> Drawn {
        match view {
            LaterView::Screen(screen) => draw_screen(screen),
            LaterView::Input(input) => draw_input(input),
            LaterView::Block(block) => draw_rare_block(block),
            LaterView::Actions => view! { <ActionList /> },
        }
    }
}

/// Fetches the part.
pub fn arrive() -> Arrival {
    arrival(views_arrive())
}

/// A view of the part, at once where it is there.
#[component]
pub fn Later(
    /// The view.
    view: LaterView,
) -> impl IntoView {
    // A long guide has a hundred of them: where the part is there, nothing needs to wait for it.
    now(draw_view(view.clone())).unwrap_or_else(|| {
        let content = Box::new(move || now(draw_view(view.clone())).unwrap_or_else(|| draw(())));
        view! { <PartBoundary arrive content /> }
    })
}

fn draw_screen(screen: ScreenKey) -> Drawn {
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
