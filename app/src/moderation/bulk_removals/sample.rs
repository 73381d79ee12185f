//! Floods, and what is done about them, in their states.

use domain::Language;
use domain::desk::ProseError;
use domain::moderation::{BulkRemovalState, Clause, Measure, Ruling, Span, Term};
use services::moderation::{BulkRemovalErrors, BulkRemovalFields, CrowdFilter};
use store::document::Bilingual;
use store::moderation::{BulkRemoval, CrowdLine};
use time::Duration;
use uuid::Uuid;

use super::CrowdPage;
use crate::moderation::sample::{HOSTILE, SOURCE, both, harmful, long_word, moderator, too_long};
use crate::page::Sample;
use crate::routes::Route;
use crate::sample::NOW;
use crate::texts;

/// A removal that goes on, or is over.
pub(super) fn bulk_removal(state: BulkRemovalState) -> BulkRemoval {
    BulkRemoval {
        id: Uuid::from_u128(81),
        by: Some("Élodie".into()),
        began: NOW - Duration::minutes(10),
        since: NOW - Duration::hours(6),
        authors: 12,
        ruling: Ruling::Remove,
        clause: Clause::Advertising,
        reason: both(HOSTILE, &long_word()),
        note: HOSTILE.into(),
        measure: Some((Measure::Suspend, None)),
        state,
        total: 1_204,
        decided: 800,
        skipped: 3,
    }
}

/// One that was begun by somebody who has left, and found nothing.
pub(super) fn by_who_left() -> BulkRemoval {
    let state = BulkRemovalState::Done;
    let measure = Some((Measure::Mute, Some(NOW + Duration::days(7))));
    let (note, ruling) = (String::new(), Ruling::Hide);
    BulkRemoval { by: None, note, ruling, measure, total: 0, decided: 0, skipped: 0, ..bulk_removal(state) }
}

/// Accounts that wrote much, of which the reader reported one.
fn lines() -> Vec<CrowdLine> {
    let line = |id, username: &str, sample: &str| CrowdLine {
        person: Uuid::from_u128(id),
        username: username.into(),
        opened: NOW - Duration::hours(8),
        comments: 1_204,
        earlier: 0,
        language: Language::En,
        sample: sample.into(),
        is_reported: false,
    };
    vec![
        line(3, "marie.eve", SOURCE),
        line(4, HOSTILE, HOSTILE),
        CrowdLine { is_reported: true, language: Language::Fr, ..line(5, &long_word(), &long_word()) },
    ]
}

fn page() -> CrowdPage {
    let asked = CrowdFilter::read("", "", "", "");
    CrowdPage {
        asked,
        since: asked.span.start(NOW),
        lines: lines(),
        fields: BulkRemovalFields::default(),
        reason: Bilingual::default(),
        errors: None,
        is_review: false,
        bulk_removals: Vec::new(),
    }
}

/// What was typed.
fn fields() -> BulkRemovalFields {
    BulkRemovalFields {
        since: (NOW - Duration::HOUR).unix_timestamp() * 1_000,
        authors: lines().into_iter().map(|line| line.person).collect(),
        ruling: Ruling::Remove.code().into(),
        clause: Clause::Advertising.code().into(),
        measure: Measure::Mute.code().into(),
        term: Term::Week.code().into(),
        ..BulkRemovalFields::default()
    }
}

pub(super) fn crowds() -> Vec<Sample<CrowdPage>> {
    let (none, reasons) = (BulkRemovalErrors::default(), texts::reasons());
    let wrong = |fields, errors| CrowdPage { fields, errors: Some(errors), ..page() };
    let review = |fields| CrowdPage { fields, is_review: true, ..page() };
    let unfit = |fields, errors| CrowdPage { errors: Some(errors), ..review(fields) };
    let nothing = BulkRemovalErrors { authors: true, ruling: true, clause: true, term: true, ..none };
    let empty =
        || BulkRemovalFields { measure: Measure::Suspend.code().into(), ..BulkRemovalFields::default() };
    let reported = BulkRemovalErrors { reported: true, ..none };
    let (text, error) = harmful();
    let said =
        |en: &str, fr: &str| BulkRemovalFields { reason: Some(both(en, fr)), is_confirmed: true, ..fields() };
    let of_another =
        BulkRemovalFields { reason: Some(reasons.of(Clause::Threats)), is_confirmed: true, ..fields() };
    let words = BulkRemovalErrors {
        reason: [Some(error), Some(ProseError::Missing)],
        note: Some(ProseError::Long),
        ..none
    };
    let wrong_words = BulkRemovalFields { note: too_long(), ..said(&text, "") };
    let mild = BulkRemovalFields { measure: String::new(), term: String::new(), ..fields() };
    let bulk_removals = || {
        let mut all = BulkRemovalState::ALL.map(bulk_removal).to_vec();
        all.push(by_who_left());
        all
    };
    let asked = CrowdFilter { span: Span::Week, at_least: 25, opened: Some(7), all: true };
    let gone =
        CrowdPage { lines: Vec::new(), ..wrong(fields(), BulkRemovalErrors { authors: true, ..none }) };
    [
        ("a-crowd", page()),
        ("all-ticked", CrowdPage { asked, bulk_removals: bulk_removals(), ..page() }),
        ("nobody", CrowdPage { lines: Vec::new(), ..page() }),
        ("nobody-any-more", CrowdPage { lines: Vec::new(), bulk_removals: bulk_removals(), ..page() }),
        ("nothing-chosen", wrong(empty(), nothing)),
        ("accounts-gone", gone),
        ("reported-by-the-reader", wrong(fields(), reported)),
        ("review", review(fields())),
        ("review-without-a-measure", review(mild)),
        ("wrong-words", unfit(wrong_words, words)),
        ("reason-of-another-rule", unfit(of_another, BulkRemovalErrors { other_clause: true, ..none })),
        ("reason-of-their-own", review(said(HOSTILE, HOSTILE))),
    ]
    .map(|(state, page)| {
        let reason = page.fields.fitting_reason(&reasons);
        Sample::of(moderator(), state, Route::BulkRemovals, CrowdPage { reason, ..page })
    })
    .to_vec()
}
