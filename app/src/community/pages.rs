//! Which page of the Community is written: its title, its matter, and what it shows.

use domain::Language;
use leptos::prelude::*;
use store::community::{Theme, Topic};

use super::home::CommunityHome;
use super::theme::ThemeTopics;
use super::topic::TopicView;
use crate::i18n::{locale, td_string};
use crate::page::Context;

/// A page of the Community.
#[derive(Clone, Debug)]
pub enum CommunityPage {
    /// Where a member arrives.
    Front(FrontPage),
    /// A theme.
    Theme(Box<ThemePage>),
    /// A topic.
    Topic(Box<TopicPage>),
}

/// Every theme, with its topics that take comments.
#[derive(Clone, Debug)]
pub struct FrontPage {
    /// Who arrives.
    pub username: String,
    /// The themes, in their order.
    pub themes: Vec<(Theme, Vec<Topic>)>,
}

/// A theme, with all its topics that members see.
#[derive(Clone, Debug)]
pub struct ThemePage {
    /// The theme.
    pub theme: Theme,
    /// Its topics.
    pub topics: Vec<Topic>,
}

/// A topic that members see.
#[derive(Clone, Debug)]
pub struct TopicPage {
    /// Its theme.
    pub theme: Theme,
    /// The topic.
    pub topic: Topic,
}

/// The page's own title.
pub(crate) fn title(language: Language, page: &CommunityPage) -> String {
    match page {
        CommunityPage::Front(_) => td_string!(locale(language), community.title).to_owned(),
        CommunityPage::Theme(page) => page.theme.title.in_language(language).to_owned(),
        CommunityPage::Topic(page) => page.topic.content.in_language(language).title.clone(),
    }
}

/// What stands between the header and the footer.
pub(crate) fn body(context: Context, page: CommunityPage) -> AnyView {
    match page {
        CommunityPage::Front(page) => view! { <CommunityHome context page/> }.into_any(),
        CommunityPage::Theme(page) => view! { <ThemeTopics context page=*page/> }.into_any(),
        CommunityPage::Topic(page) => view! { <TopicView context page=*page/> }.into_any(),
    }
}
