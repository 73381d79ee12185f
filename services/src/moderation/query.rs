//! What the addresses of moderation's lists ask for.

use domain::moderation::{CaseState, Clause, LogAction, Span, TargetKind};
use uuid::Uuid;

use crate::AssigneeFilter;

/// What the queue's address asks for. A word that is none asks for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CasesQuery {
    /// In this state; without one, all that wait.
    pub state: Option<CaseState>,
    /// About this kind of thing.
    pub kind: Option<TargetKind>,
    /// With a report that names this clause.
    pub clause: Option<Clause>,
    /// Whose.
    pub assignee: Option<AssigneeFilter>,
    /// After the case with this score, this moment in milliseconds and this number.
    pub after: Option<(u32, i64, i64)>,
}

impl CasesQuery {
    /// Reads the words of an address.
    pub fn read(state: &str, kind: &str, clause: &str, assignee: &str, after: &str) -> Self {
        let mut parts = after.split('.');
        let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok());
        let after = match (number(), number(), number()) {
            (Some(score), Some(waits), Some(id)) => u32::try_from(score).ok().map(|score| (score, waits, id)),
            _ => None,
        };
        Self {
            state: state.parse().ok(),
            kind: kind.parse().ok(),
            clause: clause.parse().ok(),
            assignee: AssigneeFilter::read(assignee),
            after,
        }
    }

    /// What stands in its address after the question mark.
    pub fn words(&self) -> String {
        let after = self.after.map(|(score, waits, id)| format!("{score}.{waits}.{id}"));
        let words = [
            ("state", self.state.map(CaseState::code)),
            ("kind", self.kind.map(TargetKind::code)),
            ("clause", self.clause.map(Clause::code)),
            ("with", self.assignee.map(AssigneeFilter::code)),
            ("after", after.as_deref()),
        ];
        let given = words.into_iter().filter_map(|(name, word)| Some(format!("{name}={}", word?)));
        given.collect::<Vec<_>>().join("&")
    }
}

/// What the log's address asks for. A word that is none asks for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// What was done.
    pub kind: Option<LogAction>,
    /// By whom.
    pub by: Option<Uuid>,
    /// Before the entry with this number.
    pub before: Option<i64>,
}

/// How many comments somebody must have written to be listed.
pub const AT_LEAST: [u32; 4] = [1, 5, 10, 25];
/// How many days old an account may be to be listed.
pub const OPENED: [u16; 3] = [1, 7, 30];

/// Which accounts are listed, as an address says. A word that is none stands for what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrowdFilter {
    /// How far back.
    pub span: Span,
    /// How much they wrote at least.
    pub at_least: u32,
    /// How many days old their account is at most.
    pub opened: Option<u16>,
    /// Whether all of them are ticked.
    pub all: bool,
}

impl CrowdFilter {
    /// Reads the words of an address.
    pub fn read(span: &str, at_least: &str, opened: &str, all: &str) -> Self {
        let at_least = at_least.parse().ok().filter(|limit| AT_LEAST.contains(limit)).unwrap_or(5);
        let opened = opened.parse().ok().filter(|days| OPENED.contains(days));
        Self { span: span.parse().unwrap_or_default(), at_least, opened, all: all == "1" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_asks_for_is_usual_unless_it_is_offered() {
        let asked = CrowdFilter::read("day", "25", "7", "1");
        assert_eq!((asked.span, asked.at_least, asked.opened, asked.all), (Span::Day, 25, Some(7), true));
        for nonsense in ["", "-1", "0", "99999999999", "NaN"] {
            let asked = CrowdFilter::read(nonsense, nonsense, nonsense, nonsense);
            assert_eq!((asked.span, asked.at_least, asked.opened, asked.all), (Span::Hour, 5, None, false));
        }
    }
}
