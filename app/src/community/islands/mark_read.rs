//! Keeping how far one has read with a button, without leaving the page.

use leptos::html::P;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::discussion;
use crate::dom;
use crate::in_place::{self, Failure};
use crate::island::island;

island! {
    /// Takes each press of a button of the form: it is sent, and what was kept stands in its place.
    MarkRead = mark_read in community {
        /// The number of the last comment of the topic.
        last: i64,
        /// What is said once one has read this far.
        here: String,
        /// What is said once all is read.
        all: String,
    }
}

fn mark_read(last: i64, here: String, all: String) -> impl IntoView {
    let (kept, place) = (RwSignal::new(None::<String>), NodeRef::<P>::new());
    let keep = move |is_all: bool, here: &str, all: &str| {
        let said = if is_all { all } else { here };
        kept.set(Some(said.to_owned()));
        in_place::announce(said);
        request_animation_frame(move || {
            if let Some(place) = place.get_untracked() {
                let _ = place.focus();
            }
        });
    };
    dom::alive(move || {
        let Some(form) = dom::element("read-mark") else { return };
        let (here, all) = (here.clone(), all.clone());
        dom::listen(&form, "submit", move |event: SubmitEvent| {
            let (Some(form), Some(button)) = (in_place::sent(&event), event.submitter()) else { return };
            event.prevent_default();
            let (here, all) = (here.clone(), all.clone());
            dom::spawn(async move {
                match in_place::post::<i64>(&form, Some(&button)).await {
                    Ok(seq) => {
                        form.set_hidden(true);
                        discussion::all_read();
                        keep(seq >= last, &here, &all);
                    }
                    Err(Failure::Unreadable) => in_place::submit_plainly(&form, Some(&button)),
                    Err(failure) => in_place::refuse(&failure),
                }
            });
        });
    });
    view! { <p class="muted" tabindex="-1" node_ref=place hidden=move || kept.get().is_none()>{move || kept.get()}</p> }
}
