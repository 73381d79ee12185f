//! A case in its states.

mod parts;
mod refused;

use std::collections::BTreeSet;

use domain::moderation::{CaseState, Involvement, Measure, Ruling, Signal, Verdict};
use services::moderation::{CaseDone, DoneBefore};
use store::moderation::{Case, CaseLine, CaseText, Decision, InForce, Judged, Record, Visibility};
use time::Duration;
use uuid::Uuid;

use self::parts::{appealed, article, case, decision, in_state, of_a_name, page, record};
use super::CasePage;
use crate::moderation::sample::{HOSTILE, READER, in_force, moderator, moderator_of_a_theme};
use crate::page::Sample;
use crate::routes::Route;
use crate::sample::NOW;

/// Something about which nobody decided yet.
fn open() -> Vec<(&'static str, CasePage)> {
    let held = |person, name: &str| CaseLine { assignee: Some((person, name.into())), ..case().line };
    let bare = Case {
        context: Vec::new(),
        author: None,
        reports: Vec::new(),
        colleagues: vec![(READER, "anne-sophie".into())],
        line: CaseLine { author: None, title: None, ..case().line },
        topic: None,
        ..case()
    };
    let text = case().text;
    let erased = CaseText { source: String::new(), html: String::new(), earlier: Vec::new(), ..text.clone() };
    let gone = CaseLine { standing: Visibility::Gone, ..case().line };
    let taken_back = CaseText { taken_back: Some(NOW - Duration::minutes(20)), ..text };
    let author = |author| page(Case { author: Some(author), ..case() });
    vec![
        ("open", page(case())),
        ("bare", CasePage { next: None, ..page(bare) }),
        ("nowhere-to-move-to", CasePage { destinations: Vec::new(), ..page(case()) }),
        (
            "found-by-the-program",
            page(Case { signals: BTreeSet::from(Signal::ALL), reports: Vec::new(), ..case() }),
        ),
        ("of-a-username", of_a_name()),
        ("of-a-username-that-left", page(Case { profile: None, author: None, ..of_a_name().case })),
        ("of-a-guest-post", article()),
        ("taken-back", page(Case { text: taken_back, line: gone.clone(), ..case() })),
        ("nothing-left", page(Case { text: erased, line: gone, ..case() })),
        ("of-a-colleague", author(Record { is_staff: true, in_force: Vec::new(), ..record() })),
        ("its-author-is-reported-by-the-reader", author(Record { is_reported: true, ..record() })),
        ("of-the-reader-s", page(Case { line: held(READER, "anne-sophie"), ..case() })),
        ("of-another-s", page(Case { line: held(Uuid::from_u128(10), HOSTILE), ..case() })),
        ("reported-by-the-reader", page(Case { involvement: Involvement::Reporter, ..case() })),
        (
            "hidden-by-reports",
            page(Case {
                line: CaseLine { standing: Visibility::Hidden(Ruling::Hide), score: 210, ..case().line },
                decisions: vec![Decision { is_staff: false, actor: None, ..decision(Ruling::Hide) }],
                ..case()
            }),
        ),
    ]
}

/// Something that was decided.
fn decided() -> Vec<(&'static str, CasePage)> {
    let decided = |decision| in_state(CaseState::Decided, vec![decision]);
    let measure = |measure| Decision { measure: Some(measure), ..decision(Ruling::Hide) };
    let for_good = InForce { measure: Measure::Suspend, until: None, lifted: None };
    let lifted = InForce { lifted: Some(NOW - Duration::hours(1)), ..in_force(Measure::Mute) };
    let judged = |verdict| {
        let answer = HOSTILE.into();
        let judged =
            Judged { verdict, at: NOW - Duration::hours(2), by: Some("François-Xavier".into()), answer };
        Decision { judged: Some(judged), ..appealed(decision(Ruling::Remove)) }
    };
    let undone = Decision { undone: Some(NOW - Duration::days(1)), actor: None, ..decision(Ruling::Remove) };
    vec![
        ("kept", decided(Decision { clause: None, reason: String::new(), ..decision(Ruling::Keep) })),
        ("hidden", decided(decision(Ruling::Hide))),
        ("redacted", decided(decision(Ruling::Redact))),
        ("moved", decided(decision(Ruling::Move))),
        ("muted-for-a-while", decided(measure(in_force(Measure::MuteInTheme)))),
        ("suspended-for-good", decided(measure(for_good))),
        ("muted-no-more", decided(measure(lifted))),
        ("upheld", decided(judged(Verdict::Uphold))),
        ("restored", decided(judged(Verdict::Restore))),
        ("decided-again", in_state(CaseState::Decided, vec![undone, decision(Ruling::Hide)])),
    ]
}

/// Something about which its author asks for another look.
fn under_appeal() -> Vec<(&'static str, CasePage)> {
    let to_judge = |decision| in_state(CaseState::Appealed, vec![appealed(decision)]);
    let own = Decision { actor: Some((READER, "anne-sophie".into())), ..decision(Ruling::Remove) };
    vec![("appealed", to_judge(decision(Ruling::Remove))), ("own-decision", to_judge(own))]
}

/// With what was done just before, with this case or with another.
fn done() -> Vec<(&'static str, CasePage)> {
    let said = |number, done, measure| {
        let done = DoneBefore { done, case: number, is_reported: true, is_taken_back: false, measure };
        CasePage { done: Some(done), ..page(case()) }
    };
    let here = case().line.id;
    let muted = Some(in_force(Measure::Mute));
    vec![
        ("claim", said(here, CaseDone::Claimed, None)),
        ("hand-over", said(here, CaseDone::HandedOver, None)),
        ("note", said(here, CaseDone::Noted, None)),
        ("lift", said(here, CaseDone::Lifted, None)),
        ("the-one-before-removed", said(here - 1, CaseDone::Ruled(Ruling::Remove), muted)),
        ("the-one-before-judged", said(here - 1, CaseDone::Judged(Verdict::Restore), None)),
    ]
}

pub(super) fn samples() -> Vec<Sample<CasePage>> {
    let mut pages = open();
    pages.extend(decided());
    pages.extend(under_appeal());
    pages.extend(done());
    pages.extend(refused::pages());
    let of_a_theme = CasePage { is_everywhere: false, ..page(case()) };
    let mut samples: Vec<_> =
        pages.into_iter().map(|(state, page)| Sample::of(moderator(), state, Route::Case, page)).collect();
    samples.push(Sample::of(moderator_of_a_theme(), "of-a-theme", Route::Case, of_a_theme));
    samples
}
