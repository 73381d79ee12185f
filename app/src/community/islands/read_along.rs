//! How far one has read, kept without a button.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::dom;
use crate::island::{Held, island};

island! {
    /// Keeps how far somebody has read as soon as the end of a page of comments comes into sight, as its button would.
    ReadAlong = read_along in community {}
    /// The button, and what is said once it was kept.
    children
}

fn read_along(children: Held) -> impl IntoView {
    dom::alive(|| {
        if let Some(end) = dom::element("read-along") {
            watch(&end);
        }
    });
    children
}

fn watch(end: &web_sys::Element) {
    let (path, seq) = (dom::data(end, "path"), dom::data(end, "seq"));
    let on_sight = Closure::<dyn FnMut(js_sys::Array, web_sys::IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: web_sys::IntersectionObserver| {
            let is_seen = entries
                .iter()
                .any(|entry| entry.unchecked_into::<web_sys::IntersectionObserverEntry>().is_intersecting());
            if is_seen && keep(&path, &seq) {
                observer.disconnect();
                dom::show("read-along-button", false);
                dom::show("read-along-kept", true);
            }
        },
    );
    if let Ok(observer) = web_sys::IntersectionObserver::new(on_sight.as_ref().unchecked_ref()) {
        observer.observe(end);
    }
    on_sight.forget();
}

/// Sends it in a way that outlives the page. `false` where the browser did not take it.
fn keep(path: &str, seq: &str) -> bool {
    let Ok(form) = dom::filled(&[("seq", seq)]) else { return false };
    window().navigator().send_beacon_with_opt_url_search_params(path, Some(&form)).unwrap_or(false)
}
