//! Why a form was refused, where nothing is wrong with its fields.

use time::OffsetDateTime;

/// Why a form was refused as a whole. What was typed is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was open for too long.
    Expired,
    /// Too many came from one place.
    TooMany,
    /// Its sender did too much of this of late: from then on it is possible again.
    TooMuch(OffsetDateTime),
    /// The database cannot take it now.
    Unavailable,
    /// Something filled in what people do not see. Sent once more, it is taken.
    Doubtful,
}
