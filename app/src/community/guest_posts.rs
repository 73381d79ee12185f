//! Guest posts of one's own: where they stand, and proposing one.

use domain::Language;
use domain::account::Capability;
use domain::community::{GuestContent, GuestState, GuestText, Proposal, ProposalErrors, TopicText};
use leptos::prelude::*;
use store::community::guest_post::GuestPost;

use super::actions::ProposeFields;
use super::suggest::prose_error;
use crate::i18n::{date, locale, td_string};
use crate::page::Context;
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{
    self, ErrorSummary, IntoMarkup, LanguageChoice, PageHead, Success, TextField, TextareaField,
};

/// One's own guest posts.
#[derive(Clone, Debug)]
pub struct GuestPostsPage {
    /// The newest first.
    pub posts: Vec<GuestPost>,
    /// Whether one was just proposed.
    pub is_proposed: bool,
}

/// A guest post to propose.
#[derive(Clone, Debug, Default)]
pub struct ProposePage {
    /// As typed.
    pub fields: ProposeFields,
    /// What is wrong, field by field.
    pub errors: ProposalErrors,
    /// What is wrong with the whole.
    pub refusal: Option<Refusal>,
    /// Whether one may propose no more today.
    pub is_enough: bool,
}

impl ProposePage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        self.errors != ProposalErrors::default() || self.refusal.is_some() || self.is_enough
    }
}

/// Where a guest post stands, in words.
pub(crate) fn guest_state(language: Language, post: &GuestPost) -> &'static str {
    if post.topic.is_some_and(|(_, state)| state.is_visible()) {
        return td_string!(locale(language), guest_posts.state.published);
    }
    guest_state_name(language, post.state)
}

/// What a state is called.
pub(crate) fn guest_state_name(language: Language, state: GuestState) -> &'static str {
    let t = locale(language);
    match state {
        GuestState::Invited => td_string!(t, guest_posts.state.invited),
        GuestState::Writing => td_string!(t, guest_posts.state.writing),
        GuestState::Submitted => td_string!(t, guest_posts.state.submitted),
        GuestState::ChangesAsked => td_string!(t, guest_posts.state.changes_asked),
        GuestState::Approved => td_string!(t, guest_posts.state.approved),
        GuestState::Declined => td_string!(t, guest_posts.state.declined),
        GuestState::Withdrawn => td_string!(t, guest_posts.state.withdrawn),
    }
}

/// Its title in a reader's language or else the other, and which that is.
pub(crate) fn guest_title(language: Language, content: &GuestContent) -> (Language, String) {
    match content.title(language) {
        (_, "") => (language, td_string!(locale(language), guest_posts.untitled).to_owned()),
        (of, title) => (of, title.to_owned()),
    }
}

/// The page of one's own.
#[component]
pub(super) fn OwnGuestPosts(context: Context, page: GuestPostsPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let done = page.is_proposed.then(|| {
        view! { <Success title=td_string!(t, common.notices.success) text=td_string!(t, guest_posts.own.proposed)/> }
    });
    let none = page.posts.is_empty().then(|| view! { <p>{td_string!(t, guest_posts.own.none)}</p> });
    let rows = page
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
    let may_propose = context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::WriteCommunity));
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

/// What is wrong with a proposal, field by field.
fn wrong(language: Language, errors: ProposalErrors) -> [(&'static str, Option<String>); 4] {
    let say = |error: Option<_>, most| error.map(|error| prose_error(language, error, most));
    [
        ("title", say(errors.title, TopicText::MAX_TITLE)),
        ("about", say(errors.about, Proposal::MAX_ABOUT)),
        ("name", say(errors.name, GuestContent::MAX_NAME)),
        ("biography", say(errors.biography, GuestText::MAX_BIOGRAPHY)),
    ]
}

#[component]
fn Wrong(context: Context, page: ProposePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let items = wrong(language, page.errors).into_iter().filter_map(|(field, error)| Some((field, error?)));
    let items: Vec<_> = items.collect();
    let title = match page.refusal {
        _ if page.is_enough => td_string!(t, guest_posts.propose.enough).to_owned(),
        Some(refusal) => ui::refusal(&context, refusal),
        None => td_string!(t, guest_posts.propose.unfit).to_owned(),
    };
    page.is_refused().then(|| view! { <ErrorSummary title items/> })
}

/// The form that proposes one.
#[component]
pub(super) fn Propose(context: Context, page: ProposePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let [title, about, name, biography] = wrong(language, page.errors).map(|(_, error)| error);
    let fields = page.fields.clone();
    view! {
        <div class="wrap page">
            <Wrong context=context.clone() page/>
            <PageHead title=td_string!(t, guest_posts.propose.title) lead=td_string!(t, guest_posts.propose.lead)/>
            <form class="form" method="post" action=Route::ProposeGuestPost.path(language) novalidate>
                <input type="hidden" name="form" value=fields.form.to_string()/>
                <LanguageChoice
                    language
                    chosen=Some(fields.language.parse().unwrap_or(language))
                    legend=td_string!(t, guest_posts.field.language)
                    error=None
                />
                <TextField
                    language
                    name="title"
                    label=td_string!(t, guest_posts.field.title)
                    hint=td_string!(t, guest_posts.field.title_hint)
                    value=fields.title
                    error=title
                    autocomplete="off"
                />
                <TextareaField
                    language
                    name="about"
                    label=td_string!(t, guest_posts.field.about)
                    hint=td_string!(t, guest_posts.field.about_hint)
                    text=fields.about
                    rows=6
                    error=about
                />
                <TextField
                    language
                    name="name"
                    label=td_string!(t, guest_posts.field.name)
                    hint=td_string!(t, guest_posts.field.name_hint)
                    value=fields.name
                    error=name
                    autocomplete="name"
                />
                <TextareaField
                    language
                    name="biography"
                    label=td_string!(t, guest_posts.field.biography)
                    hint=td_string!(t, guest_posts.field.biography_hint)
                    text=fields.biography
                    rows=4
                    error=biography
                />
                <div class="form-end btn-row">
                    <button class="btn" type="submit">{td_string!(t, guest_posts.propose.send)}</button>
                    " "
                    <a class="btn btn-quiet" href=Route::GuestPosts.path(language)>
                        {td_string!(t, guest_posts.own.title)}
                    </a>
                </div>
            </form>
        </div>
    }
    .markup()
}
