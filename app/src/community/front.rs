//! Where a member arrives: what is discussed now, and the themes.

use domain::Language;
use domain::account::Capability;
use domain::help::Subject;
use leptos::prelude::*;
use store::community::draft::DraftLine;
use store::community::{Theme, TopicLine};

use super::introduction::{Introduction, introduction};
use super::list_news::ListNews;
use super::own_drafts::OwnDrafts;
use super::sample;
use super::topic_list::{TopicList, topic_card};
use super::topic_row::TopicCard;
use crate::help::HelpLink;
use crate::i18n::{locale, number, td_string};
use crate::moderation::TransparencyLink;
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

/// Drafts that the front page shows.
const DRAFTS: usize = 3;

/// The front page of the Community.
#[derive(Clone, Debug)]
pub struct FrontPage {
    /// Who arrives.
    pub username: String,
    /// Whether they have just opened their account.
    pub is_new: bool,
    /// What they are shown of the introduction.
    pub introduction: Introduction,
    /// The topics that take comments: pinned ones, then those that were commented on last.
    pub current: Vec<TopicLine>,
    /// The themes, in their order.
    pub themes: Vec<Theme>,
    /// What they are writing, the last changed first.
    pub drafts: Vec<DraftLine>,
}

impl FrontPage {
    /// Its lists alone, for who stays on the page.
    pub fn lists(self, context: &Context) -> Vec<Vec<TopicCard>> {
        let Self { current, themes, .. } = self;
        if themes.is_empty() {
            return Vec::new();
        }
        vec![current.into_iter().map(|topic| topic_card(context, topic, &themes)).collect()]
    }
}

impl PageView for FrontPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), community.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let of_association = context.site.association.in_language(language).of.clone();
        let FrontPage { username, is_new, introduction: shown, current, themes, drafts } = self;
        let may_write = context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::WriteCommunity));
        let opened = is_new.then(|| {
            let text = td_string!(t, account.invitation.opened);
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        view! {
            <div class="wrap page">
                {opened}
                <PageHead title=td_string!(t, community.title) lead=td_string!(t, community.intro, of_association)/>
                <p>{td_string!(t, community.welcome, username)}</p>
                {introduction(language, shown)}
                <p><a href=Route::MyTopics.path(language)>{td_string!(t, following.page.title)}</a></p>
                <OwnDrafts context=context.clone() drafts most=DRAFTS/>
                <Discussed context current themes/>
                <ListNews language path=Route::Community.path(language) is_of_all=true/>
                {may_write.then(|| view! { <Invitation language/> })}
                <TransparencyLink language/>
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let (current, themes) = (sample::topic_lines(), sample::themes());
        let page = |state, page| Sample::of(member(), state, Route::Community, page);
        let (username, drafts) = (sample::reader().username, Vec::new());
        let introduction = Introduction::Over;
        let full =
            FrontPage { username, is_new: false, introduction, current, themes: themes.clone(), drafts };
        let long = FrontPage { username: sample::wilhelmina().username, ..full.clone() };
        vec![
            page("full", full.clone()),
            page("new", FrontPage { is_new: true, introduction: Introduction::Shown, ..full.clone() }),
            page("introduced", FrontPage { introduction: Introduction::Done, ..full.clone() }),
            page("long-username", long),
            page("drafts", FrontPage { drafts: sample::draft_lines(), ..full.clone() }),
            page("no-topics", FrontPage { current: Vec::new(), ..full.clone() }),
            page("no-themes", FrontPage { current: Vec::new(), themes: Vec::new(), ..full }),
        ]
    }
}

/// What is discussed now, and where; before there is a theme, that there will be some.
#[component]
fn Discussed(context: Context, current: Vec<TopicLine>, themes: Vec<Theme>) -> impl IntoView {
    let t = locale(context.language);
    if themes.is_empty() {
        return view! {
            <section class="section prose" aria-labelledby="empty-title">
                <h2 id="empty-title">{td_string!(t, community.empty_title)}</h2>
                <p>{td_string!(t, community.empty)}</p>
                <HelpLink language=context.language subject=Subject::About/>
            </section>
        }
        .markup();
    }
    let none = current.is_empty().then(|| view! { <p class="muted">{td_string!(t, community.now.none)}</p> });
    let names = themes.clone();
    view! {
        <section class="section" aria-labelledby="now-title">
            <h2 class="section-title" id="now-title">{td_string!(t, community.now.title)}</h2>
            {none}
            <TopicList context=context.clone() topics=current themes=names/>
        </section>
        <section class="section" aria-labelledby="themes-title">
            <h2 class="section-title" id="themes-title">{td_string!(t, community.now.themes)}</h2>
            <ThemeList context=context.clone() themes/>
        </section>
    }
    .markup()
}

/// What members may add: topics, and articles of their own.
#[component]
fn Invitation(language: Language) -> impl IntoView {
    let t = locale(language);
    view! {
        <section class="section prose" aria-labelledby="suggest-title">
            <h2 id="suggest-title">{td_string!(t, suggestions.title)}</h2>
            <p>{td_string!(t, suggestions.invite)}</p>
            <p class="btn-row">
                <a class="btn btn-quiet" href=Route::Suggest.path(language)>{td_string!(t, suggestions.title)}</a>
                " "
                <a class="btn btn-quiet" href=Route::Suggestions.path(language)>
                    {td_string!(t, suggestions.own.title)}
                </a>
            </p>
            <p>{td_string!(t, offers.front)}</p>
            <p>
                <a class="btn btn-quiet" href=Route::Offers.path(language)>{td_string!(t, offers.own.title)}</a>
            </p>
            <p>{td_string!(t, guest_posts.invite)}</p>
            <p class="btn-row">
                <a class="btn btn-quiet" href=Route::ProposeGuestPost.path(language)>
                    {td_string!(t, guest_posts.propose.title)}
                </a>
                " "
                <a class="btn btn-quiet" href=Route::GuestPosts.path(language)>
                    {td_string!(t, guest_posts.own.title)}
                </a>
            </p>
        </section>
    }
    .markup()
}

#[component]
fn ThemeList(context: Context, themes: Vec<Theme>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let rows = themes
        .into_iter()
        .map(|theme| {
            let path = Route::Theme.path_with(language, &theme.id.to_string());
            let topics = td_string!(
                t,
                community.theme.topics,
                count = theme.topics,
                number = number(language, theme.topics)
            );
            let topics =
                if theme.topics == 0 { td_string!(t, community.theme.empty).to_owned() } else { topics };
            view! {
                <li>
                    <h3 class="row-title"><a href=path>{theme.title.in_language(language).to_owned()}</a></h3>
                    <p>{theme.intro.in_language(language).to_owned()}</p>
                    <p class="small muted">{topics}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.markup()
}
