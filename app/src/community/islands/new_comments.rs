//! What was said since the page was written.

use domain::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::dom;
use crate::number::{is_singular, number};

/// Says how many comments came since, and leads to the first of them. The page itself stays as it is: nobody loses the
/// line that they were reading.
#[island]
pub fn NewComments(
    /// A link that is hidden until then.
    children: Children,
) -> impl IntoView {
    Effect::new(|| {
        let link = dom::element("new-comments");
        if let Some(link) = link {
            let known = dom::data(&link, "known").parse().unwrap_or(0);
            follow(&dom::data(&link, "events"), move |count| tell(count, known));
        }
    });
    children()
}

fn tell(count: u64, known: u64) {
    let Some(link) = dom::element("new-comments") else { return };
    let since = count.saturating_sub(known);
    let language = dom::data(&link, "language").parse().unwrap_or(Language::En);
    let label = dom::data(&link, if is_singular(language, since) { "singular" } else { "plural" });
    let text = if since == 0 { String::new() } else { format!("{} {label}", number(language, since)) };
    link.set_text_content(Some(&text));
    link.set_hidden(since == 0);
}

/// Listens for as long as the page is open; the browser connects again by itself.
fn follow(events: &str, tell: impl Fn(u64) + 'static) {
    let Ok(events) = web_sys::EventSource::new(events) else { return };
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        let count = event.data().as_string().and_then(|text| text.parse().ok());
        if let Some(count) = count {
            tell(count);
        }
    });
    events.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}
