//! What is wrong with a form, said once at its head.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::Language;
use leptos::prelude::*;
use time::OffsetDateTime;

use super::markup::{IntoMarkup, Markup};
use crate::form_errors::{Summary, summary_box};
use crate::i18n::{locale, td_string, wait};
use crate::page::Context;
use crate::refusal::Refusal;

/// Each field's `id`, and what is wrong with it.
#[derive(Default)]
pub(crate) struct Wrong(Vec<(String, String)>);

impl<Id: Into<String>> From<Vec<(Id, String)>> for Wrong {
    fn from(items: Vec<(Id, String)>) -> Self {
        Self(items.into_iter().map(|(id, message)| (id.into(), message)).collect())
    }
}

/// What is wrong with a field, as the summary says it.
pub(crate) fn error_at(wrong: &[(&'static str, String)], field: &str) -> Option<String> {
    wrong.iter().find(|(of, _)| *of == field).map(|(_, error)| error.clone())
}

/// Whether a page says that something is wrong: its title says so first then (WCAG G199).
#[derive(Clone, Debug, Default)]
pub(super) struct SaidWrong(Arc<AtomicBool>);

impl SaidWrong {
    /// The title of a page that is written.
    pub(super) fn first_in(&self, language: Language, title: String) -> String {
        if self.0.load(Ordering::Relaxed) {
            format!("{} {title}", td_string!(locale(language), common.form.error_prefix))
        } else {
            title
        }
    }
}

/// Lists what to fix, each with a way to its field. It takes the focus when the page opens, so that whoever cannot see
/// it hears it first; no form's address may end in a fragment, for browsers then let `autofocus` be.
#[component]
pub(crate) fn ErrorSummary(
    #[prop(into)] title: String,
    #[prop(optional, into)] items: Wrong,
    /// What else is heard with it.
    #[prop(optional)]
    children: Option<Markup>,
) -> impl IntoView {
    say_wrong();
    let Wrong(items) = items;
    summary_box(Summary { title, items }, children).markup()
}

/// Has the page's title say that something is wrong.
pub(crate) fn say_wrong() {
    if let Some(SaidWrong(said)) = use_context() {
        said.store(true, Ordering::Relaxed);
    }
}

/// Why a form was refused as a whole, where its page has no words of its own for that.
pub(crate) fn refusal(context: &Context, refusal: Refusal) -> String {
    let t = locale(context.language);
    match refusal {
        Refusal::TooMany => td_string!(t, common.errors.too_many.body).to_owned(),
        Refusal::TooMuch(again) => too_much(context, again),
        Refusal::Expired | Refusal::Unavailable => td_string!(t, common.errors.unavailable.body).to_owned(),
        Refusal::Doubtful => td_string!(t, common.errors.doubtful).to_owned(),
    }
}

/// That somebody did too much of something of late, and when they may again.
pub(crate) fn too_much(context: &Context, again: OffsetDateTime) -> String {
    let when = wait(context.language, context.now, again);
    td_string!(locale(context.language), common.wait.too_much, when)
}
