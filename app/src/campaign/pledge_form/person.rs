//! Who signs.

use domain::Language;
use domain::campaign::{Errors, Field, PledgeForm};
use leptos::prelude::*;

use crate::campaign::field_errors;
use crate::campaign::person_fields::PersonFields;
use crate::i18n::{locale, td_string};
use crate::ui::{IntoMarkup, LanguageChoice};

/// Name, address, postal code and language.
#[component]
pub(super) fn Person(language: Language, form: PledgeForm, errors: Errors) -> impl IntoView {
    let t = locale(language);
    let language_error = field_errors::at(language, &errors, Field::Language);
    let chosen = if form.language.is_empty() { Some(language) } else { form.language.parse().ok() };
    view! {
        <fieldset class="form-group">
            <legend>{td_string!(t, pledge.sections.you)}</legend>
            <PersonFields
                language
                form
                errors
                email_hint=td_string!(t, pledge.fields.email_hint)
                postal_code_hint=td_string!(t, pledge.fields.postal_code_hint)
                is_checked=true
            />
            <LanguageChoice
                language
                chosen
                legend=td_string!(t, pledge.fields.language)
                error=language_error
            />
        </fieldset>
    }
    .markup()
}
