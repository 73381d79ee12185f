//! Why what was typed was not taken, said where it was typed.

use leptos::mount::mount_to;
use leptos::prelude::*;

use super::super::dom;
use crate::community::writing::Wrong;
use crate::texts_given::texts_given;

texts_given! {
    /// How it is said.
    pub struct WrongTexts {
        /// That nothing is posted yet.
        pub title: String,
        /// What stands before an error for who hears it, and before the page's title.
        pub prefix: String,
        /// That no answer came.
        pub unreachable: String,
    }
}

/// Shows, for as long as it is wrong, what is: in a summary over the form, and at the field.
pub(super) fn mount(wrong: RwSignal<Option<Wrong>>, title: RwSignal<String>, prefix: String) {
    let error = move || wrong.with(|wrong| wrong.as_ref().map(|wrong| wrong.error.clone()));
    let at_field = prefix.clone();
    if let Some(place) = dom::element("composer-wrong") {
        mount_to(place, move || view! { {move || error().map(|error| summary(title.get(), error))} })
            .forget();
    }
    if let Some(place) = dom::element("composer-field-wrong") {
        let shown = move || error().map(|error| field_error(at_field.clone(), error));
        // Sent once more, it is meant.
        let sure = move || wrong.with(|wrong| wrong.as_ref().is_some_and(|wrong| wrong.is_asked));
        let sure = move || sure().then(|| view! { <input type="hidden" name="sure" value="true"/> });
        mount_to(place, move || view! { {shown} {sure} }).forget();
    }
    let page_title = document().title();
    Effect::new(move |was_wrong: Option<bool>| {
        let is_wrong = wrong.with(Option::is_some);
        // What the page said when it was written stands until something was sent.
        if is_wrong || was_wrong == Some(true) {
            mark(is_wrong);
            let title = page_title.strip_prefix(prefix.as_str()).unwrap_or(&page_title).trim_start();
            // As pages do (WCAG G199).
            document().set_title(&if is_wrong { format!("{prefix} {title}") } else { title.to_owned() });
        }
        is_wrong
    });
}

fn summary(title: String, error: String) -> impl IntoView {
    view! {
        <div class="notice error-summary" id="error-summary" role="alert" tabindex="-1">
            <p class="notice-title">{title}</p>
            <ul class="error-list">
                <li>
                    <a href="#body">{error}</a>
                </li>
            </ul>
        </div>
    }
}

fn field_error(prefix: String, error: String) -> impl IntoView {
    view! {
        <p class="field-error" id="body-error">
            <span>
                <span class="visually-hidden">{format!("{prefix} ")}</span>
                {error}
            </span>
        </p>
    }
}

/// Marks the field for who cannot see it.
fn mark(is_wrong: bool) {
    let Some(field) = dom::field() else { return };
    let described_by = if is_wrong { "body-hint body-error" } else { "body-hint" };
    let _ = field.set_attribute("aria-describedby", described_by);
    let _ = if is_wrong {
        field.set_attribute("aria-invalid", "true")
    } else {
        field.remove_attribute("aria-invalid")
    };
}
