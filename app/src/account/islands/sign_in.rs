//! The button that signs in with a passkey.

use js_sys::Object;
use leptos::prelude::*;

use super::PasskeyCeremony;
use super::webauthn::{self, Progress, Verb};
use crate::island::island;

island! {
    /// Asks the browser for any passkey of this site's, and goes where the server says.
    PasskeySignIn = passkey_sign_in in account {
        /// The ceremony.
        ceremony: PasskeyCeremony,
        /// Where the person wanted to be.
        to: String,
        /// The button's words.
        label: String,
    }
}

fn passkey_sign_in(ceremony: PasskeyCeremony, to: String, label: String) -> impl IntoView {
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
