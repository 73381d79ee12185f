//! A trap for programs that fill in every field.

use leptos::prelude::*;

/// A field that people neither see, nor reach with the keyboard, nor hear.
#[component]
pub(crate) fn Honeypot(label: &'static str) -> impl IntoView {
    view! {
        <div class="aside-field" aria-hidden="true">
            <label for="website">{label}</label>
            <input type="text" id="website" name="website" value="" tabindex="-1" autocomplete="off"/>
        </div>
    }
    .into_any()
}
