//! What the addresses of moderation's lists ask for.

use std::fmt::Write as _;

use domain::Language;
use domain::moderation::{CaseState, Clause, LogAction, Span, TargetKind};
use uuid::Uuid;

use crate::routes::Route;

/// Whose cases are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The reader's.
    Mine,
    /// Nobody's.
    Nobody,
}

impl Held {
    const ALL: [Self; 2] = [Self::Mine, Self::Nobody];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Nobody => "nobody",
        }
    }
}

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
    pub assignee: Option<Held>,
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
            assignee: Held::ALL.into_iter().find(|held| held.code() == assignee),
            after,
        }
    }

    /// Its address.
    pub fn path(&self, language: Language) -> String {
        let path = Route::Cases.path(language);
        match self.words() {
            words if words.is_empty() => path,
            words => format!("{path}?{words}"),
        }
    }

    /// What stands in its address after the question mark.
    pub(super) fn words(&self) -> String {
        let after = self.after.map(|(score, waits, id)| format!("{score}.{waits}.{id}"));
        let words = [
            ("state", self.state.map(CaseState::code)),
            ("kind", self.kind.map(TargetKind::code)),
            ("clause", self.clause.map(Clause::code)),
            ("with", self.assignee.map(Held::code)),
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

impl LogQuery {
    /// Its address.
    pub(super) fn path(self, language: Language) -> String {
        let mut path = Route::ModerationLog.path(language);
        let words = [
            ("kind", self.kind.map(|kind| kind.code().to_owned())),
            ("by", self.by.map(|by| by.to_string())),
            ("before", self.before.map(|before| before.to_string())),
        ];
        let mut joint = '?';
        for (name, word) in words {
            if let Some(word) = word {
                let _ = write!(path, "{joint}{name}={word}");
                joint = '&';
            }
        }
        path
    }
}

/// How many comments somebody must have written to be listed.
pub(super) const AT_LEAST: [u32; 4] = [1, 5, 10, 25];
/// How many days old an account may be to be listed.
pub(super) const OPENED: [u16; 3] = [1, 7, 30];

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

    /// Its address.
    pub(super) fn path(self, language: Language) -> String {
        let path = Route::BulkRemovals.path(language);
        let mut path = format!("{path}?span={}&at-least={}", self.span.code(), self.at_least);
        if let Some(days) = self.opened {
            let _ = write!(path, "&opened={days}");
        }
        if self.all {
            path.push_str("&all=1");
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_30_33_what_an_address_asks_for_is_read_back_and_nonsense_asks_for_nothing() {
        let asked = CasesQuery::read("appealed", "guest_post", "threats", "mine", "50.1700000000000.41");
        assert_eq!(
            asked.path(Language::En),
            "/en/dashboard/cases?state=appealed&kind=guest_post&clause=threats&with=mine&after=50.1700000000000.41"
        );
        for nonsense in ["", "'; DROP TABLE cases", "-1.0.0", "9.9", "99999999999999999999.1.1", "NaN"] {
            let asked = CasesQuery::read(nonsense, nonsense, nonsense, nonsense, nonsense);
            assert_eq!(asked.path(Language::Fr), "/fr/tableau-de-bord/dossiers", "{nonsense}");
        }
    }

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
