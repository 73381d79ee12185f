//! What the queue is asked to show.

use domain::desk::{RequestKind, RequestState};

use crate::AssigneeFilter;

/// Lines of one page.
pub(super) const LINES: u32 = 25;

/// What the queue's address asks for. A word that is none asks for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RequestsQuery {
    /// In this state; without one, all that are not closed.
    pub state: Option<RequestState>,
    /// Of this kind.
    pub kind: Option<RequestKind>,
    /// Whose.
    pub assignee: Option<AssigneeFilter>,
    /// After this number.
    pub after: i64,
}

impl RequestsQuery {
    /// Reads the words of an address.
    pub fn read(state: &str, kind: &str, assignee: &str, after: &str) -> Self {
        Self {
            state: state.parse().ok(),
            kind: kind.parse().ok(),
            assignee: AssigneeFilter::read(assignee),
            after: after.parse().unwrap_or_default(),
        }
    }

    /// The states that are shown.
    pub(super) fn states(&self) -> Vec<RequestState> {
        match self.state {
            Some(state) => vec![state],
            None => RequestState::ALL.into_iter().filter(|state| !state.is_closed()).collect(),
        }
    }
}
