//! Where a member arrives.

use domain::account::Capability;
use leptos::prelude::*;
use store::community::Theme;

use super::pages::FrontPage;
use super::search::SearchBox;
use super::theme::TopicList;
use crate::i18n::{locale, number, td_string};
use crate::moderation::TransparencyLink;
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, PageHead};

/// The front page of the Community: what is discussed now, and its themes.
#[component]
pub(super) fn CommunityHome(context: Context, page: FrontPage) -> impl IntoView {
    let t = locale(context.language);
    let of_association = context.site.association.in_language(context.language).of.clone();
    let FrontPage { username, current, themes } = page;
    let matter = if themes.is_empty() {
        view! {
            <section class="section prose" aria-labelledby="empty-title">
                <h2 id="empty-title">{td_string!(t, community.empty_title)}</h2>
                <p>{td_string!(t, community.empty)}</p>
            </section>
        }
        .markup()
    } else {
        let none =
            current.is_empty().then(|| view! { <p class="muted">{td_string!(t, community.now.none)}</p> });
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
    };
    let may_write = context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::WriteCommunity));
    let suggest = may_write.then(|| {
        let language = context.language;
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
    });
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, community.title) lead=td_string!(t, community.intro, of_association)/>
            <p>{td_string!(t, community.welcome, username)}</p>
            <p><a href=Route::MyTopics.path(context.language)>{td_string!(t, following.page.title)}</a></p>
            <SearchBox language=context.language/>
            {matter}
            {suggest}
            <TransparencyLink language=context.language/>
        </div>
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
