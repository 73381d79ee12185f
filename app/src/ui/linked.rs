//! A sentence whose e-mail address can be pressed.

use leptos::prelude::*;

use super::markup::IntoMarkup;

/// Shows `text`, with the first `email` in it as a link. The words around it stay whole in the translations.
#[component]
pub(crate) fn WithEmail(text: String, email: String) -> impl IntoView {
    match text.split_once(email.as_str()) {
        Some((before, after)) => {
            let (before, after) = (before.to_owned(), after.to_owned());
            view! { {before}<a href=format!("mailto:{email}")>{email.clone()}</a>{after} }.markup()
        }
        None => text.markup(),
    }
}
