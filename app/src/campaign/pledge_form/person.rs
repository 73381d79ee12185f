//! Who signs.

use domain::Language;
use domain::campaign::Field;
use leptos::prelude::*;

use crate::campaign::field_errors;
use crate::campaign::postal_code::{HINT_ID, LiveHint};
use crate::i18n::{locale, td_string};
use crate::page::PledgePage;
use crate::ui::{LanguageChoice, TextField};

/// Name, address, postal code and language.
#[component]
pub(super) fn Person(language: Language, page: PledgePage) -> impl IntoView {
    let t = locale(language);
    let PledgePage { form, errors, .. } = page;
    let error = |field| field_errors::at(language, &errors, field);
    let chosen = if form.language.is_empty() { Some(language) } else { form.language.parse().ok() };
    view! {
        <fieldset class="form-group">
            <legend>{td_string!(t, pledge.sections.you)}</legend>
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
                hint=td_string!(t, pledge.fields.email_hint)
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
                hint=td_string!(t, pledge.fields.postal_code_hint)
                value=form.postal_code.clone()
                error=error(Field::PostalCode)
                autocomplete="postal-code"
                verbatim="characters"
                also_described_by=HINT_ID
                optional=true
            >
                <LiveHint language typed=form.postal_code/>
            </TextField>
            <LanguageChoice
                language
                chosen
                legend=td_string!(t, pledge.fields.language)
                error=error(Field::Language)
            />
        </fieldset>
    }
    .into_any()
}
