//! The pledge form, on the front page and on a page of its own.

mod choices;
mod person;

use choices::{Consents, Issues};
use leptos::prelude::*;
use person::Person;

use super::field_errors;
use crate::i18n::{locale, td_string};
use crate::page::{Context, PledgePage};
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, Trap};

/// The petition's sheet: what is wrong, what one signs, and the form. Whatever was typed is still there.
#[component]
pub(super) fn PledgeSheet(context: Context, page: PledgePage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let items = field_errors::all(language, &page.errors);
    let summary = (!items.is_empty()).then(|| {
        let title = td_string!(t, pledge.errors.summary_title, count = items.len());
        view! { <ErrorSummary title items/> }
    });
    let refusal = page.refusal.map(|refusal| {
        view! { <ErrorSummary title=field_errors::refusal(language, refusal)/> }
    });
    let trap = (page.refusal != Some(Refusal::Doubtful))
        .then(|| view! { <Trap label=td_string!(t, common.errors.trap)/> });
    view! {
        <div class="sheet" id="pledge-form">
            {refusal}
            {summary}
            <p class="sheet-statement">{td_string!(t, pledge.statement)}</p>
            // No fragment: a browser ignores autofocus in an address that has one, and the summary needs it.
            <form class="form" method="post" action=Route::Pledge.path(language) novalidate>
                <input type="hidden" name="form_token" value=page.form_token.clone()/>
                {trap}
                <p class="small muted">{td_string!(t, pledge.required_note)}</p>
                <Person language page=page.clone()/>
                <Issues language page=page.clone()/>
                <Consents context page/>
                <div class="form-end">
                    <button class="btn btn-big" type="submit" id="submit">{td_string!(t, pledge.submit)}</button>
                    <p class="small muted">
                        {td_string!(t, pledge.submit_note)} " "
                        <a href=Route::Privacy.path(language)>{td_string!(t, pledge.privacy_link)}</a>
                    </p>
                </div>
            </form>
        </div>
    }
    .markup()
}
