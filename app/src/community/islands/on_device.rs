//! A draft on the device whose place takes no more comments.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{DraftSetup, device};

/// Shows what was left on this device, where it says something else than what the page shows.
#[island]
pub fn DraftOnDevice(
    /// Where it would have been kept.
    drafts: DraftSetup,
    /// What the page shows.
    shown: String,
    /// The `id` of the element that it is shown in.
    id: String,
    /// A button that copies it.
    children: Children,
) -> impl IntoView {
    let left = RwSignal::new(String::new());
    let (key, found_here, forget) = (drafts.key.clone(), drafts.found_here.clone(), drafts.forget.clone());
    Effect::new(move || {
        let (drafts, shown) = (drafts.clone(), shown.clone());
        spawn_local(async move {
            if let Some(local) = device::left(&drafts, "").await.filter(|local| local.text != shown) {
                left.set(local.text);
            }
        });
    });
    let discard = move |_| {
        device::keep(&key, "", "");
        left.set(String::new());
    };
    view! {
        <div class="draft-other" hidden=move || left.get().is_empty()>
            <p class="small">{found_here}</p>
            <pre class="draft-text" id=id tabindex="0">{move || left.get()}</pre>
            <div class="btn-row">
                {children()} " "
                <button class="btn btn-quiet" type="button" on:click=discard>{forget}</button>
            </div>
        </div>
    }
}
