//! What is likely about the same as a topic that somebody suggests, shown while they type its title.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlInputElement;

use super::dom;

/// How long after the last key it is looked for: a title is a few words, and each look is a search.
const LOOK: Duration = Duration::from_millis(800);

/// Shows what the page would show for the title as it stands, which it asks the server for.
#[island(lazy)]
pub fn AlikeWhileTyping(
    /// Where it is shown.
    children: Children,
) -> impl IntoView {
    dom::alive(|| {
        let timer: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
        let soon = move || {
            if let Some(earlier) = timer.take() {
                earlier.clear();
            }
            timer.set(set_timeout_with_handle(|| dom::spawn(async { drop(look().await) }), LOOK).ok());
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
    children()
}

fn title() -> Option<HtmlInputElement> {
    dom::element("title")?.dyn_into().ok()
}

fn typed() -> String {
    title().map(|title| title.value()).unwrap_or_default()
}

async fn look() -> Result<(), JsValue> {
    let (Some(shown), text) = (dom::element("alike"), typed()) else { return Ok(()) };
    let asked = String::from(js_sys::encode_uri_component(&text));
    let page = dom::get(&format!("{}?title={asked}", dom::data(&shown, "path"))).await?;
    let Some(found) = page.get_element_by_id("alike").filter(|_| typed() == text) else { return Ok(()) };
    shown.set_inner_html(&found.inner_html());
    // What was shown need not be shown again before it is sent.
    for id in ["checked", "send"] {
        if let (Some(ours), Some(theirs)) = (dom::element(id), page.get_element_by_id(id)) {
            let value = theirs.get_attribute("value").unwrap_or_default();
            ours.set_attribute("value", &value)?;
            ours.set_text_content(theirs.text_content().as_deref());
        }
    }
    Ok(())
}
