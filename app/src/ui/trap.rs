//! A trap for programs that fill in every field.

use leptos::prelude::*;

use super::markup::IntoMarkup;

/// The name of the field: no browser or password manager knows anything to put there.
pub(crate) const TRAP: &str = "leave_empty";

/// A field that people neither see, nor reach with the keyboard, nor hear. What it catches is asked to send the form once
/// more, without the trap, in words that everybody reads.
#[component]
pub(crate) fn Trap(label: &'static str) -> impl IntoView {
    view! {
        <div class="aside-field" aria-hidden="true">
            <label for=TRAP>{label}</label>
            <input type="text" id=TRAP name=TRAP value="" tabindex="-1" autocomplete="off"/>
        </div>
    }
    .markup()
}
