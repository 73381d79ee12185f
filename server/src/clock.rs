//! The clock of the machine.

use time::OffsetDateTime;

/// Reads the system's time.
pub struct SystemClock;

impl domain::Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's time")]
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }
}
