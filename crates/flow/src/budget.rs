//! The number of requests that one act of the user may cause. Nothing repeats without end, whatever answers and tokens
//! come in.

/// The requests that are left until the user does something again.
///
/// Without it a host that renews tokens and a backend that refuses each of them would send the key for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestBudget {
    loads: u8,
    submissions: u8,
}

impl RequestBudget {
    /// Questions for the connector: the first, one after a lost answer or a new token, and one to spare.
    pub const LOADS: u8 = 3;
    /// Requests with credentials: the first, and one after the session was renewed.
    pub const SUBMISSIONS: u8 = 2;

    /// A full budget.
    pub fn new() -> Self {
        Self {
            loads: Self::LOADS,
            submissions: Self::SUBMISSIONS,
        }
    }

    /// Tells whether a question for the connector is left.
    pub fn has_load(&self) -> bool {
        self.loads > 0
    }

    /// Takes one question for the connector; `false` if none is left.
    #[must_use]
    pub fn take_load(&mut self) -> bool {
        take(&mut self.loads)
    }

    /// Takes one request with credentials; `false` if none is left.
    #[must_use]
    pub fn take_submission(&mut self) -> bool {
        take(&mut self.submissions)
    }
}

impl Default for RequestBudget {
    fn default() -> Self {
        Self::new()
    }
}

fn take(left: &mut u8) -> bool {
    let is_left = *left > 0;
    *left = left.saturating_sub(1);
    is_left
}
