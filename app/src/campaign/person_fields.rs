//! The fields that say who somebody is, on the pledge form and in the preference centre.

use domain::Language;
use domain::campaign::{Errors, Field, PledgeForm};
use leptos::prelude::*;

use super::field_errors;
use super::postal_code::{HINT_ID, LiveHint};
use crate::i18n::{locale, td_string};
use crate::ui::{EmailField, IntoMarkup, TextField};

/// Names, address and postal code. What was typed and refused is still there.
#[component]
pub(super) fn PersonFields(
    language: Language,
    form: PledgeForm,
    errors: Errors,
    email_hint: &'static str,
    #[prop(optional)] postal_code_hint: Option<&'static str>,
    /// Whether what is wrong with a field is said while it is filled in.
    #[prop(optional)]
    is_checked: bool,
) -> impl IntoView {
    let t = locale(language);
    let error = |field| field_errors::at(language, &errors, field);
    view! {
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
                hint=td_string!(t, pledge.fields.last_name_hint)
                value=form.last_name
                error=error(Field::LastName)
                autocomplete="family-name"
                required=false
            />
        </div>
        <EmailField
            language
            label=td_string!(t, pledge.fields.email)
            hint=email_hint
            value=form.email
            error=error(Field::Email)
        />
        <TextField
            language
            name="postal_code"
            class="input input-short"
            label=td_string!(t, pledge.fields.postal_code)
            hint=postal_code_hint
            value=form.postal_code.clone()
            error=error(Field::PostalCode)
            autocomplete="postal-code"
            verbatim="characters"
            also_described_by=HINT_ID
            optional=true
        >
            <LiveHint language typed=form.postal_code is_checked/>
        </TextField>
    }
    .markup()
}
