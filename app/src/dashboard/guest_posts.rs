//! Guest posts, as editors ask for them and answer their authors.

mod ask;
mod desk;

use domain::Language;
use domain::community::{GuestContent, GuestState, GuestText, TopicState};
use domain::desk::ProseError;
use leptos::prelude::*;
use services::dashboard::{AskErrors, AskFields, NotAsked};
use store::community::guest_post::GuestPost;
use uuid::Uuid;

use super::frame::Frame;
use super::sample::{HOSTILE, editor, long_word};
use crate::community::{guest_state, guest_state_name, guest_title};
use crate::i18n::{date, isolated, locale, td_string};
use crate::page::{Context, PageView, Sample};
use crate::routes::Route;
use crate::sample::NOW;
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

    fn in_other_language(&self, path: String, _other: Language) -> String {
        format!("{path}?state={}", self.state.code())
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
        let page = Self {
            state: GuestState::default(),
            posts: GuestState::ALL.map(sample_post).to_vec(),
            fields: AskFields::default(),
            errors: AskErrors::default(),
            is_asked: false,
            is_done: false,
        };
        let typed = AskFields {
            who: HOSTILE.into(),
            name: long_word(),
            language: "fr".into(),
            about: HOSTILE.into(),
            ..AskFields::default()
        };
        let errors = AskErrors { who: Some(NotAsked::Nobody), name: true, about: Some(ProseError::Long) };
        let wrong = Self { fields: typed, errors, ..page.clone() };
        let address =
            AskErrors { who: Some(NotAsked::Address), name: false, about: Some(ProseError::Missing) };
        [
            ("filled", page.clone()),
            ("asked", Self { is_asked: true, state: GuestState::Invited, ..page.clone() }),
            ("done", Self { is_done: true, posts: Vec::new(), ..page }),
            ("no-address", Self { errors: address, ..wrong.clone() }),
            ("wrong", wrong),
        ]
        .map(|(state, page)| Sample::of(editor(), state, Route::GuestPostQueue, page))
        .to_vec()
    }
}

/// A guest post in a state; before it is handed in, it is hardly written.
fn sample_post(state: GuestState) -> GuestPost {
    let text = |title: &str, body: &str, biography: &str| GuestText {
        title: title.into(),
        body: body.into(),
        biography: biography.into(),
    };
    let content = GuestContent {
        name: "Marie-Ève Tremblay".into(),
        en: GuestText::default(),
        fr: text(
            HOSTILE,
            "## Un an au Nord\n\nCe que j’y ai **appris**.",
            "Médecin de famille à Chibougamau.",
        ),
    };
    let is_begun = !matches!(state, GuestState::Invited | GuestState::Writing);
    GuestPost {
        id: Uuid::from_u128(40 + state as u128),
        is_asked: state == GuestState::Invited,
        author: Uuid::from_u128(4),
        username: is_begun.then(|| "marie.eve".into()),
        language: Language::Fr,
        about: HOSTILE.into(),
        content: if is_begun { content } else { GuestContent::default() },
        version: 2,
        state,
        topic: (state == GuestState::Approved).then_some((12, TopicState::Draft)),
        created: NOW,
        changed: NOW,
    }
}
