//! A guest post, to editors: what it says, and what they answer.

use domain::Language;
use domain::community::{GuestRole, GuestState, GuestStep, NOTE_CHARS, TopicKind};
use domain::desk::ProseError;
use leptos::prelude::*;
use services::dashboard::{DeskErrors, DeskFields};
use store::community::Theme;
use store::community::guest_post::{GuestNote, GuestPost};

use super::sample_post;
use crate::community::{ArticleMatter, Disclaimer, GuestNotes, guest_state, guest_title, prose_error};
use crate::dashboard::frame::Frame;
use crate::dashboard::parts::Select;
use crate::dashboard::sample::{HOSTILE, editor, long_word, theme_id, themes};
use crate::i18n::{language_in_sentence, language_name, locale, td_string};
use crate::page::{Context, PageView, Sample, asks_nothing};
use crate::routes::Route;
use crate::sample::NOW;
use crate::ui::{ErrorSummary, Facts, IntoMarkup, Markup, Success, TextField, TextareaField, error_at};

/// A guest post to answer.
#[derive(Clone, Debug)]
pub struct GuestDeskPage {
    /// The guest post.
    pub post: GuestPost,
    /// What was said about it.
    pub notes: Vec<GuestNote>,
    /// Every theme.
    pub themes: Vec<Theme>,
    /// As typed.
    pub fields: DeskFields,
    /// What is wrong with it.
    pub errors: DeskErrors,
    /// Whether it was changed meanwhile.
    pub is_stale: bool,
    /// What was done just before.
    pub done: Option<GuestDone>,
}

/// What was done just before. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestDone {
    /// It became the draft of a topic.
    Approved,
    /// Who wrote it is said.
    Signed,
    /// Its author is answered.
    Answered,
}

impl GuestDone {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Approved, Self::Signed, Self::Answered];

    /// The word for it in the address: that of the button that was pressed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approve",
            Self::Signed => "sign",
            Self::Answered => "note",
        }
    }
}

impl GuestDeskPage {
    /// Whether something was refused.
    pub fn is_refused(&self) -> bool {
        self.is_stale || self.errors != DeskErrors::default()
    }
}

impl PageView for GuestDeskPage {
    fn title(&self, language: Language) -> String {
        guest_title(language, &self.post.content).1
    }

    asks_nothing!();

    fn view(self, context: Context) -> Markup {
        let language = context.language;
        let t = locale(language);
        let post = self.post.clone();
        let (of, title) = guest_title(language, &post.content);
        let account =
            post.username.clone().unwrap_or_else(|| td_string!(t, guest_posts.queue.nobody).to_owned());
        let asked = if post.is_asked {
            td_string!(t, guest_posts.desk.yes)
        } else {
            td_string!(t, guest_posts.desk.no)
        };
        let facts = vec![
            (td_string!(t, guest_posts.desk.state), guest_state(language, &post).to_owned()),
            (td_string!(t, guest_posts.desk.author), post.content.name.clone()),
            (td_string!(t, guest_posts.desk.account), account),
            (td_string!(t, guest_posts.desk.language), language_name(language, post.language).to_owned()),
            (td_string!(t, guest_posts.desk.asked), asked.to_owned()),
        ];
        let done = self.done.map(|done| {
            let text = match done {
                GuestDone::Approved => td_string!(t, guest_posts.desk.done.approved),
                GuestDone::Signed => td_string!(t, guest_posts.desk.done.signed),
                GuestDone::Answered => td_string!(t, guest_posts.desk.done.answered),
            };
            view! { <Success title=td_string!(t, common.notices.success) text/> }
        });
        let draft = post.state.is_written().then(|| {
            view! { <p class="notice notice-slim">{td_string!(t, guest_posts.desk.not_seen)}</p> }
        });
        let topic = post.topic.map(|(topic, _)| {
            let path = Route::TopicEditor.path_with(language, &topic.to_string());
            view! { <p><a class="btn" href=path>{td_string!(t, guest_posts.desk.topic)}</a></p> }
        });
        let sign = (post.state == GuestState::Approved).then(|| view! { <Sign language page=self.clone()/> });
        let article = post.content.clone();
        let notes = view! { <GuestNotes language of=self.post.language notes=self.notes.clone()/> };
        let path = Route::GuestPostDesk.path_with(language, &post.id.to_string());
        let answer = if post.state.is_over() {
            notes.markup()
        } else {
            // One form, so that no button loses what was typed beside it. The first button is the one that Enter presses.
            view! {
                <form class="form" method="post" action=path novalidate>
                    <input type="hidden" name="version" value=post.version.to_string()/>
                    {sign}
                    {notes}
                    <Decide language page=self.clone()/>
                </form>
            }
            .markup()
        };
        view! {
            <Frame context=context.clone()>
                {done}
                <Wrong language page=self.clone()/>
                <div class="page-head"><h1 class="page-title" lang=of.code()>{title}</h1></div>
                <Disclaimer context=context.clone() kind=TopicKind::GuestPost/>
                <Facts facts/>
                {topic}
                <h2 class="section-title">{td_string!(t, guest_posts.desk.about)}</h2>
                <p class="as-written" lang=self.post.language.code()>{self.post.about.clone()}</p>
                <h2 class="section-title">{td_string!(t, guest_posts.write.title)}</h2>
                {draft}
                <ArticleMatter context=context.clone() article/>
                {answer}
                <p><a href=Route::GuestPostQueue.path(language)>{td_string!(t, guest_posts.queue.back)}</a></p>
            </Frame>
        }
        .markup()
    }

    fn samples(_language: Language) -> Vec<Sample<Self>> {
        let note = |role, by: Option<&str>| GuestNote {
            role,
            by: by.map(Into::into),
            at: NOW,
            text: HOSTILE.into(),
        };
        let of = |state| {
            let post = sample_post(state);
            let content = post.content.clone();
            let notes = vec![note(GuestRole::Editor, Some("Ann O’Neill")), note(GuestRole::Author, None)];
            let fields = DeskFields {
                name: content.name,
                biography_fr: content.fr.biography,
                ..DeskFields::default()
            };
            Self {
                post,
                notes,
                themes: themes(),
                fields,
                errors: DeskErrors::default(),
                is_stale: false,
                done: None,
            }
        };
        let page = of(GuestState::Submitted);
        let typed = DeskFields {
            note: HOSTILE.into(),
            name: long_word(),
            biography_en: HOSTILE.into(),
            theme: theme_id().to_string(),
            ..page.fields.clone()
        };
        let errors = DeskErrors { note: Some(ProseError::Long), theme: true, signature: false, own: false };
        let signature = DeskErrors { signature: true, ..DeskErrors::default() };
        let own = DeskErrors { own: true, ..DeskErrors::default() };
        let typed = Self { fields: typed, ..page };
        let refused = [
            ("stale", Self { is_stale: true, ..typed.clone() }),
            ("wrong", Self { errors, ..typed.clone() }),
            ("own", Self { errors: own, ..typed.clone() }),
            ("wrong-signature", Self { errors: signature, fields: typed.fields, ..of(GuestState::Approved) }),
        ];
        let states = GuestState::ALL.map(|state| (state.code(), of(state)));
        let done =
            GuestDone::ALL.map(|done| (done.code(), Self { done: Some(done), ..of(GuestState::Approved) }));
        states
            .into_iter()
            .chain(done)
            .chain(refused)
            .map(|(state, page)| Sample::of(editor(), state, Route::GuestPostDesk, page))
            .collect()
    }
}

/// Each field that something is wrong with, and what.
fn wrong(language: Language, errors: DeskErrors) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let DeskErrors { note, theme, signature, own } = errors;
    let items = [
        ("note", note.map(|error| prose_error(language, error, NOTE_CHARS))),
        ("theme", theme.then(|| td_string!(t, guest_posts.desk.no_theme_chosen).to_owned())),
        ("note", own.then(|| td_string!(t, guest_posts.desk.own).to_owned())),
        ("name", signature.then(|| td_string!(t, guest_posts.flaw.biography_form).to_owned())),
    ];
    items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect()
}

#[component]
fn Wrong(language: Language, page: GuestDeskPage) -> impl IntoView {
    let t = locale(language);
    let items = wrong(language, page.errors);
    let title = if page.is_stale {
        td_string!(t, guest_posts.desk.stale)
    } else {
        td_string!(t, guest_posts.desk.unfit)
    };
    page.is_refused().then(|| view! { <ErrorSummary title items/> })
}

/// What staff answer, and what becomes of it.
#[component]
fn Decide(language: Language, page: GuestDeskPage) -> impl IntoView {
    let t = locale(language);
    let GuestDeskPage { post, themes, fields, errors, .. } = page;
    let wrong = wrong(language, errors);
    let may = |step| post.state.after(step, GuestRole::Editor).is_some();
    let button = |value: &'static str, label: &'static str| {
        view! { <button class="btn btn-quiet" type="submit" name="action" value=value>{label}</button> " " }
    };
    let steps = [
        (GuestStep::Approve, td_string!(t, guest_posts.desk.approve)),
        (GuestStep::AskChanges, td_string!(t, guest_posts.desk.ask_changes)),
        (GuestStep::Decline, td_string!(t, guest_posts.desk.decline)),
    ];
    let buttons = steps
        .into_iter()
        .filter(|(step, _)| may(*step))
        .map(|(step, label)| button(step.code(), label))
        .collect_view();
    let theme = may(GuestStep::Approve).then(|| {
        let none = (String::new(), td_string!(t, guest_posts.desk.no_theme).to_owned());
        let options = themes
            .into_iter()
            .map(|theme| (theme.id.to_string(), theme.title.in_language(language).to_owned()));
        let error = error_at(&wrong, "theme");
        view! {
            <Select
                language
                name="theme"
                label=td_string!(t, guest_posts.desk.theme)
                options=std::iter::once(none).chain(options).collect()
                chosen=fields.theme
                error
            />
        }
    });
    let of = language_in_sentence(language, post.language);
    view! {
        <section class="section" aria-labelledby="decide-title">
            <h2 class="section-title" id="decide-title">{td_string!(t, guest_posts.desk.decide)}</h2>
            <TextareaField
                language
                name="note"
                label=td_string!(t, guest_posts.desk.note, language = of)
                hint=td_string!(t, guest_posts.desk.note_hint)
                text=fields.note
                rows=5
                error=error_at(&wrong, "note")
            />
            {theme}
            <p class="btn-row">{button("note", td_string!(t, guest_posts.desk.send))} {buttons}</p>
        </section>
    }
    .markup()
}

/// Who wrote it, as members read it.
#[component]
fn Sign(language: Language, page: GuestDeskPage) -> impl IntoView {
    let t = locale(language);
    let error = error_at(&wrong(language, page.errors), "name");
    let fields = page.fields;
    let biographies = [("biography_en", Language::En), ("biography_fr", Language::Fr)]
        .map(|(name, of)| {
            let text =
                if of == Language::En { fields.biography_en.clone() } else { fields.biography_fr.clone() };
            view! {
                <fieldset class="column">
                    <legend class="column-title">{language_name(language, of)}</legend>
                    <TextareaField language name label=td_string!(t, guest_posts.field.biography) text rows=4 error=None/>
                </fieldset>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="sign-title">
            <h2 class="section-title" id="sign-title">{td_string!(t, guest_posts.desk.signature)}</h2>
            <p>{td_string!(t, guest_posts.desk.signature_text)}</p>
            <button class="visually-hidden" type="submit" name="action" value="sign" tabindex="-1" aria-hidden="true">
                {td_string!(t, guest_posts.desk.sign)}
            </button>
            <TextField
                language
                name="name"
                label=td_string!(t, guest_posts.field.name)
                value=fields.name
                error
                autocomplete="off"
            />
            <div class="columns">{biographies}</div>
            <p>
                <button class="btn" type="submit" name="action" value="sign">
                    {td_string!(t, guest_posts.desk.sign)}
                </button>
            </p>
        </section>
    }
    .markup()
}
