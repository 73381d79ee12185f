//! Saying whether an article was useful, without leaving the page.

use leptos::html::P;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::dom;
use crate::in_place::{self, Failure};
use crate::island::island;

island! {
    /// Takes each press of a button of the form: it is sent, and what is said of it stands in its place.
    UsefulInPlace = useful in account {
        /// What is said to whom it was useful.
        thanks: String,
        /// What is said to whom it was not.
        sorry: String,
    }
}

fn useful(thanks: String, sorry: String) -> impl IntoView {
    let (said, place) = (RwSignal::new(None::<String>), NodeRef::<P>::new());
    dom::alive(move || {
        let Some(form) = dom::element("useful-form") else { return };
        let (thanks, sorry) = (thanks.clone(), sorry.clone());
        dom::listen(&form, "submit", move |event: SubmitEvent| {
            let (Some(form), Some(button)) = (in_place::sent(&event), event.submitter()) else { return };
            event.prevent_default();
            let (thanks, sorry) = (thanks.clone(), sorry.clone());
            dom::spawn(async move {
                match in_place::post::<bool>(&form, Some(&button)).await {
                    Ok(was_useful) => {
                        let text = if was_useful { thanks } else { sorry };
                        form.set_hidden(true);
                        in_place::announce(&text);
                        said.set(Some(text));
                        request_animation_frame(move || {
                            if let Some(place) = place.get_untracked() {
                                let _ = place.focus();
                            }
                        });
                    }
                    Err(Failure::Unreadable) => in_place::submit_plainly(&form, Some(&button)),
                    Err(failure) => in_place::refuse(&failure),
                }
            });
        });
    });
    view! { <p class="muted" tabindex="-1" node_ref=place hidden=move || said.get().is_none()>{move || said.get()}</p> }
}
