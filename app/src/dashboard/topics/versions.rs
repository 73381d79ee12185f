//! The saves of a topic: a list with what each changed, one alone, or two beside each other.

use domain::Language;
use domain::community::{TopicChange, TopicPart};
use leptos::prelude::*;
use store::community::TopicVersion;
use store::document::Bilingual;

use crate::community::{TopicMatter, kind_name};
use crate::dashboard::difference::Difference;
use crate::dashboard::frame::Frame;
use crate::dashboard::parts::Select;
use crate::dashboard::sample::{editor, topic_versions};
use crate::i18n::{language_in_sentence, language_name, locale, minute, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// A save.
#[derive(Clone, Debug)]
pub struct TopicVersionPage {
    /// Of which topic.
    pub topic: i64,
    /// The save.
    pub version: TopicVersion,
    /// Another to hold it against.
    pub compared: Option<TopicVersion>,
}

/// What a part of a topic is called.
pub(super) fn part_name(language: Language, part: TopicPart) -> &'static str {
    let t = locale(language);
    match part {
        TopicPart::Title => td_string!(t, topics.part.title),
        TopicPart::Intro => td_string!(t, topics.part.intro),
        TopicPart::Questions => td_string!(t, topics.part.questions),
        TopicPart::LearnMore => td_string!(t, topics.part.learn_more),
        TopicPart::Feeds => td_string!(t, topics.part.feeds),
    }
}

fn change_name(language: Language, change: TopicChange) -> String {
    let t = locale(language);
    match change {
        TopicChange::Kind => td_string!(t, topics.part.kind).to_owned(),
        TopicChange::Text(part, of) => {
            let (part, of) = (part_name(language, part), language_in_sentence(language, of));
            td_string!(t, topics.part_of, part, language = of)
        }
        TopicChange::Confirmed => td_string!(t, topics.confirmed).to_owned(),
    }
}

/// Who saved it, and when.
fn told(language: Language, version: &TopicVersion) -> String {
    let t = locale(language);
    let by = version.by.clone().unwrap_or_else(|| td_string!(t, topics.somebody).to_owned());
    td_string!(t, topics.version, number = version.version, by, at = minute(language, version.at))
}

fn path(language: Language, topic: i64, version: u32, compared: Option<u32>) -> String {
    let path = Route::TopicVersion.path_with(language, &topic.to_string());
    match compared {
        Some(other) => format!("{path}?version={version}&compared={other}"),
        None => format!("{path}?version={version}"),
    }
}

/// Every save of a topic, the newest first, with what it changed since the one before.
#[component]
pub(super) fn Versions(context: Context, topic: i64, versions: Vec<TopicVersion>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = versions
        .iter()
        .enumerate()
        .map(|(place, version)| {
            let number = version.version;
            let before = versions.get(place + 1);
            let changed = before.map_or_else(
                || td_string!(t, topics.first).to_owned(),
                |before| changes(language, version, before),
            );
            let compare = before.map(|before| {
                let text = td_string!(t, topics.compare, number = before.version);
                view! { <p><a href=path(language, topic, number, Some(before.version))>{text}</a></p> }
            });
            view! {
                <li>
                    <p><a href=path(language, topic, number, None)>{told(language, version)}</a></p>
                    <p class="small muted">{changed}</p>
                    {compare}
                </li>
            }
        })
        .collect_view();
    let two = (versions.len() > 2)
        .then(|| view! { <CompareTwo context=context.clone() topic versions=versions.clone()/> });
    view! {
        <section class="section" aria-labelledby="versions-title">
            <h2 class="section-title" id="versions-title">{td_string!(t, topics.versions)}</h2>
            <ul class="rows rows-tight">{rows}</ul>
            {two}
        </section>
    }
    .markup()
}

fn changes(language: Language, version: &TopicVersion, before: &TopicVersion) -> String {
    let t = locale(language);
    let changes = version.content.changes(&before.content);
    if changes.is_empty() {
        return td_string!(t, topics.no_change).to_owned();
    }
    let names: Vec<String> = changes.into_iter().map(|change| change_name(language, change)).collect();
    td_string!(t, topics.changes, changes = names.join(", "))
}

/// Any two of them.
#[component]
fn CompareTwo(context: Context, topic: i64, versions: Vec<TopicVersion>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let options: Vec<(String, String)> =
        versions.iter().map(|version| (version.version.to_string(), told(language, version))).collect();
    let chosen = |version: Option<&TopicVersion>| {
        version.map(|version| version.version.to_string()).unwrap_or_default()
    };
    let (newest, oldest) = (chosen(versions.first()), chosen(versions.last()));
    view! {
        <h3>{td_string!(t, topics.compare_two)}</h3>
        <form class="form" method="get" action=Route::TopicVersion.path_with(language, &topic.to_string())>
            <Select language name="version" label=td_string!(t, topics.newer) options=options.clone() chosen=newest/>
            <Select language name="compared" label=td_string!(t, topics.older) options chosen=oldest/>
            <p><button class="btn btn-quiet" type="submit">{td_string!(t, topics.compare_button)}</button></p>
        </form>
    }
    .markup()
}

impl PageView for TopicVersionPage {
    fn title(&self, language: Language) -> String {
        let (number, topic) = (self.version.version, self.topic.to_string());
        td_string!(locale(language), topics.of_version, number, topic)
    }

    fn in_other_language(&self, _path: String, other: Language) -> String {
        let compared = self.compared.as_ref().map(|compared| compared.version);
        path(other, self.topic, self.version.version, compared)
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let title = self.title(language);
        let TopicVersionPage { topic, version, compared } = self;
        let number = version.version;
        let lead = told(language, &version);
        let matter = match compared {
            Some(other) => {
                let title = td_string!(t, topics.compared, number, other = other.version);
                view! {
                    <h2 class="section-title">{title}</h2>
                    <Changes context=context.clone() old=other new=version/>
                    <p><a href=path(language, topic, number, None)>{td_string!(t, topics.alone)}</a></p>
                }
                .markup()
            }
            None => view! { <Alone language version/> }.markup(),
        };
        view! {
            <Frame context=context.clone()>
                <PageHead title lead/>
                {matter}
                <p>
                    <a href=Route::TopicEditor.path_with(language, &topic.to_string())>
                        {td_string!(t, topics.to_topic)}
                    </a>
                </p>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let versions = topic_versions();
        let page = |version: &TopicVersion, compared: Option<&TopicVersion>| Self {
            topic: 12,
            version: version.clone(),
            compared: compared.cloned(),
        };
        let (newest, oldest) = (versions.first(), versions.last());
        let alone = newest.map(|newest| ("alone", page(newest, None)));
        let compared = newest.map(|newest| ("compared", page(newest, versions.get(1))));
        let confirmed = newest.map(|newest| ("confirmed", page(newest, oldest)));
        let same = oldest.map(|oldest| ("same", page(oldest, Some(oldest))));
        [alone, compared, confirmed, same]
            .into_iter()
            .flatten()
            .map(|(state, page)| Sample::of(editor(), state, Route::TopicVersion, page))
            .collect()
    }
}

/// What one save says, as members would read it.
#[component]
fn Alone(language: Language, version: TopicVersion) -> impl IntoView {
    let columns = Language::ALL
        .map(|of| {
            let text = version.content.in_language(of).clone();
            let title = (!text.title.is_empty()).then(|| view! { <h3>{text.title.clone()}</h3> });
            view! {
                <div class="column" lang=of.code()>
                    <h2 class="column-title" lang=language.code()>{language_name(language, of)}</h2>
                    <div class="preview">{title} <TopicMatter language=of text/></div>
                </div>
            }
        })
        .collect_view();
    view! { <div class="columns">{columns}</div> }.markup()
}

/// Each part that differs, in both languages.
#[component]
fn Changes(context: Context, old: TopicVersion, new: TopicVersion) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let changes = new.content.changes(&old.content);
    let same = changes.is_empty().then(|| view! { <p>{td_string!(t, topics.identical)}</p> });
    let kind = changes.contains(&TopicChange::Kind).then(|| {
        let [before, after] = [&old, &new].map(|version| kind_name(language, version.content.kind));
        let text = td_string!(t, topics.became, before, after);
        view! { <h3>{td_string!(t, topics.part.kind)}</h3> <p>{text}</p> }
    });
    let confirmed = changes.contains(&TopicChange::Confirmed).then(|| {
        view! { <p>{td_string!(t, topics.confirmed)}</p> }
    });
    let parts = TopicPart::ALL
        .into_iter()
        .filter(|part| changes.iter().any(|change| matches!(change, TopicChange::Text(of, _) if of == part)))
        .map(|part| {
            let [old, new] = [&old, &new].map(|version| {
                let [en, fr] = Language::ALL.map(|of| version.content.in_language(of).part(part));
                Bilingual { en, fr }
            });
            view! { <h3>{part_name(language, part)}</h3> <Difference context=context.clone() old new/> }
        })
        .collect_view();
    view! { {same} {kind} {confirmed} {parts} }.markup()
}
