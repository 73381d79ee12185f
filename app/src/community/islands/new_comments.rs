//! What was said since the page was written.

use domain::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::number::{is_singular, number};

/// Says how many comments came since, and leads to the first of them. The page itself stays as it is: nobody loses the
/// line that they were reading.
#[island]
pub fn NewComments(
    /// Where the topic's count is followed.
    events: String,
    /// How many comments the topic had when the page was written.
    known: u64,
    /// Where what came since is read.
    href: String,
    /// The language it is written in.
    language: Language,
    /// What follows one.
    singular: String,
    /// What follows many.
    plural: String,
) -> impl IntoView {
    let since = RwSignal::new(0);
    Effect::new(move || follow(&events, known, since));
    let text = move || {
        let label = if is_singular(language, since.get()) { &singular } else { &plural };
        format!("{} {label}", number(language, since.get()))
    };
    view! {
        <p class="live" role="status">
            <a class="btn" href=href hidden=move || since.get() == 0>
                {move || if since.get() == 0 { String::new() } else { text() }}
            </a>
        </p>
    }
}

/// Listens for as long as the page is open; the browser connects again by itself.
fn follow(events: &str, known: u64, since: RwSignal<u64>) {
    let Ok(events) = web_sys::EventSource::new(events) else { return };
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        let count = event.data().as_string().and_then(|text| text.parse::<u64>().ok());
        if let Some(count) = count {
            since.set(count.saturating_sub(known));
        }
    });
    events.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}
