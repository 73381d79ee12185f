//! The count of confirmed pledges, as it grows.

use domain::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::number::{is_singular, number};

/// Shows how many stand together, and follows the count. A change is seen, not announced: a reader who is in the
/// middle of a story should not hear every pledge.
#[island]
pub fn LiveCounter(
    /// The count when the page was written.
    confirmed: u64,
    /// The language it is written in.
    language: Language,
    /// What stands in place of zero.
    none: String,
    /// What follows one.
    singular: String,
    /// What follows many.
    plural: String,
) -> impl IntoView {
    let count = RwSignal::new(confirmed);
    Effect::new(move || follow(count));
    view! {
        <p class="tally-none" hidden=move || count.get() != 0>{none}</p>
        <p class="tally-count" hidden=move || count.get() == 0>
            <span class="tally-number nums">{move || number(language, count.get())}</span>
            " "
            <span class="tally-label">
                {move || if is_singular(language, count.get()) { singular.clone() } else { plural.clone() }}
            </span>
        </p>
    }
}

/// Listens for as long as the page is open; the browser connects again by itself.
fn follow(count: RwSignal<u64>) {
    let Ok(events) = web_sys::EventSource::new("/count/events") else { return };
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        if let Some(confirmed) = read(&event) {
            count.set(confirmed);
        }
    });
    events.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

fn read(event: &web_sys::MessageEvent) -> Option<u64> {
    let message = js_sys::JSON::parse(&event.data().as_string()?).ok()?;
    let confirmed = js_sys::Reflect::get(&message, &"confirmed".into()).ok()?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    let confirmed = confirmed as u64;
    Some(confirmed)
}
