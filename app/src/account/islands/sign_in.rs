//! The button that signs in with a passkey.

use js_sys::Object;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::webauthn::{self, Verb};
use super::{Ends, PasskeyTexts};

/// Asks the browser for any passkey of this site's, and goes where the server says.
#[island]
pub fn PasskeySignIn(
    /// Where the ceremony begins and ends.
    ends: Ends,
    /// Where the person wanted to be.
    to: String,
    /// The button's words.
    label: String,
    /// What is said when it does not work.
    texts: PasskeyTexts,
) -> impl IntoView {
    let offered = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    Effect::new(move || offered.set(webauthn::is_offered()));
    let sign_in = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(String::new());
        let (ends, to, texts) = (ends.clone(), to.clone(), texts.clone());
        spawn_local(async move {
            let more = Object::new();
            webauthn::put(&more, "to", &to.into());
            match webauthn::ceremony(Verb::Get, &ends, Object::new(), more).await {
                Ok(place) => webauthn::go(&place),
                Err(failure) => {
                    said.set(failure.say(texts));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <div class="passkey" hidden=move || !offered.get()>
            <button class="btn btn-quiet" type="button" aria-disabled=move || busy.get().to_string() on:click=sign_in>
                {label}
            </button>
            <p class="passkey-said" role="alert">{move || said.get()}</p>
        </div>
    }
}
