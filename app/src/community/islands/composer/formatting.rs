//! Buttons over the field, for who does not know Markdown by heart.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::super::typing::apply;
use crate::community::formatting::Format;
use crate::texts_given::texts_given;

texts_given! {
    /// What the buttons are called.
    pub struct FormattingTexts {
        /// What they are for.
        pub label: String,
        /// Each one's name, in their order.
        pub names: [String; 5],
    }
}

/// The buttons. The tab key stops there once; arrows lead from one to the next.
#[component]
pub(super) fn FormattingBar(texts: FormattingTexts) -> impl IntoView {
    let at = RwSignal::new(0_usize);
    let turn = move |event: KeyboardEvent| {
        let (now, last) = (at.get_untracked(), Format::ALL.len() - 1);
        let to = match event.key().as_str() {
            "ArrowRight" if now == last => 0,
            "ArrowRight" => now + 1,
            "ArrowLeft" if now == 0 => last,
            "ArrowLeft" => now - 1,
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        let button = document().query_selector(&format!(".formatting button:nth-of-type({})", to + 1));
        if let Ok(Some(button)) = button {
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
    };
    let buttons = Format::ALL
        .into_iter()
        .zip(texts.names)
        .enumerate()
        .map(|(place, (format, name))| {
            view! {
                <button
                    class=format!("format format-{}", format.code())
                    type="button"
                    tabindex=move || if at.get() == place { "0" } else { "-1" }
                    on:focus=move |_| at.set(place)
                    on:click=move |_| apply(format)
                >
                    {name}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="formatting" role="toolbar" aria-label=texts.label aria-controls="body" on:keydown=turn>
            {buttons}
        </div>
    }
}
