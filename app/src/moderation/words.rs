//! What moderation's kinds, states and clauses are called.

use domain::Language;
use domain::account::Username;
use domain::desk::ProseError;
use domain::moderation::{
    BulkRemovalState, CaseState, Clause, LogAction, Measure, RedactionError, Ruling, Signal, Span,
    TargetKind, Term, Verdict,
};
use store::moderation::{InForce, Visibility};

use crate::i18n::{date, locale, td_string};

pub(crate) fn clause(language: Language, clause: Clause) -> &'static str {
    let t = locale(language);
    match clause {
        Clause::PatientPrivacy => td_string!(t, moderation.clause.patient_privacy),
        Clause::Threats => td_string!(t, moderation.clause.threats),
        Clause::Respect => td_string!(t, moderation.clause.respect),
        Clause::Confidence => td_string!(t, moderation.clause.confidence),
        Clause::Rights => td_string!(t, moderation.clause.rights),
        Clause::Advertising => td_string!(t, moderation.clause.advertising),
        Clause::Relevance => td_string!(t, moderation.clause.relevance),
    }
}

/// A clause, of a thing of a kind.
pub(super) fn clause_of(language: Language, kind: TargetKind, named: Clause) -> &'static str {
    match (kind, named) {
        (TargetKind::Profile, Clause::Rights) => td_string!(locale(language), username_moderation.rights),
        _ => clause(language, named),
    }
}

/// What may be told to an author whose text breaks a clause.
pub(crate) fn suggested_reason(language: Language, clause: Clause) -> &'static str {
    let t = locale(language);
    match clause {
        Clause::PatientPrivacy => td_string!(t, moderation.template.patient_privacy),
        Clause::Threats => td_string!(t, moderation.template.threats),
        Clause::Respect => td_string!(t, moderation.template.respect),
        Clause::Confidence => td_string!(t, moderation.template.confidence),
        Clause::Rights => td_string!(t, moderation.template.rights),
        Clause::Advertising => td_string!(t, moderation.template.advertising),
        Clause::Relevance => td_string!(t, moderation.template.relevance),
    }
}

pub(super) fn kind(language: Language, kind: TargetKind) -> &'static str {
    let t = locale(language);
    match kind {
        TargetKind::Comment => td_string!(t, moderation.thing.comment),
        TargetKind::GuestPost => td_string!(t, moderation.thing.guest_post),
        TargetKind::Profile => td_string!(t, username_moderation.kind),
    }
}

pub(super) fn state(language: Language, state: CaseState) -> &'static str {
    let t = locale(language);
    match state {
        CaseState::Open => td_string!(t, moderation.state.open),
        CaseState::Decided => td_string!(t, moderation.state.decided),
        CaseState::Appealed => td_string!(t, moderation.state.appealed),
    }
}

pub(super) fn standing(language: Language, standing: Visibility, kind: TargetKind) -> &'static str {
    let t = locale(language);
    match standing {
        Visibility::Read if kind == TargetKind::Profile => td_string!(t, username_moderation.standing),
        Visibility::Read | Visibility::Hidden(Ruling::Keep | Ruling::Redact | Ruling::Move) => {
            td_string!(t, moderation.standing.read)
        }
        Visibility::Hidden(Ruling::Hide) => td_string!(t, moderation.standing.hidden),
        Visibility::Hidden(Ruling::Remove) => td_string!(t, moderation.standing.removed),
        Visibility::Gone => td_string!(t, moderation.standing.gone),
    }
}

/// A ruling about a name, to who makes it, with the number of its case; `None` of one that fits none.
pub(super) fn ruling_of_a_name(
    language: Language,
    ruling: Ruling,
    case: i64,
    theirs: Language,
) -> Option<(&'static str, String)> {
    let t = locale(language);
    match ruling {
        Ruling::Keep => Some((
            td_string!(t, username_moderation.case.keep),
            td_string!(t, username_moderation.case.keep_text).to_owned(),
        )),
        Ruling::Hide => {
            let name = Username::neutral(theirs, case);
            let text = td_string!(t, username_moderation.case.hide_text, name = name.as_str());
            Some((td_string!(t, username_moderation.case.hide), text))
        }
        Ruling::Remove | Ruling::Redact | Ruling::Move => None,
    }
}

/// A ruling about a text, to who makes it.
pub(super) fn ruling(language: Language, ruling: Ruling) -> (&'static str, String) {
    let t = locale(language);
    let (name, text) = match ruling {
        Ruling::Keep => (td_string!(t, moderation.case.keep), td_string!(t, moderation.case.keep_text)),
        Ruling::Hide => (td_string!(t, moderation.case.hide), td_string!(t, moderation.case.hide_text)),
        Ruling::Remove => (td_string!(t, moderation.case.remove), td_string!(t, moderation.case.remove_text)),
        Ruling::Redact => (td_string!(t, moderation.case.redact), td_string!(t, moderation.case.redact_text)),
        Ruling::Move => (td_string!(t, moderation.case.move_it), td_string!(t, moderation.case.move_text)),
    };
    (name, text.to_owned())
}

/// What can still be decided about a text that its author took back.
pub(super) fn settling(language: Language) -> (&'static str, String) {
    let t = locale(language);
    (td_string!(t, moderation.case.settle), td_string!(t, moderation.case.settle_text).to_owned())
}

/// A measure, to who takes it.
pub(super) fn measure(language: Language, measure: Measure) -> &'static str {
    let t = locale(language);
    match measure {
        Measure::Warn => td_string!(t, moderation.measure.warn),
        Measure::MuteInTheme => td_string!(t, moderation.measure.mute_in_theme),
        Measure::Mute => td_string!(t, moderation.measure.mute),
        Measure::Suspend => td_string!(t, moderation.measure.suspend),
    }
}

/// How long a measure lasts.
pub(crate) fn term(language: Language, term: Term) -> &'static str {
    let t = locale(language);
    match term {
        Term::Day => td_string!(t, moderation.measure.day),
        Term::Week => td_string!(t, moderation.measure.week),
        Term::Month => td_string!(t, moderation.measure.month),
        Term::FurtherNotice => td_string!(t, moderation.measure.further_notice),
    }
}

pub(super) fn signal(language: Language, signal: Signal) -> &'static str {
    let t = locale(language);
    match signal {
        Signal::HealthCard => td_string!(t, moderation.signal.health_card),
        Signal::BirthDate => td_string!(t, moderation.signal.birth_date),
        Signal::NameWithDate => td_string!(t, moderation.signal.name_with_date),
        Signal::Burst => td_string!(t, moderation.signal.burst),
        Signal::WatchedWord => td_string!(t, moderation.signal.watched_word),
        Signal::UnknownLink => td_string!(t, moderation.signal.unknown_link),
        Signal::FirstComment => td_string!(t, moderation.signal.first_comment),
    }
}

/// The same in two or three words, for lists.
pub(super) fn signal_in_short(language: Language, signal: Signal) -> &'static str {
    let t = locale(language);
    match signal {
        Signal::HealthCard | Signal::BirthDate | Signal::NameWithDate => {
            td_string!(t, moderation.signal.short.patient)
        }
        Signal::Burst => td_string!(t, moderation.signal.short.burst),
        Signal::WatchedWord => td_string!(t, moderation.signal.short.word),
        Signal::UnknownLink => td_string!(t, moderation.signal.short.link),
        Signal::FirstComment => td_string!(t, moderation.signal.short.first),
    }
}

pub(super) fn span(language: Language, span: Span) -> &'static str {
    let t = locale(language);
    match span {
        Span::Hour => td_string!(t, moderation.bulk_removal.hour),
        Span::SixHours => td_string!(t, moderation.bulk_removal.six_hours),
        Span::Day => td_string!(t, moderation.bulk_removal.day),
        Span::Week => td_string!(t, moderation.bulk_removal.week),
    }
}

pub(super) fn bulk_removal_state(language: Language, state: BulkRemovalState) -> &'static str {
    let t = locale(language);
    match state {
        BulkRemovalState::Running => td_string!(t, moderation.bulk_removal.running),
        BulkRemovalState::Done => td_string!(t, moderation.bulk_removal.done),
        BulkRemovalState::Undoing => td_string!(t, moderation.bulk_removal.undoing),
        BulkRemovalState::Undone => td_string!(t, moderation.bulk_removal.undone),
    }
}

/// A measure that was taken, with its end.
pub(super) fn taken(language: Language, taken: InForce) -> String {
    let t = locale(language);
    let name = measure(language, taken.measure);
    match (taken.measure.lasts(), taken.lifted, taken.until) {
        (false, ..) => name.to_owned(),
        (true, Some(at), _) => td_string!(t, moderation.measure.ended, name, date = date(language, at)),
        (true, None, Some(at)) => td_string!(t, moderation.measure.until, name, date = date(language, at)),
        (true, None, None) => td_string!(t, moderation.measure.open, name),
    }
}

/// A ruling about many comments.
pub(super) fn ruling_of_many(language: Language, ruling: Ruling) -> &'static str {
    let t = locale(language);
    match ruling {
        Ruling::Keep => td_string!(t, moderation.case.keep),
        Ruling::Hide => td_string!(t, moderation.bulk_removal.hide),
        Ruling::Remove => td_string!(t, moderation.bulk_removal.remove),
        Ruling::Redact => td_string!(t, moderation.case.redact),
        Ruling::Move => td_string!(t, moderation.case.move_it),
    }
}

/// A ruling, in a word. What was withheld before and is kept is visible again.
pub(super) fn ruled(language: Language, ruling: Ruling, was_withheld: bool) -> &'static str {
    let t = locale(language);
    match ruling {
        Ruling::Keep if was_withheld => td_string!(t, moderation.decisions.short.keep),
        Ruling::Keep => td_string!(t, moderation.decisions.short.stays),
        Ruling::Hide => td_string!(t, moderation.decisions.short.hide),
        Ruling::Remove => td_string!(t, moderation.decisions.short.remove),
        Ruling::Redact => td_string!(t, moderation.decisions.short.redact),
        Ruling::Move => td_string!(t, moderation.decisions.short.moved),
    }
}

pub(super) fn verdict(language: Language, verdict: Verdict) -> &'static str {
    let t = locale(language);
    match verdict {
        Verdict::Uphold => td_string!(t, moderation.case.uphold),
        Verdict::Restore => td_string!(t, moderation.case.restore),
    }
}

/// What is wrong with what a moderator left of a text.
pub(super) fn redaction(language: Language, error: RedactionError) -> String {
    let t = locale(language);
    match error {
        RedactionError::Nothing => td_string!(t, moderation.refused.redacted_nothing),
        RedactionError::Words => td_string!(t, moderation.refused.redacted_words),
    }
    .to_owned()
}

/// What is wrong with words that were typed, where `missing` says what to do about none.
pub(crate) fn prose(language: Language, error: ProseError, missing: &'static str) -> String {
    let t = locale(language);
    match error {
        ProseError::Missing => missing.to_owned(),
        ProseError::Long => td_string!(t, moderation.refused.long).to_owned(),
        ProseError::Characters(place) => {
            td_string!(t, moderation.refused.characters, line = place.line, character = place.character)
        }
    }
}

/// What was done, as the log says it.
pub(super) fn log_action(language: Language, kind: LogAction) -> &'static str {
    let t = locale(language);
    match kind {
        LogAction::Reported => td_string!(t, moderation_log.kind.reported),
        LogAction::Signalled => td_string!(t, moderation_log.kind.signalled),
        LogAction::Claimed => td_string!(t, moderation_log.kind.claimed),
        LogAction::Released => td_string!(t, moderation_log.kind.released),
        LogAction::HandedOver => td_string!(t, moderation_log.kind.handed_over),
        LogAction::Kept => td_string!(t, moderation_log.kind.kept),
        LogAction::Hidden => td_string!(t, moderation_log.kind.hidden),
        LogAction::Removed => td_string!(t, moderation_log.kind.removed),
        LogAction::Redacted => td_string!(t, moderation_log.kind.redacted),
        LogAction::Moved => td_string!(t, moderation_log.kind.moved),
        LogAction::Warned => td_string!(t, moderation_log.kind.warned),
        LogAction::Muted => td_string!(t, moderation_log.kind.muted),
        LogAction::Suspended => td_string!(t, moderation_log.kind.suspended),
        LogAction::Lifted => td_string!(t, moderation_log.kind.lifted),
        LogAction::Undone => td_string!(t, moderation_log.kind.undone),
        LogAction::Appealed => td_string!(t, moderation_log.kind.appealed),
        LogAction::Upheld => td_string!(t, moderation_log.kind.upheld),
        LogAction::Restored => td_string!(t, moderation_log.kind.restored),
        LogAction::Locked => td_string!(t, moderation_log.kind.locked),
        LogAction::Slowed => td_string!(t, moderation_log.kind.slowed),
        LogAction::Freed => td_string!(t, moderation_log.kind.freed),
        LogAction::Closed => td_string!(t, moderation_log.kind.closed),
    }
}
