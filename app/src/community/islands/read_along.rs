//! How far one has read, kept without a button.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Keeps how far somebody has read as soon as the end of a page of comments comes into sight, as its button would.
#[island]
pub fn ReadAlong(
    /// Where it is kept.
    path: String,
    /// The number of the last comment that was read then.
    seq: i64,
    /// Said once it was kept.
    kept: String,
    /// The button.
    children: Children,
) -> impl IntoView {
    let end = NodeRef::<Div>::new();
    let is_kept = RwSignal::new(false);
    Effect::new(move || {
        if let Some(end) = end.get() {
            watch(&end, path.clone(), seq, is_kept);
        }
    });
    view! {
        <div node_ref=end>
            <div hidden=move || is_kept.get()>{children()}</div>
            <p class="muted" hidden=move || !is_kept.get()>{kept}</p>
        </div>
    }
}

fn watch(end: &web_sys::Element, path: String, seq: i64, is_kept: RwSignal<bool>) {
    let on_sight = Closure::<dyn FnMut(js_sys::Array, web_sys::IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: web_sys::IntersectionObserver| {
            let is_seen = entries
                .iter()
                .any(|entry| entry.unchecked_into::<web_sys::IntersectionObserverEntry>().is_intersecting());
            if is_seen && keep(&path, seq) {
                observer.disconnect();
                is_kept.set(true);
            }
        },
    );
    if let Ok(observer) = web_sys::IntersectionObserver::new(on_sight.as_ref().unchecked_ref()) {
        observer.observe(end);
    }
    on_sight.forget();
}

/// Sends it in a way that outlives the page. `false` where the browser did not take it.
fn keep(path: &str, seq: i64) -> bool {
    let Ok(form) = web_sys::UrlSearchParams::new() else { return false };
    form.set("seq", &seq.to_string());
    window().navigator().send_beacon_with_opt_url_search_params(path, Some(&form)).unwrap_or(false)
}
