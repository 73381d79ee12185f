//! A form that is sent once, without leaving the page: what was done is said in its place.

use leptos::html::P;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::dom;
use crate::in_place::{self, Failure};
use crate::told::Told;

/// Takes the press of a form's button: it is sent, what the answer changes is done, and `said` takes its place and the focus.
pub(super) fn done_once<T: Told + 'static>(form: &'static str, said: String, done: fn(T)) -> impl IntoView {
    let (is_done, place) = (RwSignal::new(false), NodeRef::<P>::new());
    let kept = said.clone();
    dom::alive(move || {
        let Some(form) = dom::element(form) else { return };
        dom::listen(&form, "submit", move |event: SubmitEvent| {
            let (Some(form), button) = (in_place::sent(&event), event.submitter()) else { return };
            event.prevent_default();
            let said = said.clone();
            dom::spawn(async move {
                match in_place::post::<T>(&form, button.as_ref()).await {
                    Ok(told) => {
                        form.set_hidden(true);
                        done(told);
                        is_done.set(true);
                        in_place::announce(&said);
                        request_animation_frame(move || {
                            if let Some(place) = place.get_untracked() {
                                let _ = place.focus();
                            }
                        });
                    }
                    Err(Failure::Unreadable) => in_place::submit_plainly(&form, button.as_ref()),
                    Err(failure) => in_place::refuse(&failure),
                }
            });
        });
    });
    view! { <p class="muted" tabindex="-1" node_ref=place hidden=move || !is_done.get()>{kept}</p> }
}
