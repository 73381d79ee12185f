//! The forms of a case's page, as typed, and what is wrong with them.

use domain::desk::{ProseError, prose};
use domain::moderation::{Clause, MAX_REASON, Measure, RedactionError, Ruling, Term};
use serde::Deserialize;
use store::moderation::CaseAct;
use uuid::Uuid;

use super::done::CaseDone;
use crate::stored_texts::Reasons;

/// A form of a case's page, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CaseFields {
    /// Which of its forms.
    pub act: String,
    /// The version that it showed.
    pub version: u32,
    /// A colleague to hand it over to.
    pub colleague: String,
    /// A note for colleagues.
    pub note: String,
    /// What becomes of the thing.
    pub ruling: String,
    /// The clause that it breaks.
    pub clause: String,
    /// What is left of it, where passages are taken out.
    pub redacted: String,
    /// The topic that it is moved to.
    pub to: String,
    /// What its author is told.
    pub reason: String,
    /// For the log.
    pub log: String,
    /// What it means for its author.
    pub measure: String,
    /// For how long.
    pub term: String,
    /// What comes of an appeal.
    pub verdict: String,
    /// What its author is told of that.
    pub answer: String,
}

/// What is wrong with a form, field by field.
#[expect(clippy::struct_excessive_bools, reason = "each is a field of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseErrors {
    /// No ruling is chosen.
    pub ruling: bool,
    /// No clause is.
    pub clause: bool,
    /// With what is left of it.
    pub redacted: Option<RedactionError>,
    /// No topic to move it to is chosen.
    pub to: bool,
    /// With the reason.
    pub reason: Option<ProseError>,
    /// The reason is what is suggested for another clause.
    pub other_clause: bool,
    /// It is not said for how long.
    pub term: bool,
    /// With the words for the log.
    pub log: Option<ProseError>,
    /// With the note.
    pub note: Option<ProseError>,
    /// No colleague is chosen.
    pub colleague: bool,
    /// No verdict is.
    pub verdict: bool,
    /// With the answer.
    pub answer: Option<ProseError>,
}

/// What a form says.
pub(super) enum Typed {
    /// An act, and what is done by it.
    Act(CaseAct, CaseDone),
    /// A decision.
    Ruling(TypedRuling),
}

/// A decision as it was read of a form.
pub(super) struct TypedRuling {
    pub(super) ruling: Ruling,
    pub(super) clause: Option<Clause>,
    pub(super) reason: String,
    pub(super) log: String,
    pub(super) measure: Option<(Measure, Option<Term>)>,
}

impl CaseFields {
    /// Reads it.
    pub(super) fn read(&self, reasons: &Reasons) -> Result<Typed, CaseErrors> {
        let (act, done) = match self.act.as_str() {
            "claim" => (CaseAct::Claim, CaseDone::Claimed),
            "release" => (CaseAct::Release, CaseDone::Released),
            "undo" => (CaseAct::Undo, CaseDone::Undone),
            "lift" => (CaseAct::Lift, CaseDone::Lifted),
            "hand-over" => match self.colleague.parse::<Uuid>() {
                Ok(colleague) => (CaseAct::HandOver(colleague), CaseDone::HandedOver),
                Err(_) => return Err(CaseErrors { colleague: true, ..CaseErrors::default() }),
            },
            "note" => match prose(&self.note, MAX_REASON) {
                Ok(note) => (CaseAct::Note(note), CaseDone::Noted),
                Err(error) => return Err(CaseErrors { note: Some(error), ..CaseErrors::default() }),
            },
            "judge" => match (self.verdict.parse(), prose(&self.answer, MAX_REASON)) {
                (Ok(verdict), Ok(answer)) => (CaseAct::Judge { verdict, answer }, CaseDone::Judged(verdict)),
                (verdict, answer) => {
                    let (verdict, answer) = (verdict.is_err(), answer.err());
                    return Err(CaseErrors { verdict, answer, ..CaseErrors::default() });
                }
            },
            _ => return ruling(self, reasons).map(Typed::Ruling),
        };
        Ok(Typed::Act(act, done))
    }
}

/// Reads a decision. What is decided against somebody names a clause, and tells them why; what lasts says how long.
fn ruling(fields: &CaseFields, reasons: &Reasons) -> Result<TypedRuling, CaseErrors> {
    let ruling = fields.ruling.parse::<Ruling>();
    let measure = fields.measure.parse::<Measure>().ok();
    let is_against = measure.is_some() || ruling.is_ok_and(Ruling::is_against);
    let clause = fields.clause.parse::<Clause>().ok();
    let term = fields.term.parse::<Term>().ok().filter(|_| measure.is_some_and(Measure::lasts));
    let has_term = term.is_some() || !measure.is_some_and(Measure::lasts);
    let optional = |typed: &str| match prose(typed, MAX_REASON) {
        Err(ProseError::Missing) => Ok(String::new()),
        read => read,
    };
    let reason = if is_against { prose(&fields.reason, MAX_REASON) } else { Ok(String::new()) };
    let log = optional(&fields.log);
    match (ruling, clause, reason, log) {
        (Ok(_), Some(clause), Ok(reason), Ok(_)) if is_against && reasons.is_of_another(&reason, clause) => {
            Err(CaseErrors { other_clause: true, term: !has_term, ..CaseErrors::default() })
        }
        (Ok(ruling), clause, Ok(reason), Ok(log)) if has_term && (!is_against || clause.is_some()) => {
            let clause = clause.filter(|_| is_against);
            Ok(TypedRuling { ruling, clause, reason, log, measure: measure.map(|measure| (measure, term)) })
        }
        (ruling, clause, reason, log) => Err(CaseErrors {
            ruling: ruling.is_err(),
            clause: is_against && clause.is_none(),
            reason: reason.err(),
            term: !has_term,
            log: log.err(),
            ..CaseErrors::default()
        }),
    }
}
