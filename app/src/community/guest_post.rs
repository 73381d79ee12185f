//! A guest post of one's own: written, handed in, discussed with staff.

mod write;
mod wrong;

use domain::Language;
use domain::community::{GuestFlaw, GuestState, TopicKind, TopicState};
use domain::desk::ProseError;
use leptos::prelude::*;
use services::community::{ArticleFields, may_withdraw};
use store::community::guest_post::{GuestNote, GuestPost};
use time::Duration;

use self::write::Write;
pub use self::wrong::GuestWrong;
use self::wrong::Wrong;
use super::article::ArticleMatter;
use super::disclaimer::Disclaimer;
use super::guest_notes::{Notes, Speak};
use super::guest_state::{guest_state, guest_title};
use super::sample;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::{NOW, member};
use crate::ui::{IntoMarkup, Markup, Success, error_at};

/// A guest post, to its author.
#[derive(Clone, Debug)]
pub struct GuestPostPage {
    /// The guest post.
    pub post: GuestPost,
    /// What was said about it.
    pub notes: Vec<GuestNote>,
    /// As typed.
    pub fields: ArticleFields,
    /// What is wrong with it.
    pub wrong: Option<GuestWrong>,
    /// What was just done.
    pub done: Option<GuestDone>,
}

/// What was just done with a guest post. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestDone {
    /// The draft is kept.
    Kept,
    /// The message is sent.
    Noted,
    /// It took a step.
    Moved,
}

impl GuestDone {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Kept, Self::Noted, Self::Moved];

    /// The word for it in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Noted => "noted",
            Self::Moved => "moved",
        }
    }
}

impl PageView for GuestPostPage {
    fn title(&self, language: Language) -> String {
        guest_title(language, &self.post.content).1
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let Self { post, notes, fields, wrong, done } = self;
        let done = done.map(|done| view! { <Done language done/> });
        let path = Route::GuestPost.path_with(language, &post.id.to_string());
        let is_stale = wrong == Some(GuestWrong::Stale);
        let errors = wrong::fields(language, wrong.as_ref());
        let speak = (!post.state.is_over()).then(|| {
            let error = error_at(&errors, "note");
            view! { <Speak language path=path.clone() typed=fields.note.clone() error/> }
        });
        let withdraw = (may_withdraw(post.state) && post.state != GuestState::Invited)
            .then(|| view! { <Withdraw language path=path.clone() version=post.version/> });
        let article = if post.state.is_written() || is_stale {
            let may_keep = !is_stale;
            view! { <Write context=context.clone() post=post.id fields may_keep wrong=errors/> }.markup()
        } else if post.state == GuestState::Invited {
            view! { <Answer language post=post.clone()/> }.markup()
        } else {
            let article = post.content.clone();
            view! { <ArticleMatter context=context.clone() article/> }.markup()
        };
        let head = head(&context, &post);
        let of = post.language;
        view! {
            <div class="wrap page">
                {done}
                <Wrong context=context.clone() wrong/>
                <p class="small"><a href=Route::GuestPosts.path(language)>{td_string!(t, guest_posts.own.back)}</a></p>
                {head}
                <section class="section" aria-labelledby="about-title">
                    <h2 class="section-title" id="about-title">{td_string!(t, guest_posts.field.about)}</h2>
                    <p class="as-written" lang=of.code()>{post.about}</p>
                </section>
                {article}
                <Notes language of notes/>
                {speak}
                {withdraw}
            </div>
        }
        .markup()
    }

    fn samples(language: Language) -> Vec<Sample<Self>> {
        states().into_iter().chain(refused(language)).collect()
    }
}

/// What it is called, where it stands, and where members read it.
fn head(context: &Context, post: &GuestPost) -> Markup {
    let language = context.language;
    let (of, title) = guest_title(language, &post.content);
    let read = post.topic.filter(|(_, state)| state.is_visible()).map(|(topic, _)| {
        let path = Route::Topic.path_with(language, &topic.to_string());
        let label = td_string!(locale(language), guest_posts.own.read);
        view! { <p><a class="btn" href=path>{label}</a></p> }
    });
    view! {
        <div class="page-head">
            <h1 class="page-title" lang=of.code()>{title}</h1>
            <p><span class="tag">{guest_state(language, post)}</span></p>
            <p>{stands(language, post)}</p>
            <Disclaimer context=context.clone() kind=TopicKind::GuestPost/>
        </div>
        {read}
    }
    .markup()
}

fn stands(language: Language, post: &GuestPost) -> &'static str {
    let t = locale(language);
    match post.state {
        _ if post.topic.is_some_and(|(_, state)| state.is_visible()) => {
            td_string!(t, guest_posts.stands.published)
        }
        GuestState::Invited => td_string!(t, guest_posts.stands.invited),
        GuestState::Writing => td_string!(t, guest_posts.stands.writing),
        GuestState::Submitted => td_string!(t, guest_posts.stands.submitted),
        GuestState::ChangesAsked => td_string!(t, guest_posts.stands.changes_asked),
        GuestState::Approved => td_string!(t, guest_posts.stands.approved),
        GuestState::Declined => td_string!(t, guest_posts.stands.declined),
        GuestState::Withdrawn => td_string!(t, guest_posts.stands.withdrawn),
    }
}

#[component]
fn Done(language: Language, done: GuestDone) -> impl IntoView {
    let t = locale(language);
    let text = match done {
        GuestDone::Kept => td_string!(t, guest_posts.write.kept),
        GuestDone::Noted => td_string!(t, guest_posts.notes.sent),
        GuestDone::Moved => td_string!(t, guest_posts.own.done),
    };
    view! { <Success title=td_string!(t, common.notices.success) text/> }
}

/// Whether one takes an invitation up.
#[component]
fn Answer(language: Language, post: GuestPost) -> impl IntoView {
    let t = locale(language);
    view! {
        <form method="post" action=Route::GuestPost.path_with(language, &post.id.to_string()) class="btn-row">
            <input type="hidden" name="version" value=post.version.to_string()/>
            <button class="btn" type="submit" name="action" value="accept">
                {td_string!(t, guest_posts.write.accept)}
            </button>
            " "
            <button class="btn btn-quiet" type="submit" name="action" value="withdraw">
                {td_string!(t, guest_posts.write.refuse)}
            </button>
        </form>
    }
    .markup()
}

/// Taking it back.
#[component]
fn Withdraw(language: Language, path: String, version: u32) -> impl IntoView {
    let t = locale(language);
    view! {
        <details>
            <summary>{td_string!(t, guest_posts.write.withdraw)}</summary>
            <p>{td_string!(t, guest_posts.write.withdraw_text)}</p>
            <form method="post" action=path>
                <input type="hidden" name="version" value=version.to_string()/>
                <button class="btn btn-quiet" type="submit" name="action" value="withdraw">
                    {td_string!(t, guest_posts.write.withdraw)}
                </button>
            </form>
        </details>
    }
    .markup()
}

fn page(state: GuestState) -> GuestPostPage {
    let post = GuestPost { state, ..sample::guest_post() };
    let fields = ArticleFields::of(&post);
    GuestPostPage { post, notes: sample::guest_notes(), fields, wrong: None, done: None }
}

fn of(state: &'static str, page: GuestPostPage) -> Sample<GuestPostPage> {
    Sample::of(member(), state, Route::GuestPost, page)
}

/// Wherever it can stand, and each thing done with it.
fn states() -> Vec<Sample<GuestPostPage>> {
    let invited = page(GuestState::Invited);
    let post = GuestPost { is_asked: true, content: sample::nothing_written(), ..invited.post.clone() };
    let invited = GuestPostPage { fields: ArticleFields::of(&post), notes: Vec::new(), post, ..invited };
    let approved = |state| {
        let page = page(GuestState::Approved);
        let post = GuestPost { topic: Some((31, state)), ..page.post.clone() };
        GuestPostPage { post, ..page }
    };
    let done = |done| GuestPostPage { done: Some(done), ..page(GuestState::Writing) };
    vec![
        of("invited", invited),
        of("writing", page(GuestState::Writing)),
        of("kept", done(GuestDone::Kept)),
        of("message-sent", done(GuestDone::Noted)),
        of("submitted", GuestPostPage { done: Some(GuestDone::Moved), ..page(GuestState::Submitted) }),
        of("changes-asked", page(GuestState::ChangesAsked)),
        of("approved", approved(TopicState::Scheduled)),
        of("published", approved(TopicState::Open)),
        of("declined", page(GuestState::Declined)),
        of("withdrawn", page(GuestState::Withdrawn)),
    ]
}

/// Each way in which nothing was done, with what was typed.
fn refused(language: Language) -> Vec<Sample<GuestPostPage>> {
    let writing = |wrong| GuestPostPage { wrong: Some(wrong), ..page(GuestState::Writing) };
    let each = |flaws: &[GuestFlaw]| {
        let name = flaws.iter().filter(|flaw| is_of_the_name(**flaw)).map(|flaw| (None, *flaw));
        let texts = Language::ALL.into_iter().flat_map(move |of| {
            let own = flaws.iter().filter(|flaw| !is_of_the_name(**flaw));
            own.map(move |flaw| (Some(of), *flaw))
        });
        name.chain(texts).collect::<Vec<_>>()
    };
    let lacks = each(&[GuestFlaw::Name, GuestFlaw::Title, GuestFlaw::Body, GuestFlaw::Biography]);
    let unfit =
        each(&[GuestFlaw::NameForm, GuestFlaw::TitleForm, GuestFlaw::BodyLong, GuestFlaw::BiographyForm]);
    let blank = ArticleFields::default();
    let typed = ArticleFields { body_en: sample::hostile(), ..page(GuestState::Writing).fields };
    let spoken = |wrong| {
        let page = page(GuestState::Submitted);
        let note = sample::suggestion_fields(language).why;
        let fields = ArticleFields { note, ..page.fields };
        GuestPostPage { wrong: Some(GuestWrong::Note(wrong)), fields, ..page }
    };
    let unreadable = ProseError::Characters(sample::unreadable_place());
    vec![
        of("not-yet", GuestPostPage { fields: blank, ..writing(GuestWrong::NotYet(lacks)) }),
        of("unfit", GuestPostPage { fields: typed, ..writing(GuestWrong::Misfit(unfit)) }),
        of("stale", writing(GuestWrong::Stale)),
        of("too-much", writing(GuestWrong::TooMuch(NOW + Duration::minutes(9)))),
        of("message-missing", spoken(ProseError::Missing)),
        of("message-too-long", spoken(ProseError::Long)),
        of("message-unreadable", spoken(unreadable)),
    ]
}

/// Whether a flaw is of the author's name, which stands above both languages.
fn is_of_the_name(flaw: GuestFlaw) -> bool {
    matches!(flaw, GuestFlaw::Name | GuestFlaw::NameForm)
}
