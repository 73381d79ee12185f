//! A draft on the device whose place takes no more comments.

use leptos::prelude::*;

use super::device::{self, Left};
use super::dom;
use super::waiting::a_draft_is_left;
use crate::community::writing::Drafts;
use crate::island::{Held, island};

island! {
    /// Shows what was left on this device, where it says something else than what the page shows.
    DraftOnDevice = draft_on_device in writing after a_draft_is_left in community {
        /// Where it is left.
        drafts: Drafts,
        /// What the page shows.
        shown: String,
    }
    /// Where it is shown.
    children
}

fn draft_on_device(drafts: Drafts, shown: String, children: Held) -> impl IntoView {
    dom::alive(move || {
        let forgotten = drafts.clone();
        dom::on_click("on-device-forget", move || {
            device::keep(&forgotten, "", "");
            dom::show("on-device", false);
        });
        dom::spawn(async move {
            if let Left::Draft(local) = device::left(&drafts).await
                && local.text != shown
            {
                dom::say("on-device-text", &local.text);
                dom::show("on-device", true);
            }
        });
    });
    children
}
