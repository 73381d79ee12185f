//! The form that adds a passkey.

use js_sys::Object;
use leptos::prelude::*;

use super::PasskeyCeremony;
use super::webauthn::{self, Progress, Verb};
use crate::island::{Held, island};

island! {
    /// Sends the name and the password, lets the device make a passkey, and goes where the server says. Its fields are the
    /// server's.
    PasskeyForm = passkey_form in account {
        /// The ceremony.
        ceremony: PasskeyCeremony,
        /// The button's words.
        label: String,
    }
    /// The fields `name` and `password`.
    children
}

fn passkey_form(ceremony: PasskeyCeremony, label: String, children: Held) -> impl IntoView {
    let progress = Progress::new();
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let first = Object::new();
        for field in ["name", "password"] {
            webauthn::put(&first, field, &webauthn::typed(field));
        }
        progress.run(Verb::Create, &ceremony, first, Object::new());
    };
    view! {
        <form class="form prose" hidden=move || !progress.offered.get() on:submit=add novalidate>
            {children}
            <div class="form-end">
                <button class="btn" type="submit" aria-disabled=move || progress.busy.get().to_string()>
                    {label}
                </button>
                <p class="passkey-said" role="alert">{move || progress.said.get()}</p>
            </div>
        </form>
    }
}
