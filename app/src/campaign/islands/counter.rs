//! The count of confirmed pledges, as it grows.

use domain::Language;
use leptos::prelude::*;

use crate::dom;
use crate::island::island;
use crate::number::{is_singular, number};
use crate::stream::follow;

/// Where the count is told.
const EVENTS: &str = "/count/events";

island! {
    /// Shows how many stand together, and follows the count. A change is seen, not announced: a reader who is in the
    /// middle of a story should not hear every pledge. As long as they are few, it says so without their number.
    LiveCounter = live_counter {
        /// The count when the page was written.
        confirmed: u64,
        /// From how many on it is said how many they are.
        from: u64,
        /// The language it is written in.
        language: Language,
        /// What stands there while they are fewer.
        few: String,
        /// What follows one.
        singular: String,
        /// What follows many.
        plural: String,
        /// Who is counted.
        note: String,
    }
}

fn live_counter(
    confirmed: u64,
    from: u64,
    language: Language,
    few: String,
    singular: String,
    plural: String,
    note: String,
) -> impl IntoView {
    let count = RwSignal::new(confirmed);
    dom::alive(move || {
        follow(EVENTS, EVENTS, move |news| {
            if let Some(confirmed) = read(news) {
                count.set(confirmed);
            }
            true
        });
    });
    let is_few = move || count.get() < from;
    view! {
        <p class="tally-few" hidden=move || !is_few()>{few}</p>
        <p class="tally-count" hidden=is_few>
            <span class="tally-number nums">{move || number(language, count.get())}</span>
            " "
            <span class="tally-label">
                {move || if is_singular(language, count.get()) { singular.clone() } else { plural.clone() }}
            </span>
        </p>
        <p class="tally-note" hidden=is_few>{note}</p>
    }
}

fn read(news: &str) -> Option<u64> {
    let news = js_sys::JSON::parse(news).ok()?;
    let confirmed = js_sys::Reflect::get(&news, &"confirmed".into()).ok()?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
    let confirmed = confirmed as u64;
    Some(confirmed)
}
