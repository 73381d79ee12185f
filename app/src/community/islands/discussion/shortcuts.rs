//! What the keys do, and whether they are wanted.

use leptos::html::Dialog;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::told::told;

/// What is said of the keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortcutTexts {
    /// What they are called, on the button and over the list.
    pub title: String,
    /// Each key, and what it does.
    pub keys: Vec<(String, String)>,
    /// The choice to use them.
    pub wanted: String,
    /// Where the choice holds.
    pub hint: String,
    /// The button that closes the list.
    pub close: String,
}

/// Under which name the device keeps that they are not wanted.
const OFF: &str = "shortcuts-off";

/// Whether they are wanted: by who has not said otherwise on this device.
pub(super) fn are_wanted() -> bool {
    let off = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(OFF).ok().flatten());
    off.is_none()
}

fn want(are_wanted: bool) {
    if let Ok(Some(kept)) = window().local_storage() {
        let _ = if are_wanted { kept.remove_item(OFF) } else { kept.set_item(OFF, "1") };
    }
}

/// The button that shows them, for who has a keyboard, and the list itself once it is asked for.
#[component]
pub(super) fn Shortcuts(
    texts: ShortcutTexts,
    /// Whether the page listens to keys.
    is_ready: RwSignal<bool>,
    /// Whether the list is shown.
    is_explained: RwSignal<bool>,
) -> impl IntoView {
    let title = texts.title.clone();
    view! {
        <p class="shortcuts" hidden=move || !is_ready.get()>
            <button class="btn btn-quiet" type="button" on:click=move |_| is_explained.set(true)>
                {title}
            </button>
        </p>
        {move || is_explained.get().then(|| view! { <Explained texts=texts.clone() is_explained/> })}
    }
}

#[component]
fn Explained(texts: ShortcutTexts, is_explained: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let keys = texts.keys.into_iter().map(|(key, does)| {
        view! {
            <div>
                <dt>
                    <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
            </div>
        }
    });
    view! {
        <dialog
            class="dialog"
            id="shortcuts"
            aria-labelledby="shortcuts-title"
            node_ref=dialog
            on:close=move |_| is_explained.set(false)
        >
            <h2 class="section-title" id="shortcuts-title">{texts.title}</h2>
            <dl class="keys">{keys.collect_view()}</dl>
            <label class="choice">
                <input
                    type="checkbox"
                    aria-describedby="shortcuts-hint"
                    prop:checked=are_wanted()
                    on:change=move |event| want(event_target_checked(&event))
                />
                <span>{texts.wanted}</span>
            </label>
            <p class="small muted" id="shortcuts-hint">{texts.hint}</p>
            <div class="btn-row">
                <button class="btn" type="button" on:click=close>{texts.close}</button>
            </div>
        </dialog>
    }
}

told! {
    ShortcutTexts { title, keys, wanted, hint, close }
}
