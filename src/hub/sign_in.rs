//! Waits for a user who signs in at the provider, in a window of its own.

use flow::failure::{Failure, FailureCode};
use gloo_timers::future::TimeoutFuture;

use super::endpoints::Hub;

/// The pause between two looks, in milliseconds (contract B.8).
const POLL_INTERVAL: u32 = 2_000;

impl Hub {
    /// Waits for so many minutes until the user has signed in, and returns the account's id. When it comes to nothing, the
    /// backend is told.
    ///
    /// # Errors
    /// Everything but an account.
    pub async fn wait_for_sign_in(&self, id: &str, minutes: u32) -> Result<String, Failure> {
        let in_flight = self.transport.in_flight().clone();
        let outcome = in_flight.run(self.poll_sign_in(id, minutes)).await;
        if outcome.is_err() {
            self.give_up_sign_in(id).await;
        }
        outcome
    }

    async fn poll_sign_in(&self, id: &str, minutes: u32) -> Result<String, Failure> {
        for _ in 0..minutes * 60_000 / POLL_INTERVAL {
            TimeoutFuture::new(POLL_INTERVAL).await;
            match self.sign_in_outcome(id).await {
                Ok(Some(outcome)) => return outcome,
                Err(failure) if failure.code.is_about_the_session() => return Err(failure),
                // One look that fails says nothing of the sign-in.
                Ok(None) | Err(_) => {}
            }
        }
        Err(Failure::new(FailureCode::Timeout))
    }
}
