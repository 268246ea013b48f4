//! The sandbox's own time, in milliseconds. Tests move it forward in place of waiting.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use time::OffsetDateTime;

/// Milliseconds since the start of 1970, UTC.
pub(crate) type Moment = i64;

/// Real time, plus what a test has added to it.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    ahead: AtomicI64,
}

impl Clock {
    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        let real = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        milliseconds(real).saturating_add(self.ahead.load(Ordering::Relaxed))
    }

    /// Moves every later `now` forward.
    pub(crate) fn advance(&self, by: Duration) {
        self.ahead.fetch_add(milliseconds(by), Ordering::Relaxed);
    }
}

/// A duration as the number a `Moment` counts in; what does not fit is as long as possible.
pub(crate) fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// A moment as the contract writes it: ISO, milliseconds, `Z`.
pub(crate) fn iso(moment: Moment) -> String {
    let date = OffsetDateTime::from_unix_timestamp_nanos(i128::from(moment) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        date.year(),
        u8::from(date.month()),
        date.day(),
        date.hour(),
        date.minute(),
        date.second(),
        date.millisecond()
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Clock, iso};

    #[test]
    fn a_moment_is_written_as_the_contract_wants_it() {
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(1_772_616_600_004), "2026-03-04T09:30:00.004Z");
    }

    #[test]
    fn a_test_can_move_time_forward() {
        let clock = Clock::default();
        let before = clock.now();
        clock.advance(Duration::from_secs(3600));
        assert!(clock.now() >= before + 3_600_000);
    }
}
