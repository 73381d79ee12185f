//! Every theme with its topics.

use domain::Language;
use domain::community::{TopicContent, TopicKind, TopicState, TopicText};
use leptos::prelude::*;
use services::dashboard::TopicWork;
use store::community::{Theme, Topic};

use super::work;
use crate::community::{Disclaimer, kind_name, state_name};
use crate::dashboard::frame::Frame;
use crate::dashboard::sample::{content, editor, overdue_topic, themes, topic};
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

/// The list.
#[derive(Clone, Debug)]
pub struct TopicsPage {
    /// The themes, in their order.
    pub themes: Vec<(Theme, Vec<Topic>)>,
    /// What is to be done about those that are shown; all are, where it is nothing.
    pub shown: Option<TopicWork>,
    /// Whether something was just kept.
    pub is_saved: bool,
}

impl PageView for TopicsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), topics.title).to_owned()
    }

    fn in_other_language(&self, path: String, other: Language) -> String {
        self.shown.map_or(path, |work| work::path(other, work))
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let saved = self.is_saved.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, topics.saved)/> }
        });
        let has_themes = !self.themes.is_empty() || self.shown.is_some();
        let new_topic = has_themes.then(|| {
            view! { <a class="btn" href=Route::TopicEditor.path_with(language, "new")>{td_string!(t, topics.new)}</a> " " }
        });
        let empty = (!has_themes).then(|| view! { <p>{td_string!(t, topics.empty)}</p> });
        let is_done = self.shown.is_some() && self.themes.is_empty();
        let nothing = is_done.then(|| view! { <p class="desk-empty">{td_string!(t, topics.work.none)}</p> });
        let themes = self
            .themes
            .into_iter()
            .enumerate()
            .map(|(place, (theme, topics))| {
                view! { <ThemeRows context=context.clone() theme topics is_first=place == 0 || self.shown.is_some()/> }
            })
            .collect_view();
        view! {
            <Frame context=context.clone()>
                {saved}
                <PageHead title=td_string!(t, topics.title) lead=td_string!(t, topics.intro)/>
                {empty}
                <p class="btn-row">
                    {new_topic}
                    <a class="btn btn-quiet" href=Route::ThemeEditor.path_with(language, "new")>
                        {td_string!(t, topics.new_theme)}
                    </a>
                </p>
                <WorkFilter language shown=self.shown/>
                {nothing}
                {themes}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let mut topics: Vec<Topic> = (1..).zip(TopicState::ALL).map(|(id, state)| topic(id, state)).collect();
        let behind = TopicContent { fr: TopicText::default(), out_of_date: Some(Language::Fr), ..content() };
        topics.push(Topic { content: behind, ..topic(7, TopicState::Draft) });
        topics.push(Topic { content: TopicContent::default(), ..topic(8, TopicState::Draft) });
        let guest = TopicContent { kind: TopicKind::GuestPost, ..content() };
        topics.push(Topic { content: guest, ..topic(9, TopicState::Open) });
        topics.push(overdue_topic(10));
        let themes: Vec<_> = themes().into_iter().zip([topics, Vec::new()]).collect();
        let page = Self { themes, shown: None, is_saved: false };
        [
            ("filled", page.clone()),
            ("saved", Self { is_saved: true, ..page.clone() }),
            ("owed", Self { shown: Some(TopicWork::Owed), ..page.clone() }),
            ("nothing-to-do", Self { shown: Some(TopicWork::Overdue), themes: Vec::new(), ..page.clone() }),
            ("empty", Self { themes: Vec::new(), ..page }),
        ]
        .map(|(state, page)| Sample::of(editor(), state, Route::Topics, page))
        .to_vec()
    }
}

/// Which of them to show.
#[component]
fn WorkFilter(language: Language, shown: Option<TopicWork>) -> impl IntoView {
    let t = locale(language);
    let all = (td_string!(t, topics.work.all), Route::Topics.path(language), None);
    let works =
        TopicWork::ALL.map(|work| (work::name(language, work), work::path(language, work), Some(work)));
    let options = std::iter::once(all)
        .chain(works)
        .map(|(name, path, option)| {
            let here = (option == shown).then_some("true");
            view! { <li><a href=path aria-current=here>{name}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="desk-filters" aria-label=td_string!(t, topics.work.which)>
            <ul class="desk-chips">{options}</ul>
        </nav>
    }
    .markup()
}

#[component]
fn ThemeRows(context: Context, theme: Theme, topics: Vec<Topic>, is_first: bool) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let id = format!("theme-{}", theme.id);
    let labelled_by = id.clone();
    let edit = Route::ThemeEditor.path_with(language, &theme.id.to_string());
    let title = theme.title.in_language(language).to_owned();
    let raise = (!is_first).then(|| {
        let label = td_string!(t, topics.raise_named, title = title.as_str());
        view! {
            <form method="post" action=edit.clone()>
                <button class="btn btn-quiet" type="submit" name="action" value="raise" aria-label=label>
                    {td_string!(t, topics.raise)}
                </button>
            </form>
        }
    });
    let none = topics.is_empty().then(|| view! { <p class="muted">{td_string!(t, topics.none)}</p> });
    let rows = topics
        .into_iter()
        .map(|topic| view! { <li><TopicRow context=context.clone() topic/></li> })
        .collect_view();
    view! {
        <section class="section" aria-labelledby=labelled_by>
            <h2 class="section-title" id=id>{title}</h2>
            <p class="btn-row">
                <a class="btn btn-quiet" href=edit>{td_string!(t, topics.edit_theme)}</a>
            </p>
            {raise}
            {none}
            <ul class="rows">{rows}</ul>
        </section>
    }
    .markup()
}

#[component]
fn TopicRow(context: Context, topic: Topic) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let path = Route::TopicEditor.path_with(language, &topic.id.to_string());
    let text = topic.content.in_language(language);
    let title = if text.title.is_empty() {
        // A draft may stand in one language only.
        let other = topic.content.in_language(language.other());
        if other.title.is_empty() { td_string!(t, topics.untitled).to_owned() } else { other.title.clone() }
    } else {
        text.title.clone()
    };
    let out_of_date = topic.content.out_of_date.map(|_| {
        view! { <span class="tag tag-bad">{td_string!(t, topics.out_of_date)}</span> }
    });
    let closure = topic.closure();
    let owed = closure.owes_outcome().then(|| {
        view! { <span class="tag tag-bad">{td_string!(t, outcomes.owed)}</span> " " }
    });
    let overdue = closure.is_overdue(context.now).then(|| {
        view! { <span class="tag tag-bad">{td_string!(t, outcomes.overdue)}</span> " " }
    });
    let outcome = (closure.owes_outcome() || topic.outcome.is_some()).then(|| {
        let path = Route::OutcomeEditor.path_with(language, &topic.id.to_string());
        view! { <p class="small"><a href=path>{td_string!(t, outcomes.mark)}</a></p> }
    });
    let published = topic.published.map(|at| format!(" · {}", date(language, at)));
    view! {
        <p><a href=path><strong>{title}</strong></a> " " <span class="tag">{state_name(language, topic.state)}</span> " " {out_of_date} " " {owed} {overdue}</p>
        <p class="small muted">{kind_name(language, topic.content.kind)} {published}</p>
        <Disclaimer context=context.clone() kind=topic.content.kind/>
        {outcome}
    }
    .markup()
}
