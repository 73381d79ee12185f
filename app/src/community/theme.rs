//! A theme and its topics.

use domain::Language;
use domain::community::OfferPlace;
use leptos::prelude::*;
use store::community::{Theme, TopicLine};

use super::list_news::ListNews;
use super::offers::OfferInvitation;
use super::sample;
use super::topic_list::{TopicList, topic_card};
use super::topic_row::TopicCard;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead};

/// A theme, with a page of its topics.
#[derive(Clone, Debug)]
pub struct ThemePage {
    /// The theme.
    pub theme: Theme,
    /// Its topics.
    pub topics: Vec<TopicLine>,
    /// Whether those that take comments, or those that are over.
    pub is_open: bool,
    /// The page.
    pub page: u32,
    /// Whether there is another.
    pub has_next: bool,
}

/// Where a page of its topics is.
fn address(path: &str, page: u32, is_open: bool) -> String {
    let over = if is_open { "" } else { "&over=true" };
    format!("{path}?page={page}{over}")
}

impl ThemePage {
    /// Its list alone, for who stays on the page.
    pub fn lists(self, context: &Context) -> Vec<Vec<TopicCard>> {
        let card = |topic| TopicCard { is_under_title: true, ..topic_card(context, topic, &[]) };
        vec![self.topics.into_iter().map(card).collect()]
    }
}

impl PageView for ThemePage {
    fn title(&self, language: Language) -> String {
        self.theme.title.in_language(language).to_owned()
    }

    fn in_other_language(&self, path: String, _other: Language) -> String {
        if self.is_open && self.page == 1 { path } else { address(&path, self.page, self.is_open) }
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let ThemePage { theme, topics, is_open, page, has_next } = self;
        let path = Route::Theme.path_with(language, &theme.id.to_string());
        let none = topics.is_empty().then(|| {
            let text = if is_open {
                td_string!(t, community.theme.none_open)
            } else {
                td_string!(t, community.theme.none_over)
            };
            view! { <p class="muted">{text}</p> }
        });
        let tab = |open: bool, label: &'static str| {
            let href = if open { path.clone() } else { format!("{path}?over=true") };
            view! { <li><a href=href aria-current=(open == is_open).then_some("page")>{label}</a></li> }
        };
        let tabs = view! {
            {tab(true, td_string!(t, community.theme.open))}
            {tab(false, td_string!(t, community.theme.over))}
        };
        let step = |to: u32, label: &'static str| {
            view! { <a class="btn btn-quiet" href=address(&path, to, is_open)>{label}</a> " " }
        };
        let previous = (page > 1).then(|| step(page - 1, td_string!(t, community.comments.previous)));
        let next = has_next.then(|| step(page + 1, td_string!(t, community.comments.next)));
        view! {
            <div class="wrap page">
                <p class="small"><a href=Route::Community.path(language)>{td_string!(t, community.title)}</a></p>
                <PageHead
                    title=theme.title.in_language(language).to_owned()
                    lead=theme.intro.in_language(language).to_owned()
                />
                <nav aria-label=td_string!(t, community.theme.which)><ul class="tabs">{tabs}</ul></nav>
                {none}
                <TopicList context=context.clone() topics themes=Vec::new() is_under_title=true/>
                {is_open.then(|| view! { <ListNews language path=address(&path, page, is_open)/> })}
                <p class="btn-row">{previous} {next}</p>
                <OfferInvitation context=context.clone() place=OfferPlace::Theme(theme.id)/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let of = |is_open: bool| {
            let topics = sample::topic_lines().into_iter().chain(sample::topic_lines_over());
            topics.filter(|topic| topic.state.takes_comments() == is_open).collect::<Vec<_>>()
        };
        let open =
            ThemePage { theme: sample::theme(0), topics: of(true), is_open: true, page: 1, has_next: false };
        let page = |state, page| Sample::of(member(), state, Route::Theme, page);
        vec![
            page("open", open.clone()),
            page("over", ThemePage { topics: of(false), is_open: false, ..open.clone() }),
            page("second-page", ThemePage { page: 2, has_next: true, ..open.clone() }),
            page("none-open", ThemePage { topics: Vec::new(), ..open.clone() }),
            page("none-over", ThemePage { topics: Vec::new(), is_open: false, ..open }),
        ]
    }
}
