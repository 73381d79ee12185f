//! Time as a parameter, so that tests decide what time it is.

use time::OffsetDateTime;

/// Tells the time. The server's clock reads the system; a test's says what it is told.
pub trait Clock: Send + Sync {
    /// The present moment, in UTC.
    fn now(&self) -> OffsetDateTime;
}
