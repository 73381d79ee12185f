//! One's own guest posts, and where they stand.

use domain::Language;
use domain::account::Capability;
use domain::help::Subject;
use leptos::prelude::*;
use store::community::guest_post::GuestPost;

use super::guest_state::{guest_state, guest_title};
use super::sample;
use crate::help::HelpLink;
use crate::i18n::{date, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::member;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

/// One's own guest posts.
#[derive(Clone, Debug)]
pub struct GuestPostsPage {
    /// The newest first.
    pub posts: Vec<GuestPost>,
    /// Whether one was just proposed.
    pub is_proposed: bool,
}

impl PageView for GuestPostsPage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), guest_posts.own.title).to_owned()
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let done = self.is_proposed.then(|| {
            view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, guest_posts.own.proposed)/> }
        });
        let none = self.posts.is_empty().then(|| {
            view! { <p>{td_string!(t, guest_posts.own.none)}</p> <HelpLink language subject=Subject::TakingPart/> }
        });
        let rows = self
            .posts
            .into_iter()
            .map(|post| {
                let path = Route::GuestPost.path_with(language, &post.id.to_string());
                let (of, title) = guest_title(language, &post.content);
                let begun = td_string!(t, guest_posts.own.created, date = date(language, post.created));
                view! {
                    <li>
                        <h2 class="row-title">
                            <a href=path lang=of.code()>{title}</a> " "
                            <span class="tag">{guest_state(language, &post)}</span>
                        </h2>
                        <p class="small muted">{begun}</p>
                    </li>
                }
            })
            .collect_view();
        let may_propose =
            context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::WriteCommunity));
        let propose = may_propose.then(|| {
            let path = Route::ProposeGuestPost.path(language);
            view! { <p><a class="btn" href=path>{td_string!(t, guest_posts.propose.title)}</a></p> }
        });
        view! {
            <div class="wrap page">
                {done}
                <PageHead title=td_string!(t, guest_posts.own.title) lead=td_string!(t, guest_posts.own.lead)/>
                {none}
                <ul class="rows">{rows}</ul>
                {propose}
            </div>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let full = Self { posts: sample::guest_posts(), is_proposed: false };
        let of = |viewer, state, page| Sample::of(viewer, state, Route::GuestPosts, page);
        vec![
            of(member(), "full", full.clone()),
            of(member(), "proposed", Self { is_proposed: true, ..full.clone() }),
            of(member(), "empty", Self { posts: Vec::new(), is_proposed: false }),
            of(sample::guest_author(), "of-an-expert", Self { posts: full.posts[..1].to_vec(), ..full }),
        ]
    }
}
