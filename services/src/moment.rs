//! Moments as a person's archive has them.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A moment as RFC 3339 writes it.
pub(crate) fn moment(at: OffsetDateTime) -> String {
    // Every moment that is kept can be written: its year has four digits.
    at.format(&Rfc3339).unwrap_or_default()
}
