//! Guest posts, as editors ask for them and answer their authors.

mod ask;
mod desk;

use domain::Language;
use domain::community::GuestState;
use leptos::prelude::*;
use store::community::guest_post::GuestPost;

use super::actions::{AskErrors, AskFields};
use super::frame::Frame;
use crate::community::{guest_state, guest_state_name, guest_title};
use crate::i18n::{date, isolated, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Markup, PageHead, Success};

use ask::Ask;
pub use desk::{GuestDeskPage, GuestDone};

/// Guest posts that stand somewhere.
#[derive(Clone, Debug)]
pub struct GuestQueuePage {
    /// Where.
    pub state: GuestState,
    /// The guest posts.
    pub posts: Vec<GuestPost>,
    /// Whom to ask for one, as typed.
    pub fields: AskFields,
    /// What is wrong with that.
    pub errors: AskErrors,
    /// Whether one was just asked for.
    pub is_asked: bool,
    /// Whether one was just answered.
    pub is_done: bool,
}

impl GuestQueuePage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        self.errors != AskErrors::default()
    }
}

impl PageView for GuestQueuePage {
    fn title(&self, language: Language) -> String {
        td_string!(locale(language), guest_posts.queue.title).to_owned()
    }

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let done = match (self.is_asked, self.is_done) {
            (true, _) => Some(td_string!(t, guest_posts.ask.sent)),
            (_, true) => Some(td_string!(t, guest_posts.queue.done)),
            _ => None,
        };
        let done = done.map(|text| view! { <Success title=td_string!(t, common.notices.success) text/> });
        let path = Route::GuestPostQueue.path(language);
        let tabs = GuestState::ALL
            .map(|state| {
                let href = format!("{path}?state={}", state.code());
                let here = (state == self.state).then_some("page");
                view! { <li><a href=href aria-current=here>{guest_state_name(language, state)}</a></li> }
            })
            .collect_view();
        let none = self
            .posts
            .is_empty()
            .then(|| view! { <p class="muted">{td_string!(t, guest_posts.queue.none)}</p> });
        let rows = self
            .posts
            .into_iter()
            .map(|post| {
                let path = Route::GuestPostDesk.path_with(language, &post.id.to_string());
                let (of, title) = guest_title(language, &post.content);
                let author = isolated(post.username.as_deref().unwrap_or_else(|| td_string!(t, guest_posts.queue.nobody)));
                let by = td_string!(t, guest_posts.queue.by, author, date = date(language, post.changed));
                let state = guest_state(language, &post);
                view! {
                    <li>
                        <p>
                            <a href=path lang=of.code()><strong>{title}</strong></a> " " <span class="tag">{state}</span>
                        </p>
                        <p class="small muted">{by}</p>
                    </li>
                }
            })
            .collect_view();
        let ask = view! { <Ask language fields=self.fields errors=self.errors/> };
        view! {
            <Frame context=context.clone()>
                {done}
                <ask::Wrong language errors=self.errors/>
                <PageHead title=td_string!(t, guest_posts.queue.title) lead=td_string!(t, guest_posts.queue.lead)/>
                <nav aria-label=td_string!(t, guest_posts.queue.which)><ul class="tabs">{tabs}</ul></nav>
                {none}
                <ul class="rows">{rows}</ul>
                {ask}
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        Vec::new()
    }
}
