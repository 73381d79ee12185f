//! Reporting something to the moderators.

use domain::Language;
use domain::moderation::{Clause, Thing};
use leptos::prelude::*;

use super::actions::{ReportErrors, ReportFields, ReportSubject};
use super::{TransparencyLink, words};
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{Choice, ErrorSummary, FieldErrorText, PageHead, TextareaField};

/// What is reported, as typed, and what became of it.
#[derive(Clone, Debug)]
pub struct ReportPage {
    /// What.
    pub subject: ReportSubject,
    /// As typed.
    pub fields: ReportFields,
    /// What is wrong with it.
    pub errors: ReportErrors,
    /// Whether too many forms came from one place.
    pub is_too_many: bool,
    /// Whether it was sent just before.
    pub is_sent: bool,
}

impl ReportPage {
    pub(super) fn is_refused(&self) -> bool {
        self.errors != ReportErrors::default() || self.is_too_many
    }
}

/// The page.
#[component]
pub(super) fn Report(context: Context, page: ReportPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let subject = page.subject.clone();
    let back = match subject.thing {
        Thing::Comment(id) => Route::Comment.path_with(language, &id.to_string()),
        Thing::GuestPost(id) => Route::Topic.path_with(language, &id.to_string()),
    };
    let said = match (subject.is_own, page.is_sent, subject.is_reported) {
        (true, ..) => Some((None, td_string!(t, moderation.report.own))),
        (_, true, _) => {
            Some((Some(td_string!(t, moderation.report.done_title)), td_string!(t, moderation.report.done)))
        }
        (_, _, true) => {
            Some((Some(td_string!(t, moderation.report.again_title)), td_string!(t, moderation.report.again)))
        }
        _ => None,
    };
    let matter = match said {
        Some((title, text)) => view! {
            <div class="notice" role="status">
                {title.map(|title| view! { <p class="notice-title">{title}</p> })}
                <p>{text}</p>
            </div>
        }
        .into_any(),
        None => view! { <Form language page/> }.into_any(),
    };
    view! {
        <div class="wrap page">
            <PageHead title=td_string!(t, moderation.report.title) lead=td_string!(t, moderation.report.lead)/>
            <Subject language subject/>
            {matter}
            <TransparencyLink language/>
            <p><a href=back>{td_string!(t, moderation.report.cancel)}</a></p>
        </div>
    }
    .into_any()
}

#[component]
fn Subject(language: Language, subject: ReportSubject) -> impl IntoView {
    let t = locale(language);
    let name = subject.author.unwrap_or_else(|| td_string!(t, community.comments.somebody).to_owned());
    let title = subject.title.in_language(language).to_owned();
    let by = td_string!(t, moderation.report.by, name, title);
    let text = (!subject.html.is_empty()).then(|| {
        view! { <blockquote class="comment-body" lang=subject.language.code() inner_html=subject.html></blockquote> }
    });
    view! {
        <section class="section" aria-labelledby="subject-title">
            <h2 class="section-title" id="subject-title">{td_string!(t, moderation.report.what)}</h2>
            <p class="small muted">{by}</p>
            {text}
        </section>
    }
    .into_any()
}

#[component]
fn Form(language: Language, page: ReportPage) -> impl IntoView {
    let t = locale(language);
    let is_refused = page.is_refused();
    let ReportPage { subject, fields, errors, is_too_many, .. } = page;
    let clause_error = errors.clause.then(|| td_string!(t, moderation.report.no_clause).to_owned());
    let text_error = errors.text.map(|error| words::prose(language, error, ""));
    let items = [("clause", clause_error.clone()), ("text", text_error.clone())];
    let items: Vec<_> = items.into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    let title = if is_too_many {
        td_string!(t, common.errors.too_many.body)
    } else {
        td_string!(t, moderation.report.unfit)
    };
    let wrong = is_refused.then(|| view! { <ErrorSummary title items/> });
    let choices = Clause::ALL
        .map(|clause| {
            view! {
                <Choice
                    kind="radio"
                    name="clause"
                    id=format!("clause-{}", clause.code())
                    value=clause.code()
                    checked=fields.clause == clause.code()
                >
                    <span class="choice-text">{words::clause(language, clause)}</span>
                </Choice>
            }
        })
        .collect_view();
    view! {
        {wrong}
        <form
            class="form"
            method="post"
            action=Route::Report.path_with(language, &subject.thing.to_string())
            novalidate
        >
            <fieldset class="field" id="clause">
                <legend>{td_string!(t, moderation.report.clause)}</legend>
                {clause_error.map(|error| view! { <FieldErrorText language name="clause" error/> })}
                <div class="choices">{choices}</div>
            </fieldset>
            <TextareaField
                language
                name="text"
                label=td_string!(t, moderation.report.text)
                hint=td_string!(t, moderation.report.text_hint)
                text=fields.text
                rows=4
                error=text_error
            />
            <p><button class="btn" type="submit">{td_string!(t, moderation.report.send)}</button></p>
        </form>
    }
    .into_any()
}
