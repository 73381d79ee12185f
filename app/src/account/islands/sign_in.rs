//! The button that signs in with a passkey.

use js_sys::Object;
use leptos::prelude::*;

use super::PasskeyCeremony;
use super::webauthn::{self, Progress, Verb};

/// Asks the browser for any passkey of this site's, and goes where the server says.
#[island(lazy)]
pub fn PasskeySignIn(
    /// The ceremony.
    ceremony: PasskeyCeremony,
    /// Where the person wanted to be.
    to: String,
    /// The button's words.
    label: String,
) -> impl IntoView {
    let progress = Progress::new();
    let sign_in = move |_| {
        let last = Object::new();
        webauthn::put(&last, "to", &to.as_str().into());
        progress.run(Verb::Get, &ceremony, Object::new(), last);
    };
    view! {
        <div class="passkey" hidden=move || !progress.offered.get()>
            <button
                class="btn btn-quiet"
                type="button"
                aria-disabled=move || progress.busy.get().to_string()
                on:click=sign_in
            >
                {label}
            </button>
            <p class="passkey-said" role="alert">{move || progress.said.get()}</p>
        </div>
    }
}
