//! A guest post of one's own: written, handed in, discussed with staff; and who wrote one, as members read it.

use domain::Language;
use domain::community::{GuestContent, GuestFlaw, GuestRole, GuestState, NOTE_CHARS, TopicKind};
use domain::desk::ProseError;
use leptos::prelude::*;
use store::community::guest_post::{GuestNote, GuestPost};
use time::OffsetDateTime;

use super::actions::{ArticleFields, may_withdraw};
use super::disclaimer::Disclaimer;
use super::guest_posts::{guest_state, guest_title};
use super::render;
use super::suggest::prose_error;
use crate::i18n::{date, isolated, language_name, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Success, TextField, TextareaField, error_at, too_much};

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

/// Why something was not done with a guest post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GuestWrong {
    /// It does not fit, and nothing was kept.
    Misfit(Vec<(Option<Language>, GuestFlaw)>),
    /// It is kept, but cannot be handed in.
    NotYet(Vec<(Option<Language>, GuestFlaw)>),
    /// It was changed elsewhere.
    Stale,
    /// What is wrong with the message.
    Note(ProseError),
    /// Its author did too much of this of late: from then on it is possible again.
    TooMuch(OffsetDateTime),
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

/// Who wrote a guest post, above it; once they have left, that they have.
#[component]
pub(super) fn Byline(language: Language, signature: Option<GuestContent>) -> impl IntoView {
    let t = locale(language);
    let text = match signature {
        Some(content) => td_string!(t, guest_posts.byline, name = isolated(&content.name)),
        None => td_string!(t, guest_posts.gone).to_owned(),
    };
    view! { <p class="byline">{text}</p> }
}

/// Who its author is, below it.
#[component]
pub(super) fn AboutAuthor(language: Language, signature: GuestContent) -> impl IntoView {
    let t = locale(language);
    let biography = signature.in_language(language).biography.clone();
    view! {
        <section class="told" aria-labelledby="author-title">
            <h2 class="section-title" id="author-title">{td_string!(t, guest_posts.about_author)}</h2>
            <p><strong>{signature.name}</strong></p>
            <p class="as-written">{biography}</p>
        </section>
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

/// The page.
#[component]
pub(super) fn OwnGuestPost(context: Context, page: GuestPostPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let post = page.post.clone();
    let done = page.done.map(|done| {
        let text = match done {
            GuestDone::Kept => td_string!(t, guest_posts.write.kept),
            GuestDone::Noted => td_string!(t, guest_posts.notes.sent),
            GuestDone::Moved => td_string!(t, guest_posts.own.done),
        };
        view! { <Success title=td_string!(t, common.notices.success) text/> }
    });
    let (of, title) = guest_title(language, &post.content);
    let read = post.topic.filter(|(_, state)| state.is_visible()).map(|(topic, _)| {
        let path = Route::Topic.path_with(language, &topic.to_string());
        view! { <p><a class="btn" href=path>{td_string!(t, guest_posts.own.read)}</a></p> }
    });
    let is_stale = page.wrong == Some(GuestWrong::Stale);
    let article = if post.state.is_written() || is_stale {
        view! { <Write context=context.clone() page=page.clone()/> }.markup()
    } else if post.state == GuestState::Invited {
        view! { <Answer language post=post.clone()/> }.markup()
    } else {
        let article = post.content.clone();
        view! { <ArticleMatter context=context.clone() article/> }.markup()
    };
    let note = error_at(&wrong(language, page.wrong.as_ref()), "note");
    let path = Route::GuestPost.path_with(language, &post.id.to_string());
    let typed = page.fields.note.clone();
    let notes = page.notes.clone();
    let speak = (!post.state.is_over()).then(|| {
        view! { <Speak language path=path.clone() typed error=note/> }
    });
    let withdraw = (may_withdraw(post.state) && post.state != GuestState::Invited).then(|| {
        view! {
            <details>
                <summary>{td_string!(t, guest_posts.write.withdraw)}</summary>
                <p>{td_string!(t, guest_posts.write.withdraw_text)}</p>
                <form method="post" action=path>
                    <input type="hidden" name="version" value=post.version.to_string()/>
                    <button class="btn btn-quiet" type="submit" name="action" value="withdraw">
                        {td_string!(t, guest_posts.write.withdraw)}
                    </button>
                </form>
            </details>
        }
    });
    view! {
        <div class="wrap page">
            {done}
            <Wrong context=context.clone() wrong=page.wrong/>
            <p class="small"><a href=Route::GuestPosts.path(language)>{td_string!(t, guest_posts.own.back)}</a></p>
            <div class="page-head">
                <h1 class="page-title" lang=of.code()>{title}</h1>
                <p><span class="tag">{guest_state(language, &page.post)}</span></p>
                <p>{stands(language, &page.post)}</p>
                <Disclaimer context=context.clone() kind=TopicKind::GuestPost/>
            </div>
            {read}
            <section class="section" aria-labelledby="about-title">
                <h2 class="section-title" id="about-title">{td_string!(t, guest_posts.field.about)}</h2>
                <p class="as-written" lang=page.post.language.code()>{page.post.about.clone()}</p>
            </section>
            {article}
            <Notes language of=page.post.language notes/>
            {speak}
            {withdraw}
        </div>
    }
    .markup()
}

/// What a flaw is called.
fn flaw_text(language: Language, (of, flaw): (Option<Language>, GuestFlaw)) -> String {
    let t = locale(language);
    let text = match flaw {
        GuestFlaw::Name => td_string!(t, guest_posts.flaw.name),
        GuestFlaw::NameForm => td_string!(t, guest_posts.flaw.name_form),
        GuestFlaw::Title => td_string!(t, guest_posts.flaw.title),
        GuestFlaw::TitleForm => td_string!(t, guest_posts.flaw.title_form),
        GuestFlaw::Body => td_string!(t, guest_posts.flaw.body),
        GuestFlaw::BodyLong => td_string!(t, guest_posts.flaw.body_long),
        GuestFlaw::Biography => td_string!(t, guest_posts.flaw.biography),
        GuestFlaw::BiographyForm => td_string!(t, guest_posts.flaw.biography_form),
    };
    match of {
        Some(of) => td_string!(t, guest_posts.flaw.in_language, language = language_name(language, of), text),
        None => text.to_owned(),
    }
}

/// The field that a flaw is about; what is no language's own is the reader's.
fn field_of(language: Language, (of, flaw): (Option<Language>, GuestFlaw)) -> &'static str {
    match (flaw, of.unwrap_or(language)) {
        (GuestFlaw::Name | GuestFlaw::NameForm, _) => "name",
        (GuestFlaw::Title | GuestFlaw::TitleForm, Language::En) => "title_en",
        (GuestFlaw::Title | GuestFlaw::TitleForm, Language::Fr) => "title_fr",
        (GuestFlaw::Body | GuestFlaw::BodyLong, Language::En) => "body_en",
        (GuestFlaw::Body | GuestFlaw::BodyLong, Language::Fr) => "body_fr",
        (GuestFlaw::Biography | GuestFlaw::BiographyForm, Language::En) => "biography_en",
        (GuestFlaw::Biography | GuestFlaw::BiographyForm, Language::Fr) => "biography_fr",
    }
}

/// Each field that something is wrong with, and what.
fn wrong(language: Language, wrong: Option<&GuestWrong>) -> Vec<(&'static str, String)> {
    let item = |flaw: &(Option<Language>, GuestFlaw)| (field_of(language, *flaw), flaw_text(language, *flaw));
    match wrong {
        Some(GuestWrong::Misfit(flaws) | GuestWrong::NotYet(flaws)) => flaws.iter().map(item).collect(),
        Some(GuestWrong::Note(error)) => vec![("note", prose_error(language, *error, NOTE_CHARS))],
        Some(GuestWrong::Stale | GuestWrong::TooMuch(_)) | None => Vec::new(),
    }
}

#[component]
fn Wrong(context: Context, wrong: Option<GuestWrong>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let items = self::wrong(language, wrong.as_ref());
    wrong.map(|wrong| {
        let title = match wrong {
            GuestWrong::Misfit(_) => td_string!(t, guest_posts.write.unfit).to_owned(),
            GuestWrong::NotYet(_) => td_string!(t, guest_posts.write.not_yet).to_owned(),
            GuestWrong::Stale => td_string!(t, guest_posts.write.stale).to_owned(),
            GuestWrong::TooMuch(again) => too_much(&context, again),
            GuestWrong::Note(_) => td_string!(t, guest_posts.desk.unfit).to_owned(),
        };
        view! { <ErrorSummary title items/> }
    })
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

/// The form that an article is written in, and how it will look.
#[component]
fn Write(context: Context, page: GuestPostPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let fields = page.fields.clone();
    let wrong = wrong(language, page.wrong.as_ref());
    let columns = Language::ALL
        .map(|of| view! { <Column language of fields=fields.clone() wrong=wrong.clone()/> })
        .collect_view();
    // What is stale cannot be kept over what is newer; it is there to be copied.
    let is_stale = page.wrong == Some(GuestWrong::Stale);
    let buttons = (!is_stale && page.post.state.is_written()).then(|| {
        let button = |value: &'static str, class: &'static str, label: &'static str| {
            view! { <button class=class type="submit" name="action" value=value>{label}</button> " " }
        };
        view! {
            <div class="form-end btn-row">
                {button("save", "btn", td_string!(t, guest_posts.write.save))}
                {button("preview", "btn btn-quiet", td_string!(t, guest_posts.write.preview))}
                {button("submit", "btn btn-quiet", td_string!(t, guest_posts.write.submit))}
            </div>
        }
    });
    let previewed = fields.content();
    view! {
        <section class="section" aria-labelledby="write-title">
            <h2 class="section-title" id="write-title">{td_string!(t, guest_posts.write.title)}</h2>
            <p>{td_string!(t, guest_posts.write.lead)}</p>
            <form
                class="form"
                method="post"
                action=Route::GuestPost.path_with(language, &page.post.id.to_string())
                novalidate
            >
                <input type="hidden" name="version" value=fields.version.to_string()/>
                <TextField
                    language
                    name="name"
                    label=td_string!(t, guest_posts.field.name)
                    hint=td_string!(t, guest_posts.field.name_hint)
                    value=fields.name
                    error=error_at(&wrong, "name")
                    autocomplete="name"
                />
                <div class="columns">{columns}</div>
                {buttons}
            </form>
        </section>
        <section class="section" id="preview" aria-labelledby="preview-title">
            <h2 class="section-title" id="preview-title">{td_string!(t, guest_posts.write.looks)}</h2>
            <ArticleMatter context=context.clone() article=previewed/>
        </section>
    }
    .markup()
}

#[component]
fn Column(
    language: Language,
    of: Language,
    fields: ArticleFields,
    wrong: Vec<(&'static str, String)>,
) -> impl IntoView {
    let t = locale(language);
    let ([title, body, biography], [title_text, body_text, biography_text]) = match of {
        Language::En => {
            (["title_en", "body_en", "biography_en"], [fields.title_en, fields.body_en, fields.biography_en])
        }
        Language::Fr => {
            (["title_fr", "body_fr", "biography_fr"], [fields.title_fr, fields.body_fr, fields.biography_fr])
        }
    };
    let area = |name: &'static str, label: &'static str, text: String, rows: u32| {
        view! { <TextareaField language name label text rows error=error_at(&wrong, name)/> }
    };
    view! {
        <fieldset class="column">
            <legend class="column-title">{language_name(language, of)}</legend>
            <TextField
                language
                name=title
                label=td_string!(t, guest_posts.field.title)
                value=title_text
                error=error_at(&wrong, title)
                autocomplete="off"
                required=false
            />
            {area(body, td_string!(t, guest_posts.field.body), body_text, 16)}
            {area(biography, td_string!(t, guest_posts.field.biography), biography_text, 4)}
        </fieldset>
    }
    .markup()
}

/// An article as it stands, in each language that it was begun in.
#[component]
pub(crate) fn ArticleMatter(context: Context, article: GuestContent) -> impl IntoView {
    let language = context.language;
    let columns = Language::ALL
        .into_iter()
        .filter(|of| {
            let text = article.in_language(*of);
            !text.title.is_empty() || !text.body.is_empty()
        })
        .map(|of| {
            let text = article.in_language(of).clone();
            let (said, signature) = (Context { language: of, ..context.clone() }, Some(article.clone()));
            view! {
                <div class="column" lang=of.code()>
                    <h3 class="column-title" lang=language.code()>{language_name(language, of)}</h3>
                    <div class="preview">
                        <p class="row-title"><strong>{text.title}</strong></p>
                        <Disclaimer context=said kind=TopicKind::GuestPost/>
                        <Byline language=of signature/>
                        <div class="prose" inner_html=render(&text.body)></div>
                        <p class="as-written small">{text.biography}</p>
                    </div>
                </div>
            }
        })
        .collect_view();
    view! { <div class="columns">{columns}</div> }.markup()
}

/// What author and staff said to one another.
#[component]
pub(crate) fn Notes(language: Language, of: Language, notes: Vec<GuestNote>) -> impl IntoView {
    let t = locale(language);
    let none =
        notes.is_empty().then(|| view! { <p class="muted">{td_string!(t, guest_posts.notes.none)}</p> });
    let rows = notes
        .into_iter()
        .map(|note| {
            let name = match (note.role, note.by) {
                // Staff speak for the association.
                (GuestRole::Editor, _) => td_string!(t, guest_posts.notes.staff).to_owned(),
                (GuestRole::Author, Some(name)) => name,
                (GuestRole::Author, None) => td_string!(t, community.comments.somebody).to_owned(),
            };
            let by = td_string!(t, guest_posts.notes.by, name, date = date(language, note.at));
            view! {
                <li>
                    <p class="small muted">{by}</p>
                    <p class="as-written" lang=of.code()>{note.text}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="section" id="notes" aria-labelledby="notes-title">
            <h2 class="section-title" id="notes-title">{td_string!(t, guest_posts.notes.title)}</h2>
            {none}
            <ul class="rows">{rows}</ul>
        </section>
    }
    .markup()
}

#[component]
fn Speak(
    language: Language,
    path: String,
    typed: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let t = locale(language);
    view! {
        <form class="form" method="post" action=path novalidate>
            <TextareaField
                language
                name="note"
                label=td_string!(t, guest_posts.notes.label)
                hint=td_string!(t, guest_posts.notes.hint)
                text=typed
                rows=4
                error
            />
            <p>
                <button class="btn btn-quiet" type="submit" name="action" value="note">
                    {td_string!(t, guest_posts.notes.send)}
                </button>
            </p>
        </form>
    }
    .markup()
}
