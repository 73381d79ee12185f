//! A person's details, to see and to correct.

use domain::campaign::{Errors, Field, PledgeForm};
use leptos::prelude::*;

use crate::campaign::field_errors;
use crate::campaign::person_fields::PersonFields;
use crate::i18n::{locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{IntoMarkup, LanguageChoice, TextField};

/// The form.
#[component]
pub(super) fn MyDetails(context: Context, form: PledgeForm, errors: Errors) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let error = |field| field_errors::at(language, &errors, field);
    let (phone_error, language_error) = (error(Field::Phone), error(Field::Language));
    let (phone, chosen) = (form.phone.clone(), form.language.parse().ok());
    view! {
        <section class="section" aria-labelledby="contact-title">
            <h2 id="contact-title">{td_string!(t, preferences.contact.title)}</h2>
            <form
                method="post"
                action=Route::Details.path_with(language, &context.token)
                class="form prose"
                novalidate
            >
                <PersonFields
                    language
                    form
                    errors
                    email_hint=td_string!(t, preferences.contact.email_hint)
                />
                <TextField
                    language
                    name="phone"
                    kind="tel"
                    class="input input-medium"
                    label=td_string!(t, pledge.fields.phone)
                    hint=td_string!(t, preferences.contact.phone_hint)
                    value=phone
                    error=phone_error
                    autocomplete="tel"
                    inputmode="tel"
                    optional=true
                />
                <LanguageChoice
                    language
                    chosen
                    legend=td_string!(t, pledge.fields.language)
                    error=language_error
                />
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, preferences.contact.submit)}</button>
                </div>
            </form>
        </section>
    }
    .markup()
}
