//! The queue in its states.

use domain::Language;
use domain::moderation::{CaseState, Clause, Measure, Ruling, Signal, Target, TargetKind, TimeTargets};
use services::AssigneeFilter;
use services::moderation::CasesQuery;
use services::moderation::{CaseDone, DoneBefore};
use services::moderation::{FilterRefusal, RefusedFilter};
use store::moderation::{CaseLine, SavedFilter, Visibility};
use time::Duration;
use uuid::Uuid;

use super::QueuePage;
use crate::moderation::sample::{
    HOSTILE, READER, in_force, line, long_word, moderator, moderator_of_a_theme,
};
use crate::page::Sample;
use crate::routes::Route;
use crate::sample::NOW;

/// Cases in each state, about things of each kind, of which one is late and one is nobody's any more.
fn lines() -> Vec<CaseLine> {
    let comment = |id| line(id, Target::Comment(id));
    vec![
        CaseLine {
            score: 210,
            signal: Some(Signal::HealthCard),
            standing: Visibility::Hidden(Ruling::Hide),
            ..comment(41)
        },
        CaseLine {
            state: CaseState::Appealed,
            assignee: Some((READER, "anne-sophie".into())),
            excerpt: String::new(),
            author: Some("Ann O’Neill".into()),
            language: Language::En,
            standing: Visibility::Hidden(Ruling::Remove),
            ..line(42, Target::GuestPost(12))
        },
        CaseLine {
            title: None,
            excerpt: long_word(),
            author: Some(long_word()),
            assignee: Some((Uuid::from_u128(10), "Featherstonehaugh-Cholmondeley".into())),
            ..line(43, Target::Profile(Uuid::from_u128(3)))
        },
        CaseLine { state: CaseState::Decided, signal: Some(Signal::Burst), reports: 0, ..comment(44) },
        CaseLine {
            author: None,
            excerpt: HOSTILE.into(),
            waits: NOW - Duration::days(40),
            signal: Some(Signal::WatchedWord),
            standing: Visibility::Gone,
            ..comment(45)
        },
    ]
}

fn empty() -> QueuePage {
    QueuePage {
        asked: CasesQuery::default(),
        lines: Vec::new(),
        has_more: false,
        last: 0,
        targets: TimeTargets::default(),
        done: None,
        may_remove_in_bulk: true,
        filters: Vec::new(),
        refused: None,
    }
}

fn full() -> QueuePage {
    QueuePage { lines: lines(), last: 812, ..empty() }
}

fn asked(asked: CasesQuery) -> QueuePage {
    QueuePage { asked, ..full() }
}

/// With what was done just before.
fn done(done: CaseDone) -> DoneBefore {
    DoneBefore { done, case: 40, is_reported: true, is_taken_back: false, measure: None }
}

fn refused(why: FilterRefusal, name: &str) -> QueuePage {
    let asked = CasesQuery { clause: Some(Clause::Respect), ..CasesQuery::default() };
    QueuePage { asked, refused: Some(RefusedFilter { name: name.into(), why }), ..full() }
}

/// The filters, of which the first is what is shown.
fn saved() -> QueuePage {
    let filter = |name: &str, words: &str| SavedFilter { name: name.into(), words: words.into() };
    let filters = vec![
        filter("Réexamens", "state=appealed"),
        filter(HOSTILE, "kind=profile&with=nobody"),
        filter(&long_word(), "clause=threats"),
    ];
    let asked = CasesQuery { state: Some(CaseState::Appealed), ..CasesQuery::default() };
    QueuePage { asked, filters, ..full() }
}

pub(super) fn samples() -> Vec<Sample<QueuePage>> {
    let everything = CasesQuery {
        state: Some(CaseState::Appealed),
        kind: Some(TargetKind::GuestPost),
        clause: Some(Clause::Threats),
        assignee: Some(AssigneeFilter::Mine),
        after: Some((50, 1_700_000_000_000, 41)),
    };
    let any = CasesQuery::default();
    let keep = done(CaseDone::Ruled(Ruling::Keep));
    let said = |done| QueuePage { done: Some(done), ..full() };
    let mut pages = vec![
        ("full", full()),
        ("empty", empty()),
        ("by-state", asked(CasesQuery { state: Some(CaseState::Decided), ..any })),
        ("by-kind", asked(CasesQuery { kind: Some(TargetKind::Profile), ..any })),
        ("by-clause", asked(CasesQuery { clause: Some(Clause::PatientPrivacy), ..any })),
        ("by-assignee", asked(CasesQuery { assignee: Some(AssigneeFilter::Nobody), ..any })),
        ("next-page", QueuePage { has_more: true, ..asked(everything) }),
        ("nothing-such", QueuePage { asked: everything, ..empty() }),
        ("saved-filters", saved()),
        ("filter-without-name", refused(FilterRefusal::Name, " \u{202e} ")),
        ("filter-of-nothing", QueuePage { asked: any, ..refused(FilterRefusal::Empty, HOSTILE) }),
        ("too-many-filters", refused(FilterRefusal::Full, "Respect")),
        ("settled", said(DoneBefore { is_taken_back: true, ..keep })),
        ("not-reported", said(DoneBefore { is_reported: false, ..keep })),
        ("measured", said(DoneBefore { measure: Some(in_force(Measure::Suspend)), ..keep })),
    ];
    pages.extend(CaseDone::ALL.map(|what| (what.code(), said(done(what)))));
    let of_a_theme = QueuePage { may_remove_in_bulk: false, ..full() };
    let mut samples: Vec<_> =
        pages.into_iter().map(|(state, page)| Sample::of(moderator(), state, Route::Cases, page)).collect();
    samples.push(Sample::of(moderator_of_a_theme(), "of-a-theme", Route::Cases, of_a_theme));
    samples
}
