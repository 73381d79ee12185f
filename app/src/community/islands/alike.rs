//! What is likely about the same as a topic that somebody suggests, shown while they type its title.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::dom;
use crate::community::alike::{AlikeFound, AlikeList};
use crate::in_place;
use crate::island::{Held, island};

/// How long after the last key it is looked for: a title is a few words, and each look is a search.
const LOOK: Duration = Duration::from_millis(800);

thread_local! {
    /// What keeps the found alive where it is shown.
    static SHOWN: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

island! {
    /// Shows what the page would show for the title as it stands, which it asks the server for.
    AlikeWhileTyping = alike_while_typing in writing {}
    /// Where it is shown.
    children
}

fn alike_while_typing(children: Held) -> impl IntoView {
    dom::alive(|| {
        let timer: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
        let soon = move || {
            if let Some(earlier) = timer.take() {
                earlier.clear();
            }
            timer.set(set_timeout_with_handle(|| dom::spawn(look()), LOOK).ok());
        };
        // It may have been typed before this was here to see it.
        if title().is_some_and(|title| title.value() != title.default_value()) {
            soon();
        }
        dom::listen(&window(), "input", move |event: web_sys::Event| {
            if title().is_some_and(|title| event.target().as_ref() == Some(title.as_ref())) {
                soon();
            }
        });
    });
    children
}

fn title() -> Option<HtmlInputElement> {
    dom::element("title")?.dyn_into().ok()
}

fn typed() -> String {
    title().map(|title| title.value()).unwrap_or_default()
}

/// Asks for what is alike to the title, and shows it.
async fn look() {
    let (Some(place), text) = (dom::element("alike"), typed()) else { return };
    let asked = String::from(js_sys::encode_uri_component(&text));
    let found: Option<Option<AlikeFound>> =
        crate::dom::ask(&format!("{}?title={asked}", dom::data(&place, "path"))).await;
    if let Some(found) = found.filter(|_| typed() == text) {
        show(found);
    }
}

/// Shows what was found for a title.
pub(super) fn show(found: Option<AlikeFound>) {
    let Some(place) = dom::element("alike") else { return };
    // What was shown need not be shown again before it is sent.
    if let (Some(found), Some(checked)) = (&found, dom::element("checked")) {
        let _ = checked.set_attribute("value", &found.checked);
        dom::say("send", &found.texts.send);
    }
    let list = move || found.map(|found| view! { <AlikeList found/> });
    SHOWN.set(Some(in_place::show(place, SHOWN.take(), list)));
}
