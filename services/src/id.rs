//! Identifiers: UUIDs of version 7, so that rows of one time stand together.

use time::OffsetDateTime;
use uuid::{NoContext, Timestamp, Uuid};

/// A new identifier.
pub fn new_id(at: OffsetDateTime) -> Uuid {
    let seconds = u64::try_from(at.unix_timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, at.nanosecond()))
}
