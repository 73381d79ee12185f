//! Writing to the association: what about, who answers, and by when.

#[cfg(not(target_arch = "wasm32"))]
mod due;
mod routing;
mod suspicion;

use strum::{EnumString, IntoStaticStr, VariantArray};

#[cfg(not(target_arch = "wasm32"))]
pub use due::{due, promised_day};
pub use routing::{ContactDesk, Team};
pub use suspicion::{
    Admission, Arrivals, MOST_SUSPECTED, RECEIPTS_A_DAY, STRANGERS_A_DAY, is_suspect, may_tell_stranger,
};

/// What somebody writes for (fact C16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum EnquiryKind {
    /// A question.
    Question,
    /// What they think of something.
    Feedback,
    /// Something to talk about in the Community.
    TopicIdea,
}

crate::words!(EnquiryKind: "in forms, addresses and the database");

/// What it is about, as its writer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum EnquiryArea {
    /// Their account, or signing in.
    Account,
    /// How the Community works.
    Community,
    /// What is kept about them.
    Privacy,
    /// The public campaign.
    Campaign,
    /// Health care, or a topic of the Community.
    Health,
    /// None of these.
    Other,
}

crate::words!(EnquiryArea: "in forms, addresses and the database");

/// Where an enquiry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum EnquiryState {
    /// It may be a program's: somebody looks at it before it counts.
    Suspected,
    /// It waits for an answer.
    Open,
    /// It was answered.
    Answered,
    /// Nothing more is said about it.
    Closed,
}

crate::words!(EnquiryState: "in forms, addresses and the database");

impl EnquiryState {
    /// What it may become.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Open => &[Self::Answered, Self::Closed],
            Self::Suspected | Self::Answered => &[Self::Open, Self::Closed],
            Self::Closed => &[Self::Open],
        }
    }

    /// Whether it may become `next`.
    pub fn may_become(self, next: Self) -> bool {
        self.next().contains(&next)
    }

    /// Whether staff may answer it now: what is suspected is first said to be a person's, what is closed opened again.
    pub const fn takes_answers(self) -> bool {
        matches!(self, Self::Open | Self::Answered)
    }

    /// What it becomes when its writer adds something.
    #[must_use]
    pub const fn replied(self) -> Self {
        match self {
            Self::Suspected => Self::Suspected,
            Self::Open | Self::Answered | Self::Closed => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for kind in EnquiryKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        for area in EnquiryArea::ALL {
            assert_eq!(area.code().parse(), Ok(area));
        }
        for state in EnquiryState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
        assert!("spam".parse::<EnquiryState>().is_err());
    }

    #[test]
    fn nothing_becomes_suspected_again_and_what_is_suspected_is_never_answered_before_somebody_looked() {
        for state in EnquiryState::ALL {
            assert!(!state.may_become(EnquiryState::Suspected) && !state.may_become(state), "{state:?}");
            let is_answered = state.takes_answers();
            assert_eq!(
                is_answered,
                state == EnquiryState::Answered || state.may_become(EnquiryState::Answered)
            );
        }
        assert_eq!(EnquiryState::Suspected.replied(), EnquiryState::Suspected);
    }

    #[test]
    fn a_reply_opens_what_was_answered_or_closed() {
        for state in [EnquiryState::Open, EnquiryState::Answered, EnquiryState::Closed] {
            assert_eq!(state.replied(), EnquiryState::Open);
        }
    }
}
