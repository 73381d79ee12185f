//! What is wrong with a topic as typed, at its fields and above them all.

use domain::Language;
use domain::community::TopicFlaw;
use leptos::prelude::*;

use super::page::{TopicEditorPage, TopicRefusal};
use crate::i18n::{language_name, locale, td_string};
use crate::ui::ErrorSummary;

fn flaw_text(language: Language, (of, flaw): (Language, TopicFlaw)) -> String {
    let t = locale(language);
    let text = match flaw {
        TopicFlaw::Title => td_string!(t, topics.flaw.title),
        TopicFlaw::TitleForm => td_string!(t, topics.flaw.title_form),
        TopicFlaw::Intro => td_string!(t, topics.flaw.intro),
        TopicFlaw::IntroLong => td_string!(t, topics.flaw.intro_long),
        TopicFlaw::Questions => td_string!(t, topics.flaw.questions),
        TopicFlaw::QuestionsForm => td_string!(t, topics.flaw.questions_form),
        TopicFlaw::LearnMore => td_string!(t, topics.flaw.learn_more),
        TopicFlaw::Feeds => td_string!(t, topics.flaw.feeds),
        TopicFlaw::Author => td_string!(t, guest_posts.flaw.author),
        TopicFlaw::OutOfDate => td_string!(t, topics.flaw.out_of_date),
    };
    td_string!(t, topics.flaw.in_language, language = language_name(language, of), text)
}

/// The field that a flaw is about.
const fn field_of((of, flaw): (Language, TopicFlaw)) -> &'static str {
    match (flaw, of) {
        (TopicFlaw::Title | TopicFlaw::TitleForm, Language::En) => "title_en",
        (TopicFlaw::Title | TopicFlaw::TitleForm, Language::Fr) => "title_fr",
        (TopicFlaw::Intro | TopicFlaw::IntroLong, Language::En) => "intro_en",
        (TopicFlaw::Intro | TopicFlaw::IntroLong, Language::Fr) => "intro_fr",
        (TopicFlaw::Questions | TopicFlaw::QuestionsForm, Language::En) => "questions_en",
        (TopicFlaw::Questions | TopicFlaw::QuestionsForm, Language::Fr) => "questions_fr",
        (TopicFlaw::LearnMore, Language::En) => "learn_more_en",
        (TopicFlaw::LearnMore, Language::Fr) => "learn_more_fr",
        (TopicFlaw::Feeds, Language::En) => "feeds_en",
        (TopicFlaw::Feeds, Language::Fr) => "feeds_fr",
        (TopicFlaw::Author, _) => "author",
        (TopicFlaw::OutOfDate, _) => "confirm",
    }
}

/// Each field that something is wrong with, and what.
pub(super) fn wrong(language: Language, page: &TopicEditorPage) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let flaws = page.errors.flaws.iter().chain(&page.flaws);
    let mut wrong: Vec<_> = flaws.map(|flaw| (field_of(*flaw), flaw_text(language, *flaw))).collect();
    if page.errors.theme {
        wrong.push(("theme", td_string!(t, topics.flaw.theme).to_owned()));
    }
    if page.errors.closes {
        wrong.push(("closes", td_string!(t, topics.flaw.closes).to_owned()));
    }
    wrong
}

#[component]
pub(super) fn Refusals(language: Language, page: TopicEditorPage) -> impl IntoView {
    let t = locale(language);
    let items = wrong(language, &page);
    let title = match page.refusal {
        Some(TopicRefusal::Stale) => td_string!(t, topics.stale),
        Some(TopicRefusal::NotDone) => td_string!(t, topics.not_done),
        Some(TopicRefusal::Date) => td_string!(t, topics.flaw.date),
        Some(TopicRefusal::Own) => td_string!(t, guest_posts.desk.own),
        None if !page.flaws.is_empty() => td_string!(t, topics.not_yet),
        None => td_string!(t, topics.unfit),
    };
    page.is_refused().then(|| view! { <ErrorSummary title items/> })
}
