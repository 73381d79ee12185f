//! A button that copies.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::has;
use crate::dom;
use crate::island::island;

island! {
    /// Copies what stands in another element, as the reader has changed it. Without JavaScript there is no button: the
    /// text can be selected.
    CopyButton = copy_button {
        /// The `id` of the element whose text is copied.
        from: String,
        /// The button's words.
        label: String,
        /// What is said once it is done.
        copied: String,
        /// What is said when the browser would not.
        failed: String,
    }
}

fn copy_button(from: String, label: String, copied: String, failed: String) -> impl IntoView {
    let offered = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    dom::alive(move || offered.set(has(&window().navigator(), "clipboard")));
    let copy = move |_| {
        let (text, copied, failed) = (text_of(&from), copied.clone(), failed.clone());
        // Emptied first, so that a second copy is announced too.
        said.set(String::new());
        dom::spawn(async move {
            let done = JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
            said.set(if done.is_ok() { copied } else { failed });
        });
    };
    view! {
        <button class="btn btn-quiet" type="button" hidden=move || !offered.get() on:click=copy>{label}</button>
        <span class="small" role="status">{move || said.get()}</span>
    }
}

/// What was typed in a field, or the words of any other element.
fn text_of(id: &str) -> String {
    let Some(element) = document().get_element_by_id(id) else { return String::new() };
    let value = js_sys::Reflect::get(&element, &"value".into()).ok().and_then(|value| value.as_string());
    value.or_else(|| element.text_content()).unwrap_or_default()
}
