//! What was done about a request.

use domain::Language;
use leptos::prelude::*;
use store::desk::{Event, Happening};

use super::words;
use crate::i18n::{locale, minute, td_string};
use crate::ui::IntoMarkup;

/// The history, the oldest first, with the notes and the answers in full.
#[component]
pub(super) fn History(language: Language, events: Vec<Event>) -> impl IntoView {
    let t = locale(language);
    let lines = if events.is_empty() {
        view! { <p>{td_string!(t, desk.request.no_history)}</p> }.markup()
    } else {
        let lines = events.into_iter().map(|event| view! { <Line language event/> }).collect_view();
        view! { <ol class="desk-history">{lines}</ol> }.markup()
    };
    view! {
        <section class="desk-part" aria-labelledby="history-title">
            <h2 id="history-title">{td_string!(t, desk.request.history)}</h2>
            {lines}
        </section>
    }
    .markup()
}

#[component]
fn Line(language: Language, event: Event) -> impl IntoView {
    let t = locale(language);
    let somebody = || td_string!(t, desk.request.somebody).to_owned();
    let by = event.by.unwrap_or_else(somebody);
    let (kind, said, text) = match event.what {
        Happening::Assigned(to) => {
            let to = to.unwrap_or_else(somebody);
            ("act", td_string!(t, desk.history.assigned, by, to), None)
        }
        Happening::Released => ("act", td_string!(t, desk.history.released, by), None),
        Happening::Became(state) => {
            let state = words::state(language, state);
            ("act", td_string!(t, desk.history.became, by, state), None)
        }
        Happening::Noted(text) => ("note", td_string!(t, desk.history.noted, by), Some(text)),
        Happening::Answered(text) => ("answer", td_string!(t, desk.history.answered, by), Some(text)),
        Happening::Renamed(name) => ("act", td_string!(t, desk.history.renamed, by, name), None),
        Happening::SecondFactorReset => ("act", td_string!(t, desk.history.second_factor, by), None),
        Happening::LinkSent => ("act", td_string!(t, desk.history.link, by), None),
        Happening::Replied(text) => ("answer", td_string!(t, desk.history.replied).to_owned(), Some(text)),
        Happening::Confirmed => ("act", td_string!(t, desk.history.confirmed).to_owned(), None),
    };
    let text = text.map(|text| view! { <p class="as-written" dir="auto">{text}</p> });
    view! {
        <li data-kind=kind>
            <p>{said}</p>
            {text}
            <p class="small muted">{minute(language, event.at)}</p>
        </li>
    }
    .markup()
}
