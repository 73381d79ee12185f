//! What staff do about a case, and what its author reads of it.

use domain::Language;
use domain::account::{Reach, Username};
use domain::moderation::{APPEAL_TIME, Clause, Measure, Ruling, Target, Verdict};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::account::NameKey;
use crate::document::Bilingual;

/// A comment that may quote another, or name somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoting {
    /// Its number.
    pub id: i64,
    /// The language it is written in.
    pub language: Language,
    /// Its Markdown.
    pub source: String,
}

/// A comment that is to say something else: a quotation or a name in it gives way, or passages are taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requote {
    /// Its number.
    pub id: i64,
    /// Its Markdown before. What says something else by now stays as it is.
    pub before: String,
    /// Its Markdown after.
    pub source: String,
    /// The HTML of it, made safe.
    pub html: String,
    /// Which renderer wrote that.
    pub renderer: u32,
}

/// What is decided.
#[derive(Clone, Debug)]
pub struct NewRuling {
    /// Its identifier.
    pub id: Uuid,
    /// What becomes of the thing.
    pub ruling: Ruling,
    /// The clause that it breaks, where it does.
    pub clause: Option<Clause>,
    /// What its author is told.
    pub reason: String,
    /// For the log.
    pub note: String,
    /// Makes the digest of the text.
    pub salt: Uuid,
    /// Quotations that give way with it.
    pub requotes: Vec<Requote>,
    /// What it means for its author, and when that is over.
    pub measure: Option<(Measure, Option<OffsetDateTime>)>,
    /// What is left of a comment that passages are taken out of.
    pub redaction: Option<Requote>,
    /// The topic that a comment is moved to; where it is its own, a reply becomes a conversation there.
    pub to: Option<i64>,
    /// What stands in place of a username that is hidden.
    pub alias: Option<Alias>,
}

/// A neutral name in place of somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// What the person was called when this was decided.
    pub before: String,
    /// The keyed digest under which that name is held back.
    pub before_key: NameKey,
    /// What they are called from now on.
    pub name: Username,
}

/// A topic that a comment can be moved to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The topic.
    pub topic: i64,
    /// Its title.
    pub title: Bilingual,
    /// Its theme's.
    pub theme: Bilingual,
    /// Whether the comment stands there already, as a reply: it becomes a conversation of its own.
    pub is_here: bool,
}

/// A measure that a decision took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Which.
    pub measure: Measure,
    /// When it is over; `None` until a moderator ends it.
    pub until: Option<OffsetDateTime>,
    /// When a moderator ended it before.
    pub lifted: Option<OffsetDateTime>,
}

impl InForce {
    /// Whether it still holds, as long as the decision does.
    pub fn holds(&self, now: OffsetDateTime) -> bool {
        self.measure.lasts() && self.lifted.is_none() && self.until.is_none_or(|until| now < until)
    }
}

/// Somebody writes no comments in a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mute {
    /// By this decision.
    pub decision: Uuid,
    /// When it is over; `None` until a moderator ends it.
    pub until: Option<OffsetDateTime>,
}

/// Something done about a case.
#[derive(Clone, Debug)]
pub enum CaseAct {
    /// Whoever does it takes it in hand.
    Claim,
    /// Gives it back.
    Release,
    /// Gives it to this colleague.
    HandOver(Uuid),
    /// Tells colleagues something.
    Note(String),
    /// Decides.
    Rule(Box<NewRuling>),
    /// Takes the last decision back: everything is as before.
    Undo,
    /// Ends the measure of the last decision; the text stays as it was decided.
    Lift,
    /// Looks again, as its author asked.
    Judge {
        /// What comes of it.
        verdict: Verdict,
        /// What its author is told.
        answer: String,
    },
}

impl CaseAct {
    /// Whether it has a hand in what is decided, or in who decides.
    pub const fn decides(&self) -> bool {
        !matches!(self, Self::Note(_))
    }
}

/// An act and whose it is.
#[derive(Clone, Debug)]
pub struct Acting {
    /// The case.
    pub case: i64,
    /// The version of it that they saw.
    pub version: u32,
    /// Who; `None` where the score does it.
    pub by: Option<Uuid>,
    /// How far their duty reaches.
    pub reach: Reach,
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub act: CaseAct,
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acted {
    /// It is done.
    Done,
    /// Somebody else did something meanwhile.
    Stale,
    /// There is no such case for them.
    Missing,
    /// It cannot be done as things stand.
    NotNow,
    /// Nobody judges what they decided.
    Own,
    /// Nobody decides about what they reported.
    Reporter,
    /// Its author is of the staff: what keeps them out is for administrators.
    Colleague,
    /// They reported something else of its author's, which waits: what keeps that author out is for others.
    ReportWaits,
}

/// A decision, as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its identifier.
    pub id: Uuid,
    /// When.
    pub at: OffsetDateTime,
    /// Which of the staff, as long as they are there.
    pub actor: Option<(Uuid, String)>,
    /// Whether a person decided; otherwise the score did.
    pub is_staff: bool,
    /// What became of the thing.
    pub ruling: Ruling,
    /// Whether others read nothing of it before.
    pub was_withheld: bool,
    /// The clause.
    pub clause: Option<Clause>,
    /// What the author is told.
    pub reason: String,
    /// For the log.
    pub note: String,
    /// What it means for the author.
    pub measure: Option<InForce>,
    /// When it was taken back.
    pub undone: Option<OffsetDateTime>,
    /// When the author asked for another look, and what they said.
    pub appeal: Option<(OffsetDateTime, String)>,
    /// What came of that.
    pub judged: Option<Judged>,
}

/// What came of an appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What.
    pub verdict: Verdict,
    /// When.
    pub at: OffsetDateTime,
    /// By whom, as long as they are there.
    pub by: Option<String>,
    /// What the author is told.
    pub answer: String,
}

/// A decision, as the author of the thing reads it: without a name of staff, nor of who reported it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDecision {
    /// Its identifier.
    pub id: Uuid,
    /// When.
    pub at: OffsetDateTime,
    /// Whether a person decided; otherwise many reports did, until a person looks.
    pub is_staff: bool,
    /// What it is about.
    pub target: Target,
    /// The title of the topic that it stands in; of a profile, none.
    pub title: Option<Bilingual>,
    /// Of a profile, the name that it is about.
    pub name: Option<String>,
    /// The language of the text.
    pub language: Language,
    /// What they wrote, as HTML; empty once it is erased, and of a guest post.
    pub html: String,
    /// What became of it.
    pub ruling: Ruling,
    /// Whether others read nothing of it before.
    pub was_withheld: bool,
    /// The clause.
    pub clause: Option<Clause>,
    /// Why.
    pub reason: String,
    /// What it means for them.
    pub measure: Option<InForce>,
    /// When it was taken back.
    pub undone: Option<OffsetDateTime>,
    /// When they asked for another look, and what they said.
    pub appeal: Option<(OffsetDateTime, String)>,
    /// What came of that.
    pub judged: Option<(Verdict, OffsetDateTime, String)>,
    /// Whether it is the last word on the thing.
    pub is_last: bool,
}

impl OwnDecision {
    /// Whether they may ask for another look.
    pub fn may_appeal(&self, now: OffsetDateTime) -> bool {
        self.is_staff
            && self.is_last
            && (self.ruling.is_against() || self.measure.is_some())
            && self.undone.is_none()
            && self.appeal.is_none()
            && now < self.at + APPEAL_TIME
    }
}

/// What became of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appealed {
    /// It waits.
    Done,
    /// There is nothing to appeal, or not any more.
    Not,
}
