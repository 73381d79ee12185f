//! What is wrong with a guest post, in words.

use domain::Language;
use domain::community::{GuestFlaw, NOTE_CHARS};
use domain::desk::ProseError;
use leptos::prelude::*;
use time::OffsetDateTime;

use crate::community::prose_error::prose_error;
use crate::i18n::{language_name, locale, td_string};
use crate::page::Context;
use crate::ui::{ErrorSummary, too_much};

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
pub(super) fn fields(language: Language, wrong: Option<&GuestWrong>) -> Vec<(&'static str, String)> {
    let item = |flaw: &(Option<Language>, GuestFlaw)| (field_of(language, *flaw), flaw_text(language, *flaw));
    match wrong {
        Some(GuestWrong::Misfit(flaws) | GuestWrong::NotYet(flaws)) => flaws.iter().map(item).collect(),
        Some(GuestWrong::Note(error)) => vec![("note", prose_error(language, *error, NOTE_CHARS))],
        Some(GuestWrong::Stale | GuestWrong::TooMuch(_)) | None => Vec::new(),
    }
}

/// What is wrong, each with a way to its field.
#[component]
pub(super) fn Wrong(context: Context, wrong: Option<GuestWrong>) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let items = fields(language, wrong.as_ref());
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
