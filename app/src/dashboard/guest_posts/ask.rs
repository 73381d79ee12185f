//! Asking a member, or an expert who is none, for a guest post.

use domain::Language;
use domain::community::Proposal;
use leptos::prelude::*;
use services::dashboard::{AskErrors, AskFields, NotAsked};

use crate::community::prose_error;
use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{ErrorSummary, IntoMarkup, LanguageChoice, TextField, TextareaField};

/// What is wrong with whom is asked and for what, field by field.
fn wrong(language: Language, errors: AskErrors) -> [(&'static str, Option<String>); 3] {
    let t = locale(language);
    let who = errors.who.map(|who| match who {
        NotAsked::Nobody => td_string!(t, guest_posts.ask.nobody).to_owned(),
        NotAsked::Address => td_string!(t, guest_posts.ask.no_address).to_owned(),
    });
    [
        ("who", who),
        ("name", errors.name.then(|| td_string!(t, guest_posts.ask.no_name).to_owned())),
        ("about", errors.about.map(|error| prose_error(language, error, Proposal::MAX_ABOUT))),
    ]
}

#[component]
pub(super) fn Wrong(language: Language, errors: AskErrors) -> impl IntoView {
    let items: Vec<_> =
        wrong(language, errors).into_iter().filter_map(|(field, error)| Some((field, error?))).collect();
    (!items.is_empty()).then(|| {
        view! { <ErrorSummary title=td_string!(locale(language), guest_posts.ask.unfit) items/> }
    })
}

/// The form.
#[component]
pub(super) fn Ask(language: Language, fields: AskFields, errors: AskErrors) -> impl IntoView {
    let t = locale(language);
    let [who, name, about] = wrong(language, errors).map(|(_, error)| error);
    view! {
        <section class="section" aria-labelledby="ask-title">
            <h2 class="section-title" id="ask-title">{td_string!(t, guest_posts.ask.title)}</h2>
            <p>{td_string!(t, guest_posts.ask.lead)}</p>
            <form class="form" method="post" action=Route::GuestPostQueue.path(language) novalidate>
                <input type="hidden" name="form" value=fields.form.to_string()/>
                <TextField
                    language
                    name="who"
                    label=td_string!(t, guest_posts.ask.who)
                    value=fields.who
                    error=who
                    autocomplete="off"
                    verbatim="none"
                />
                <TextField
                    language
                    name="name"
                    label=td_string!(t, guest_posts.ask.name)
                    value=fields.name
                    error=name
                    autocomplete="off"
                    optional=true
                />
                <LanguageChoice
                    language
                    chosen=Some(fields.language.parse().unwrap_or(language))
                    legend=td_string!(t, guest_posts.ask.language)
                    error=None
                />
                <TextareaField
                    language
                    name="about"
                    label=td_string!(t, guest_posts.ask.about)
                    hint=td_string!(t, guest_posts.ask.about_hint)
                    text=fields.about
                    rows=5
                    error=about
                />
                <p><button class="btn" type="submit">{td_string!(t, guest_posts.ask.send)}</button></p>
            </form>
        </section>
    }
    .markup()
}
