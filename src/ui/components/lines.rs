//! Lines that come and go while the user works: errors, remarks, notices. Each may have a button that helps.
//!
//! What they say is worked out as plain data, and drawn anew only when that changes: a screen reader hears each line
//! once, and a button stays under the finger.

use leptos::prelude::*;

use crate::{
    i18n::Message,
    ui::{
        components::rich_text::rich_text,
        context::Context,
        element::{Element, SMALL, button, element, unseen},
    },
};
use flow::{field::FieldKey, session::Event, wizard::Wizard};

/// One line.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// What kind of line it is: its class.
    pub class: &'static str,
    /// What it says.
    pub text: String,
    /// The button beside it: its label, and what it does.
    pub button: Option<(String, Press)>,
}

/// The class of an error.
pub const ERROR: &str = "cw-field__error";

/// What a line's button does.
#[derive(Clone, PartialEq)]
pub enum Press {
    /// Takes back what was filled in.
    Undo,
    /// Swaps the key and the user ID.
    Swap,
    /// Takes the corrected value.
    Take(FieldKey, String),
    /// Goes to a field.
    GoTo(FieldKey),
}

impl Press {
    fn event(&self) -> Event {
        match self {
            Self::Undo => Event::UndoPressed,
            Self::Swap => Event::SwapPressed,
            Self::Take(field, text) => Event::SuggestionTaken(field.clone(), text.clone()),
            Self::GoTo(field) => Event::FocusAsked(field.clone()),
        }
    }
}

impl Line {
    /// A line with no button.
    pub fn plain(class: &'static str, text: String) -> Self {
        Self {
            class,
            text,
            button: None,
        }
    }

    fn draw(self, context: &Context) -> Element {
        let mut line = element("p", self.class);
        if self.class == ERROR {
            let prefix = [&context.texts.text(Message::ErrorPrefix), " "].concat();
            line = line.attribute("part", "error").child(unseen(prefix));
        }
        let words = if self.class == ERROR {
            element("span", "").text(self.text)
        } else {
            element("span", "").parts(rich_text(&self.text))
        };
        line = line.child(words);
        match self.button {
            Some((label, press)) => {
                line.child(button(SMALL, label).dispatches(context, move || press.event()))
            }
            None => line,
        }
    }
}

/// Works out what the lines are at the moment.
pub type WorkOut = Box<dyn Fn(&Context, &Wizard) -> Vec<Line> + Send + Sync>;

/// A box of lines, which is always there, so that what appears in it is heard.
pub fn lines(
    context: &Context,
    work_out: impl Fn(&Context, &Wizard) -> Vec<Line> + Send + Sync + 'static,
) -> Element {
    drawn_lines(context.clone(), Box::new(work_out))
}

/// Works lines out anew when the wizard changes. Whatever else must follow a part of the wizard does it by these too: each
/// type of memo is code of its own.
pub fn worked_out(context: &Context, work_out: WorkOut) -> Memo<Vec<Line>> {
    let context = context.clone();
    Memo::new(move |_| context.wizard.with(|wizard| work_out(&context, wizard)))
}

fn drawn_lines(context: Context, work_out: WorkOut) -> Element {
    let shown = worked_out(&context, work_out);
    let draw = move || {
        let lines = shown.get().into_iter();
        lines.map(|line| line.draw(&context)).collect()
    };
    element("div", "cw-lines")
        .attribute("aria-live", "polite")
        .live(Box::new(draw))
}
