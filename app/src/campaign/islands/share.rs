//! A button that opens the device's own way to share.

use leptos::prelude::*;

use super::has;
use crate::dom;
use crate::island::island;

island! {
    /// Hands the campaign's address to the device. Where there is nothing to hand it to, there is no button.
    ShareButton = share_button {
        /// The button's words.
        label: String,
        /// What is shared.
        title: String,
        /// What is said of it.
        text: String,
        /// Where it is.
        url: String,
    }
}

fn share_button(label: String, title: String, text: String, url: String) -> impl IntoView {
    let offered = RwSignal::new(false);
    dom::alive(move || offered.set(has(&window().navigator(), "share")));
    let share = move |_| {
        let data = web_sys::ShareData::new();
        data.set_title(&title);
        data.set_text(&text);
        data.set_url(&url);
        // The device shows what it does; closing it without sharing is no error.
        let _ = window().navigator().share_with_data(&data);
    };
    view! { <button class="btn" type="button" hidden=move || !offered.get() on:click=share>{label}</button> }
}
