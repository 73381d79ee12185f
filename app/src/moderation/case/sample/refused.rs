//! A case whose form was not taken: what was typed is still there.

use domain::desk::ProseError;
use domain::moderation::{CaseState, Clause, Measure, RedactionError, Ruling, Term, Verdict};
use services::moderation::{CaseErrors, CaseFields, CaseRefusal};
use store::moderation::{Case, CaseLine, Decision};
use uuid::Uuid;

use super::parts::{appealed, case, decision, in_state, page};
use crate::moderation::case::CasePage;
use crate::moderation::sample::{HOSTILE, READER, SOURCE, harmful, too_long};
use crate::moderation::words;

/// A decision, as typed.
fn ruling(ruling: Ruling) -> CaseFields {
    CaseFields {
        act: "rule".into(),
        version: 6,
        ruling: ruling.code().into(),
        clause: Clause::PatientPrivacy.code().into(),
        redacted: SOURCE.into(),
        reason: HOSTILE.into(),
        log: "Third time <i>this week</i>.".into(),
        measure: Measure::Mute.code().into(),
        term: Term::Week.code().into(),
        ..CaseFields::default()
    }
}

/// Another look, as typed.
fn judgement() -> CaseFields {
    CaseFields {
        act: "judge".into(),
        version: 6,
        verdict: Verdict::Uphold.code().into(),
        answer: HOSTILE.into(),
        ..CaseFields::default()
    }
}

fn refused(fields: CaseFields, refusal: CaseRefusal, of: CasePage) -> CasePage {
    CasePage { fields, refusal: Some(refusal), ..of }
}

/// Something is wrong with what was typed.
fn unfit() -> Vec<(&'static str, CasePage)> {
    let unfit = |fields, errors| refused(fields, CaseRefusal::Unfit(errors), page(case()));
    let none = CaseErrors::default();
    let (text, error) = harmful();
    let nothing = CaseFields {
        ruling: String::new(),
        clause: String::new(),
        term: String::new(),
        reason: text.clone(),
        log: too_long(),
        ..ruling(Ruling::Hide)
    };
    let wrong = CaseErrors {
        ruling: true,
        clause: true,
        reason: Some(error),
        term: true,
        log: Some(ProseError::Long),
        ..none
    };
    let no_reason = CaseFields { reason: String::new(), ..ruling(Ruling::Remove) };
    let of_another = CaseFields {
        reason: words::suggested_reason(case().line.language, Clause::Advertising).into(),
        ..ruling(Ruling::Remove)
    };
    let redacted = |error| CaseErrors { redacted: Some(error), ..none };
    let noted = |note: String| CaseFields { act: "note".into(), note, ..CaseFields::default() };
    let hand_over = CaseFields { act: "hand-over".into(), ..CaseFields::default() };
    vec![
        ("wrong-decision", unfit(nothing, wrong)),
        ("no-reason", unfit(no_reason, CaseErrors { reason: Some(ProseError::Missing), ..none })),
        ("reason-of-another-rule", unfit(of_another, CaseErrors { other_clause: true, ..none })),
        ("nothing-taken-out", unfit(ruling(Ruling::Redact), redacted(RedactionError::Nothing))),
        ("more-than-taken-out", unfit(ruling(Ruling::Redact), redacted(RedactionError::Words))),
        ("moved-nowhere", unfit(ruling(Ruling::Move), CaseErrors { to: true, ..none })),
        ("empty-note", unfit(noted(String::new()), CaseErrors { note: Some(ProseError::Missing), ..none })),
        ("harmful-note", unfit(noted(text), CaseErrors { note: Some(error), ..none })),
        ("handed-over-to-nobody", unfit(hand_over, CaseErrors { colleague: true, ..none })),
    ]
}

/// It cannot be done, or a colleague was quicker.
fn too_late() -> Vec<(&'static str, CasePage)> {
    let typed = || ruling(Ruling::Remove);
    let line = CaseLine { assignee: Some((Uuid::from_u128(10), HOSTILE.into())), ..case().line };
    let taken = || page(Case { line: line.clone(), ..case() });
    let decided = in_state(CaseState::Decided, vec![decision(Ruling::Hide)]);
    let to_judge = |decision| in_state(CaseState::Appealed, vec![appealed(decision)]);
    let own = Decision { actor: Some((READER, "anne-sophie".into())), ..decision(Ruling::Remove) };
    let wrong = CaseErrors { verdict: true, answer: Some(ProseError::Missing), ..CaseErrors::default() };
    let nothing = CaseFields { verdict: String::new(), answer: String::new(), ..judgement() };
    let appeal = || to_judge(decision(Ruling::Remove));
    vec![
        ("changed-meanwhile", refused(typed(), CaseRefusal::Stale, page(case()))),
        ("taken-meanwhile", refused(typed(), CaseRefusal::Stale, taken())),
        ("decided-meanwhile", refused(typed(), CaseRefusal::Stale, decided.clone())),
        ("judged-meanwhile", refused(judgement(), CaseRefusal::Stale, decided)),
        ("not-now", refused(typed(), CaseRefusal::NotNow, taken())),
        ("judges-own-decision", refused(judgement(), CaseRefusal::Own, to_judge(own))),
        ("decides-own-report", refused(typed(), CaseRefusal::Reporter, page(case()))),
        ("keeps-out-a-colleague", refused(typed(), CaseRefusal::Colleague, page(case()))),
        ("keeps-out-who-is-reported", refused(typed(), CaseRefusal::ReportWaits, page(case()))),
        ("wrong-judgement", refused(nothing, CaseRefusal::Unfit(wrong), appeal())),
        ("judgement-changed-meanwhile", refused(judgement(), CaseRefusal::Stale, appeal())),
    ]
}

pub(super) fn pages() -> Vec<(&'static str, CasePage)> {
    let mut pages = unfit();
    pages.extend(too_late());
    pages
}
