//! The editor of topics in each of its states.

use domain::Language;
use domain::community::{FileKind, TopicContent, TopicFlaw, TopicKind, TopicState, TopicText};
use services::dashboard::{TopicErrors, TopicFields};
use store::community::Topic;
use store::community::file::TopicFile;
use uuid::Uuid;

use super::page::{TopicDone, TopicEditorPage, TopicRefusal};
use crate::dashboard::sample::{
    HOSTILE, both, content, editor, long_word, theme_id, themes, topic, topic_versions,
};
use crate::page::Sample;
use crate::routes::Route;

/// All of them.
pub(super) fn all() -> Vec<Sample<TopicEditorPage>> {
    let states = TopicState::ALL.map(|state| (state.code(), of(topic(12, state))));
    let open = || of(topic(12, TopicState::Open));
    let done = TopicDone::ALL.map(|done| (done.code(), TopicEditorPage { done: Some(done), ..open() }));
    states
        .into_iter()
        .chain(done)
        .chain(written())
        .chain(refused())
        .map(|(state, page)| Sample::of(editor(), state, Route::TopicEditor, page))
        .collect()
}

/// What may be in it that is not in most.
fn written() -> [(&'static str, TopicEditorPage); 5] {
    let fields = TopicFields::default();
    let new =
        TopicEditorPage { topic: None, fields, versions: Vec::new(), ..of(topic(12, TopicState::Draft)) };
    let behind = TopicContent { out_of_date: Some(Language::Fr), ..content() };
    let untitled = TopicContent { en: TopicText::default(), fr: TopicText::default(), ..content() };
    let by_guest = TopicContent { kind: TopicKind::GuestPost, ..content() };
    let with = |content| of(Topic { content, ..topic(12, TopicState::Draft) });
    let file = |id, kind| TopicFile {
        id: Uuid::from_u128(id),
        topic: 12,
        kind,
        label: both("A waiting room", HOSTILE),
        pixels: (1200, 800),
        size: 240_123,
    };
    let files = vec![file(81, FileKind::Jpeg), file(82, FileKind::Pdf)];
    [
        ("new", new),
        ("one-language-behind", with(behind)),
        ("untitled", with(untitled)),
        ("of-a-guest", TopicEditorPage { guest: Some(Uuid::from_u128(42)), ..with(by_guest) }),
        ("with-files", TopicEditorPage { files, ..of(topic(12, TopicState::Closed)) }),
    ]
}

/// What was refused, with what was typed.
fn refused() -> [(&'static str, TopicEditorPage); 6] {
    let page = of(topic(12, TopicState::Draft));
    let fields = TopicFields {
        title_en: HOSTILE.into(),
        title_fr: long_word(),
        intro_fr: HOSTILE.into(),
        closes: "hier".into(),
        day: "demain".into(),
        ..page.fields.clone()
    };
    let flaws = [
        TopicFlaw::Title,
        TopicFlaw::TitleForm,
        TopicFlaw::Intro,
        TopicFlaw::IntroLong,
        TopicFlaw::Questions,
        TopicFlaw::QuestionsForm,
        TopicFlaw::LearnMore,
        TopicFlaw::Feeds,
    ];
    let flaws: Vec<_> = Language::ALL.into_iter().flat_map(|of| flaws.map(|flaw| (of, flaw))).collect();
    let behind = vec![(Language::En, TopicFlaw::Author), (Language::Fr, TopicFlaw::OutOfDate)];
    let content = TopicContent { kind: TopicKind::GuestPost, out_of_date: Some(Language::Fr), ..content() };
    let guest = of(Topic { content, ..topic(12, TopicState::Draft) });
    let typed = TopicEditorPage { fields, ..page };
    let told = |refusal| TopicEditorPage { refusal: Some(refusal), ..typed.clone() };
    let errors = TopicErrors { theme: true, closes: true, flaws };
    [
        ("stale", told(TopicRefusal::Stale)),
        (
            "not-done",
            TopicEditorPage { refusal: Some(TopicRefusal::NotDone), ..of(topic(12, TopicState::Open)) },
        ),
        ("wrong-day", told(TopicRefusal::Date)),
        ("own", told(TopicRefusal::Own)),
        ("unfit", TopicEditorPage { errors, ..typed.clone() }),
        ("not-yet", TopicEditorPage { flaws: behind, guest: Some(Uuid::from_u128(42)), ..guest }),
    ]
}

/// A topic as it is kept.
fn of(topic: Topic) -> TopicEditorPage {
    TopicEditorPage {
        fields: TopicFields { theme: theme_id().to_string(), ..TopicFields::of(&topic) },
        topic: Some(topic),
        themes: themes(),
        versions: topic_versions(),
        errors: TopicErrors::default(),
        flaws: Vec::new(),
        refusal: None,
        done: None,
        files: Vec::new(),
        guest: None,
    }
}
