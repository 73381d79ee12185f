//! A topic as it is kept now, beside what was typed over an older save of it.

use domain::Language;
use domain::community::{TopicPart, last_day};
use leptos::prelude::*;

use super::page::{TopicEditorPage, TopicRefusal};
use crate::community::kind_name;
use crate::dashboard::kept::Kept;
use crate::dashboard::topics::versions::part_name;
use crate::i18n::{day, locale, td_string};

/// What is kept, where what was typed is not because of it.
#[component]
pub(super) fn KeptTopic(language: Language, page: TopicEditorPage) -> impl IntoView {
    let t = locale(language);
    let TopicEditorPage { topic, themes, refusal, .. } = page;
    topic.filter(|_| refusal == Some(TopicRefusal::Stale)).map(|topic| {
        let theme = themes.iter().find(|theme| theme.id == topic.theme);
        let theme = theme.map(|theme| theme.title.in_language(language).to_owned());
        let kind = Some(kind_name(language, topic.content.kind).to_owned());
        let closes = topic.closes.map(|at| day(language, last_day(at)));
        let facts = [
            (td_string!(t, topics.field.theme), theme),
            (td_string!(t, topics.field.kind), kind),
            (td_string!(t, topics.field.closes), closes),
        ];
        let facts: Vec<_> = facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        let texts = Language::ALL.map(|of| {
            let text = topic.content.in_language(of);
            TopicPart::ALL
                .into_iter()
                .map(|part| (part_name(language, part), text.part(part)))
                .collect::<Vec<_>>()
        });
        view! { <Kept language facts texts/> }
    })
}
