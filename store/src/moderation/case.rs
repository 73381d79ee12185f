//! A case as staff read it.

use std::collections::BTreeSet;

use domain::Language;
use domain::moderation::{CaseState, Clause, Involvement, Ruling, Signal, Target, TargetKind};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Decision, InForce, Purview};
use crate::account::Author;
use crate::community::comment::Gone;
use crate::document::Bilingual;

/// Whose cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assignee {
    /// This person's.
    Person(Uuid),
    /// Nobody's.
    Nobody,
}

/// Which cases to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePageRequest {
    /// As far as this.
    pub purview: Purview,
    /// Only those that its reader may decide about.
    pub is_to_decide: bool,
    /// In this state; without one, all that wait.
    pub state: Option<CaseState>,
    /// About this kind of thing.
    pub kind: Option<TargetKind>,
    /// With a report that names this clause.
    pub clause: Option<Clause>,
    /// Whose.
    pub assignee: Option<Assignee>,
    /// After the case with this score, this moment in milliseconds and this number.
    pub after: Option<(u32, i64, i64)>,
    /// As many at most.
    pub limit: u32,
}

/// How much waits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Cases that wait for a decision.
    pub open: u64,
    /// Appeals that wait for somebody who did not decide.
    pub appealed: u64,
}

impl Waiting {
    /// Both.
    pub const fn all(self) -> u64 {
        self.open + self.appealed
    }
}

/// Whether others read a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// They do.
    Read,
    /// Staff and its author alone do.
    Hidden(Ruling),
    /// Its author took it back, or nobody sees where it stood.
    Gone,
}

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub target: Target,
    /// Where it stands.
    pub state: CaseState,
    /// How bad it looks.
    pub score: u32,
    /// Since when it waits.
    pub waits: OffsetDateTime,
    /// Who has it in hand.
    pub assignee: Option<(Uuid, String)>,
    /// What its author is called; `None` once they have left.
    pub author: Option<String>,
    /// The title of the topic that it stands in; of a profile, none.
    pub title: Option<Bilingual>,
    /// The language of the text.
    pub language: Language,
    /// How it begins: Markdown; of a profile, the username.
    pub excerpt: String,
    /// How many reported it.
    pub reports: u64,
    /// The gravest of what spoke against it by itself.
    pub signal: Option<Signal>,
    /// Whether others read it.
    pub standing: Visibility,
}

/// A report, as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who; `None` once they have left.
    pub reporter: Option<String>,
    /// The clause that it names.
    pub clause: Clause,
    /// The language that it is written in.
    pub language: Language,
    /// What it says.
    pub text: String,
    /// When.
    pub at: OffsetDateTime,
}

/// What staff tell one another about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNote {
    /// Who; `None` once they have left.
    pub by: Option<String>,
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub text: String,
}

/// The text that a case is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseText {
    /// The language it is written in.
    pub language: Language,
    /// Markdown; of a guest post, in that language; of a profile, the username that the case is about.
    pub source: String,
    /// Its HTML; of a guest post, empty: it is made of the Markdown; of a profile as well.
    pub html: String,
    /// What a comment said before its author changed it, until when.
    pub earlier: Vec<(OffsetDateTime, String)>,
    /// When it was written.
    pub written: OffsetDateTime,
    /// When its author took it back. Until the case is settled and its term over, moderators read it all the same.
    pub taken_back: Option<OffsetDateTime>,
}

/// A comment beside the one that a case is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// Its number.
    pub id: i64,
    /// What its author is called.
    pub author: Option<String>,
    /// The language it is written in.
    pub language: Language,
    /// Its HTML.
    pub html: String,
    /// Why it says nothing.
    pub gone: Option<Gone>,
}

/// What is known of who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The person.
    pub person: Uuid,
    /// What they are called.
    pub username: String,
    /// Since when they have an account.
    pub since: OffsetDateTime,
    /// Comments that they wrote.
    pub comments: u64,
    /// Decisions against them that stand.
    pub against: u64,
    /// Whether they have a duty.
    pub is_staff: bool,
    /// Whether the reader reported anything of theirs that waits: what keeps them out is for others to decide.
    pub is_reported: bool,
    /// Measures against them that hold now.
    pub in_force: Vec<InForce>,
}

/// A case, as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// As in a list.
    pub line: CaseLine,
    /// The part that its reader has in it.
    pub involvement: Involvement,
    /// Raised by each act.
    pub version: u32,
    /// When it was opened.
    pub opened: OffsetDateTime,
    /// The topic that it stands in.
    pub topic: Option<i64>,
    /// Of a profile, what others see of it now.
    pub profile: Option<Author>,
    /// What it says.
    pub text: CaseText,
    /// The comment that it replies to, and those around it.
    pub context: Vec<Context>,
    /// Its author.
    pub author: Option<Record>,
    /// The reports, the oldest first.
    pub reports: Vec<Report>,
    /// What its text itself says against it, the gravest first.
    pub signals: BTreeSet<Signal>,
    /// The decisions, the oldest first.
    pub decisions: Vec<Decision>,
    /// What staff told one another.
    pub notes: Vec<CaseNote>,
    /// Who else can take it: the moderators.
    pub colleagues: Vec<(Uuid, String)>,
}

impl Case {
    /// The last decision that stands.
    pub fn decision(&self) -> Option<&Decision> {
        self.decisions.iter().rev().find(|decision| decision.undone.is_none())
    }

    /// The worst clause that a report names, or that the text itself seems to break.
    pub fn clause(&self) -> Option<Clause> {
        let signalled = self.signals.iter().filter_map(|signal| signal.clause());
        self.reports.iter().map(|report| report.clause).chain(signalled).min()
    }
}
