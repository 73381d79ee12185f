//! A person's details, to see and to correct.

use domain::Language;
use domain::campaign::{Errors, Field, PledgeForm};
use leptos::prelude::*;
use store::campaign::Supporter;

use super::{Unsaved, phone};
use crate::campaign::field_errors;
use crate::campaign::person_fields::PersonFields;
use crate::i18n::{language_name, locale, td_string};
use crate::page::Context;
use crate::routes::Route;
use crate::ui::{ChangedElsewhere, IntoMarkup, LanguageChoice, Seen, TextField};

/// The form.
#[component]
pub(super) fn MyDetails(
    context: Context,
    /// What is kept.
    supporter: Supporter,
    form: PledgeForm,
    errors: Errors,
    unsaved: Option<Unsaved>,
) -> impl IntoView {
    let language = context.language;
    let t = locale(language);
    let error = |field| field_errors::at(language, &errors, field);
    let (phone_error, language_error) = (error(Field::Phone), error(Field::Language));
    let (phone, chosen) = (form.phone.clone(), form.language.parse().ok());
    let seen = form.seen.clone();
    let changed = (unsaved == Some(Unsaved::Details)).then(|| {
        view! {
            <ChangedElsewhere
                title=td_string!(t, preferences.changed.contact)
                body=td_string!(t, preferences.changed.body)
                kept=kept(language, supporter)
            />
        }
    });
    view! {
        <section class="section" aria-labelledby="contact-title">
            <h2 id="contact-title">{td_string!(t, preferences.contact.title)}</h2>
            {changed}
            <form
                method="post"
                action=Route::Details.path_with(language, &context.token)
                class="form prose"
                novalidate
            >
                <Seen mark=seen/>
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

/// What is kept of somebody's details, name by name.
fn kept(language: Language, supporter: Supporter) -> Vec<(&'static str, String)> {
    let t = locale(language);
    let or_nothing = |value: Option<String>| {
        let value = value.filter(|value| !value.is_empty());
        value.unwrap_or_else(|| td_string!(t, preferences.changed.nothing).to_owned())
    };
    let number = phone(&supporter);
    vec![
        (td_string!(t, pledge.fields.first_name), supporter.first_name),
        (td_string!(t, pledge.fields.last_name), or_nothing(Some(supporter.last_name))),
        (td_string!(t, pledge.fields.postal_code), or_nothing(supporter.postal_code)),
        (td_string!(t, pledge.fields.phone), or_nothing(number)),
        (td_string!(t, pledge.fields.language), language_name(language, supporter.language).to_owned()),
    ]
}
