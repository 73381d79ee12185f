//! Asking for the link to one's preferences.

use domain::campaign::Field;
use leptos::prelude::*;

use crate::campaign::field_errors;
use crate::i18n::{locale, td_string};
use crate::page::{Context, LinkRequestPage};
use crate::routes::Route;
use crate::ui::{self, ErrorSummary, IntoMarkup, Outcome, PageHead, TextField};

/// The form.
#[component]
pub(crate) fn LinkRequest(context: Context, page: LinkRequestPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let refusal = page.refusal.map(|refusal| {
        let title = ui::refusal(&context, refusal);
        view! { <ErrorSummary title/> }
    });
    let error = page.error.map(|error| field_errors::message(language, Field::Email, error));
    let summary = error.clone().map(|message| {
        let title = td_string!(t, preferences.errors.request_title);
        view! { <ErrorSummary title items=vec![(Field::Email.name(), message)]/> }
    });
    view! {
        <div class="wrap page">
            {refusal}
            {summary}
            <PageHead title=td_string!(t, preferences.request.title) lead=td_string!(t, preferences.request.intro)/>
            <form class="form prose" method="post" action=Route::LinkRequest.path(language) novalidate>
                <TextField
                    language
                    name="email"
                    kind="email"
                    label=td_string!(t, preferences.request.email)
                    value=page.email
                    error=error
                    autocomplete="email"
                    inputmode="email"
                    verbatim="none"
                />
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, preferences.request.submit)}</button>
                </div>
            </form>
        </div>
    }
    .markup()
}

/// The same words whether or not the address has pledged.
#[component]
pub(crate) fn LinkSent(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <Outcome
            image="/img/letter.svg"
            title=td_string!(t, preferences.request.done_title)
            lead=td_string!(t, preferences.request.done_body)
        >
            <p>{td_string!(t, preferences.request.done_wait)}</p>
            <p>
                <a href=Route::LinkRequest.path(context.language)>{td_string!(t, preferences.request.again)}</a>
            </p>
        </Outcome>
    }
    .markup()
}

/// The link is no good.
#[component]
pub(crate) fn LinkInvalid(context: Context) -> impl IntoView {
    let t = locale(context.language);
    view! {
        <div class="wrap page">
            <PageHead
                title=td_string!(t, preferences.link_invalid.title)
                lead=td_string!(t, preferences.link_invalid.body)
            />
            <p>
                <a class="btn" href=Route::LinkRequest.path(context.language)>
                    {td_string!(t, preferences.link_invalid.action)}
                </a>
            </p>
        </div>
    }
    .markup()
}
