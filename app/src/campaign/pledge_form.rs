//! The pledge form, on the front page and on a page of its own.

mod choices;
mod person;

use choices::{Consents, Issues};
use domain::campaign::{Errors, Field, PledgeForm};
use leptos::prelude::*;
use person::Person;

use super::field_errors;
use super::islands::PledgeInPlace;
use crate::form_errors::Summary;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::ui::{IntoMarkup, Trap, say_wrong};

/// The petition's sheet: what is wrong, what one signs, and the form. Whatever was typed is still there. In the browser it
/// says what is wrong while one types, and thanks stand in its place.
#[component]
pub(super) fn PledgeSheet(
    context: Context,
    /// What was typed, or chosen by a story's button.
    form: PledgeForm,
    /// What is wrong, field by field.
    errors: Errors,
    /// What is wrong with the whole.
    refusal: Option<Refusal>,
    /// The form's fresh stamp.
    form_token: String,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let texts = field_errors::texts(language);
    let summary = refusal
        .map(|refusal| Summary {
            title: field_errors::refusal(language, refusal).to_owned(),
            items: Vec::new(),
        })
        .or_else(|| texts.summary(&errors));
    if summary.is_some() {
        say_wrong();
    }
    let trap = (refusal != Some(Refusal::Doubtful))
        .then(|| view! { <Trap label=td_string!(t, common.errors.trap)/> });
    let issue_error = field_errors::at(language, &errors, Field::Issue);
    let phone_error = field_errors::at(language, &errors, Field::Phone);
    let chosen = form.issue.clone();
    let sheet = view! {
        <p class="sheet-statement">{td_string!(t, pledge.statement)}</p>
        // No fragment: a browser ignores autofocus in an address that has one, and the summary needs it.
        <form class="form" method="post" action=Route::Pledge.path(language) novalidate>
            <input type="hidden" name="form_token" value=form_token/>
            {trap}
            <p class="small muted">{td_string!(t, pledge.required_note)}</p>
            <Person language form=form.clone() errors=errors.clone()/>
            <Issues language chosen error=issue_error/>
            <Consents context form error=phone_error/>
            <div class="form-end">
                <button class="btn btn-big" type="submit" id="submit">{td_string!(t, pledge.submit)}</button>
                <p class="small muted">
                    {td_string!(t, pledge.submit_note)} " "
                    <a href=Route::Privacy.path(language)>{td_string!(t, pledge.privacy_link)}</a>
                </p>
            </div>
        </form>
    }
    .markup()
    .without_marks();
    view! { <PledgeInPlace texts summary errors>{sheet}</PledgeInPlace> }.markup()
}
