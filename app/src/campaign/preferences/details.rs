//! A person's details, to see and to correct.

use domain::campaign::Field;
use leptos::prelude::*;

use crate::campaign::field_errors;
use crate::campaign::postal_code::{HINT_ID, LiveHint};
use crate::i18n::{locale, td_string};
use crate::page::{Context, PreferencesPage};
use crate::routes::Route;
use crate::ui::{LanguageChoice, TextField};

/// The form. What was typed and refused is still there.
#[component]
pub(super) fn MyDetails(context: Context, page: PreferencesPage) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let PreferencesPage { details: form, errors, .. } = page;
    let error = |field| field_errors::at(language, &errors, field);
    view! {
        <section class="section" aria-labelledby="contact-title">
            <h2 id="contact-title">{td_string!(t, preferences.contact.title)}</h2>
            <form
                method="post"
                action=Route::Details.path_with(language, &context.token)
                class="form prose"
                novalidate
            >
                <div class="field-pair">
                    <TextField
                        language
                        name="first_name"
                        label=td_string!(t, pledge.fields.first_name)
                        value=form.first_name
                        error=error(Field::FirstName)
                        autocomplete="given-name"
                    />
                    <TextField
                        language
                        name="last_name"
                        label=td_string!(t, pledge.fields.last_name)
                        value=form.last_name
                        error=error(Field::LastName)
                        autocomplete="family-name"
                    />
                </div>
                <TextField
                    language
                    name="email"
                    kind="email"
                    label=td_string!(t, pledge.fields.email)
                    hint=td_string!(t, preferences.contact.email_hint)
                    value=form.email
                    error=error(Field::Email)
                    autocomplete="email"
                    inputmode="email"
                    verbatim="none"
                />
                <TextField
                    language
                    name="postal_code"
                    class="input input-short"
                    label=td_string!(t, pledge.fields.postal_code)
                    value=form.postal_code.clone()
                    error=error(Field::PostalCode)
                    autocomplete="postal-code"
                    verbatim="characters"
                    also_described_by=HINT_ID
                    optional=true
                >
                    <LiveHint language typed=form.postal_code/>
                </TextField>
                <TextField
                    language
                    name="phone"
                    kind="tel"
                    class="input input-medium"
                    label=td_string!(t, pledge.fields.phone)
                    hint=td_string!(t, preferences.contact.phone_hint)
                    value=form.phone
                    error=error(Field::Phone)
                    autocomplete="tel-national"
                    inputmode="tel"
                    optional=true
                />
                <LanguageChoice
                    language
                    chosen=form.language.parse().ok()
                    legend=td_string!(t, pledge.fields.language)
                    error=error(Field::Language)
                />
                <div class="form-end">
                    <button class="btn" type="submit">{td_string!(t, preferences.contact.submit)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
