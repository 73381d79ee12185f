//! What the list of enquiries is asked to show.

use domain::Language;
use domain::contact::{EnquiryState, Team};

/// Lines of one page.
pub(super) const LINES: u32 = 50;

/// What the list's address asks for. A word that is none asks for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnquiriesQuery {
    /// In this state: what waits for an answer, unless another is asked for.
    pub state: EnquiryState,
    /// Of this team, or of all of the reader's.
    pub team: Option<Team>,
    /// In this language, or in any.
    pub language: Option<Language>,
    /// After this number.
    pub after: i64,
}

impl Default for EnquiriesQuery {
    fn default() -> Self {
        Self { state: EnquiryState::Open, team: None, language: None, after: 0 }
    }
}

impl EnquiriesQuery {
    /// Reads the words of an address.
    pub fn read(state: &str, team: &str, language: &str, after: &str) -> Self {
        Self {
            state: state.parse().unwrap_or(EnquiryState::Open),
            team: team.parse().ok(),
            language: language.parse().ok(),
            after: after.parse().unwrap_or_default(),
        }
    }
}
