//! The form that adds a passkey.

use js_sys::Object;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::webauthn::{self, Verb};
use super::{Ends, PasskeyTexts};

/// Sends the name and the password, lets the device make a passkey, and goes where the server says. Its fields are the
/// server's.
#[island]
pub fn PasskeyForm(
    /// Where the ceremony begins and ends.
    ends: Ends,
    /// The button's words.
    label: String,
    /// What is said when it does not work.
    texts: PasskeyTexts,
    /// The fields `name` and `password`.
    children: Children,
) -> impl IntoView {
    let offered = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    Effect::new(move || offered.set(webauthn::is_offered()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(String::new());
        let (ends, texts) = (ends.clone(), texts.clone());
        spawn_local(async move {
            let first = Object::new();
            for field in ["name", "password"] {
                webauthn::put(&first, field, &webauthn::typed(field));
            }
            match webauthn::ceremony(Verb::Create, &ends, first, Object::new()).await {
                Ok(place) => webauthn::go(&place),
                Err(failure) => {
                    said.set(failure.say(texts));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <form class="form prose" hidden=move || !offered.get() on:submit=add novalidate>
            {children()}
            <div class="form-end">
                <p class="passkey-said" role="alert">{move || said.get()}</p>
                <button class="btn" type="submit" aria-disabled=move || busy.get().to_string()>{label}</button>
            </div>
        </form>
    }
}
