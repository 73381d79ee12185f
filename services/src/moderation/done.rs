//! What was done about a case, and what that came to.

use domain::moderation::{Ruling, Verdict};
use store::moderation::InForce;

/// What was done about a case. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseDone {
    /// It was decided so.
    Ruled(Ruling),
    /// It is in the reader's hand.
    Claimed,
    /// It is given back.
    Released,
    /// It is a colleague's.
    HandedOver,
    /// A note is kept.
    Noted,
    /// The decision is taken back.
    Undone,
    /// Its measure is ended.
    Lifted,
    /// It was looked at again.
    Judged(Verdict),
}

impl CaseDone {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Ruled(Ruling::Keep),
        Self::Ruled(Ruling::Hide),
        Self::Ruled(Ruling::Remove),
        Self::Ruled(Ruling::Redact),
        Self::Ruled(Ruling::Move),
        Self::Claimed,
        Self::Released,
        Self::HandedOver,
        Self::Noted,
        Self::Undone,
        Self::Lifted,
        Self::Judged(Verdict::Uphold),
        Self::Judged(Verdict::Restore),
    ];

    /// The word for it in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ruled(ruling) => ruling.code(),
            Self::Claimed => "claim",
            Self::Released => "release",
            Self::HandedOver => "hand-over",
            Self::Noted => "note",
            Self::Undone => "undo",
            Self::Lifted => "lift",
            Self::Judged(verdict) => verdict.code(),
        }
    }

    /// Whether the case is done with, so that the next one is opened.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Ruled(_) | Self::Judged(_))
    }
}

/// What was done with a case just before, and what that came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoneBefore {
    /// What.
    pub done: CaseDone,
    /// With which case.
    pub case: i64,
    /// Whether anybody reported it, who is told then.
    pub is_reported: bool,
    /// Whether its author had taken it back.
    pub is_taken_back: bool,
    /// What it means for the author.
    pub measure: Option<InForce>,
}
