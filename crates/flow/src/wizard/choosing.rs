//! Which connector is to be linked: choosing from several, and taking up its form.

use super::Wizard;
use crate::session::{Attempt, Backend, Effect, Focus, Offer, Prepared, Session};

impl Wizard {
    pub(super) fn offered(&mut self, attempt: Attempt, offers: Vec<Offer>) -> Vec<Effect> {
        if !self.is_asking(attempt) {
            return Vec::new();
        }
        self.offers = offers;
        self.back_to_offers()
    }

    pub(super) fn back_to_offers(&mut self) -> Vec<Effect> {
        if self.offers.is_empty() {
            return Vec::new();
        }
        self.session = Session::Choosing;
        self.backend = Backend::Unasked;
        self.chosen = None;
        self.is_opened = false;
        vec![
            Effect::ShowProvider(Some(String::new())),
            // Fields of two connectors may have the same name.
            Effect::ForgetAnswers,
            Effect::Focus(Focus::Heading),
        ]
    }

    pub(super) fn choose(&mut self, id: String) -> Vec<Effect> {
        if self.session != Session::Choosing {
            return Vec::new();
        }
        self.chosen = Some(id);
        self.open()
    }

    /// Waits for the backend to say what is asked for.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        self.session = Session::Opening;
        vec![self.ask_backend(), Effect::Focus(Focus::Heading)]
    }

    pub(super) fn is_asking(&self, attempt: Attempt) -> bool {
        matches!(self.backend, Backend::Asking { attempt: asked } if asked == attempt)
    }

    /// Takes up the form of what is to be linked; nothing happens if it is up already.
    pub(super) fn take_up(&mut self, prepared: &Prepared) -> Vec<Effect> {
        let connector = &prepared.connector;
        let other = prepared.rules.as_ref().map(|_| &connector.integration_id);
        if self.is_opened && self.opened.as_ref() == other {
            return Vec::new();
        }
        self.is_opened = true;
        self.opened = other.cloned();
        self.rules = prepared.rules.as_ref().unwrap_or(&self.own_rules).clone();
        self.replaced.clear();
        self.prefilled = None;
        let name = other.map(|_| &connector.name);
        let mut effects = vec![Effect::ShowProvider(name.cloned())];
        effects.extend(self.enter(self.rules.guide.first()));
        effects
    }
}
