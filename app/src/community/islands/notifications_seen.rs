//! Marking notifications as read, without leaving the page.

use leptos::html::P;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::notifications_count;
use crate::dom;
use crate::in_place::{self, Failure};
use crate::island::island;

island! {
    /// Takes the press of the form's button: it is sent, nothing in the list is new any more, and that is said in its place.
    NotificationsSeen = notifications_seen {
        /// What is said then.
        said: String,
    }
}

fn notifications_seen(said: String) -> impl IntoView {
    let (is_seen, place) = (RwSignal::new(false), NodeRef::<P>::new());
    let kept = said.clone();
    dom::alive(move || {
        let Some(form) = dom::element("notifications-seen") else { return };
        dom::listen(&form, "submit", move |event: SubmitEvent| {
            let (Some(form), button) = (in_place::sent(&event), event.submitter()) else { return };
            event.prevent_default();
            let said = said.clone();
            dom::spawn(async move {
                match in_place::post::<u64>(&form, button.as_ref()).await {
                    Ok(unseen) => {
                        form.set_hidden(true);
                        while let Some(mark) = dom::find(".rows .tag-new") {
                            mark.remove();
                        }
                        notifications_count::show(unseen);
                        is_seen.set(true);
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
    view! { <p class="muted" tabindex="-1" node_ref=place hidden=move || !is_seen.get()>{kept}</p> }
}
