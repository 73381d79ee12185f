//! What a case is made of.

use std::collections::BTreeSet;

use domain::Language;
use domain::moderation::{CaseState, Clause, Involvement, Measure, Ruling, Target};
use markdown::render;
use services::moderation::CaseFields;
use store::community::comment::Gone;
use store::document::Bilingual;
use store::moderation::{
    Case, CaseLine, CaseNote, CaseText, Context, Decision, Destination, Record, Report, Visibility,
};
use time::Duration;
use uuid::Uuid;

use crate::moderation::case::CasePage;
use crate::moderation::sample::{
    HOSTILE, READER, SOURCE, author, both, in_force, line, long_word, title, topic,
};
use crate::sample::NOW;

/// Three members say something about it, one of whom has left.
fn reports() -> Vec<Report> {
    let report = |reporter: Option<&str>, clause, language, text: &str| Report {
        reporter: reporter.map(Into::into),
        clause,
        language,
        text: text.into(),
        at: NOW - Duration::hours(6),
    };
    vec![
        report(Some("Featherstonehaugh-Cholmondeley"), Clause::PatientPrivacy, Language::En, HOSTILE),
        report(Some("zoé"), Clause::Rights, Language::Fr, ""),
        report(None, Clause::Respect, Language::Fr, &long_word()),
    ]
}

/// The comments around it: one whose author has left, and one that says nothing any more.
fn context() -> Vec<Context> {
    let beside = |id, author: Option<&str>, gone| Context {
        id,
        author: author.map(Into::into),
        language: Language::En,
        html: render(HOSTILE),
        gone,
    };
    vec![
        beside(38, Some("Ann O’Neill"), None),
        beside(39, None, None),
        beside(40, Some("zoé"), Some(Gone::Withdrawn)),
    ]
}

/// What is known of who wrote it.
pub(super) fn record() -> Record {
    Record {
        person: Uuid::from_u128(3),
        username: "marie.eve".into(),
        since: NOW - Duration::days(400),
        comments: 1_204,
        against: 2,
        is_staff: false,
        is_reported: false,
        in_force: vec![in_force(Measure::MuteInTheme)],
    }
}

/// A decision, in words of its own.
pub(super) fn decision(ruling: Ruling) -> Decision {
    Decision {
        id: Uuid::from_u128(71),
        at: NOW - Duration::days(2),
        actor: Some((Uuid::from_u128(10), "Featherstonehaugh-Cholmondeley".into())),
        is_staff: true,
        ruling,
        was_withheld: false,
        clause: Some(Clause::PatientPrivacy),
        reason: HOSTILE.into(),
        note: "Third time <i>this week</i>.".into(),
        measure: None,
        undone: None,
        appeal: None,
        judged: None,
    }
}

/// A case about a comment that says too much, with all that there can be around it.
pub(super) fn case() -> Case {
    let earlier = vec![(NOW - Duration::hours(20), HOSTILE.to_owned())];
    let note = |by: Option<&str>, text: &str| CaseNote {
        by: by.map(Into::into),
        at: NOW - Duration::hours(1),
        text: text.into(),
    };
    let colleague = |id, name: &str| (Uuid::from_u128(id), name.to_owned());
    Case {
        line: line(412, Target::Comment(41)),
        involvement: Involvement::None,
        version: 7,
        opened: NOW - Duration::hours(6),
        topic: Some(12),
        profile: None,
        text: CaseText {
            language: Language::Fr,
            source: SOURCE.into(),
            html: render(SOURCE),
            earlier,
            written: NOW - Duration::days(1),
            taken_back: None,
        },
        context: context(),
        author: Some(record()),
        reports: reports(),
        signals: BTreeSet::new(),
        decisions: Vec::new(),
        notes: vec![note(Some("François-Xavier"), HOSTILE), note(None, &long_word())],
        colleagues: vec![(READER, "anne-sophie".into()), colleague(10, "Élodie"), colleague(11, HOSTILE)],
    }
}

/// Where a comment can be moved to: to a conversation of its own here, or to another topic.
fn destinations() -> Vec<Destination> {
    let destination =
        |topic, title: Bilingual, theme: Bilingual, is_here| Destination { topic, title, theme, is_here };
    let care = || both("Access to care", "Accès aux soins");
    vec![
        destination(12, title(), care(), true),
        destination(13, both(HOSTILE, &long_word()), care(), false),
        destination(14, both("Virtual care", "Soins virtuels"), both(HOSTILE, "Numérique"), false),
    ]
}

/// Its page, before anything is typed.
pub(super) fn page(case: Case) -> CasePage {
    let is_movable = matches!((case.line.state, case.line.target), (CaseState::Open, Target::Comment(_)));
    let destinations = if is_movable { destinations() } else { Vec::new() };
    CasePage {
        case,
        article: None,
        reader: READER,
        is_everywhere: true,
        destinations,
        fields: CaseFields::default(),
        refusal: None,
        done: None,
        next: Some(413),
    }
}

/// A case about what somebody is called.
pub(super) fn of_a_name() -> CasePage {
    let name = "DrQuackVendsDesRemèdes";
    let line = CaseLine {
        title: None,
        excerpt: name.into(),
        author: Some(name.into()),
        ..line(414, Target::Profile(Uuid::from_u128(3)))
    };
    let text = CaseText { source: name.into(), html: String::new(), earlier: Vec::new(), ..case().text };
    let profile = Some(author("member-414"));
    page(Case { line, topic: None, profile, text, context: Vec::new(), ..case() })
}

/// A case about a guest post.
pub(super) fn article() -> CasePage {
    let line = CaseLine { excerpt: String::new(), ..line(415, Target::GuestPost(12)) };
    let text = CaseText { html: String::new(), earlier: Vec::new(), ..case().text };
    CasePage { article: Some(topic()), ..page(Case { line, text, context: Vec::new(), ..case() }) }
}

/// A case in a state, with what was decided about it.
pub(super) fn in_state(state: CaseState, decisions: Vec<Decision>) -> CasePage {
    let standing = decisions.last().map_or(Visibility::Read, |decision| Visibility::Hidden(decision.ruling));
    let line = CaseLine { state, standing, ..case().line };
    page(Case { line, decisions, ..case() })
}

/// With its author's question whether somebody would look again.
pub(super) fn appealed(decision: Decision) -> Decision {
    Decision { appeal: Some((NOW - Duration::hours(8), HOSTILE.into())), ..decision }
}
