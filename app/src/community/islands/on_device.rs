//! A draft on the device whose place takes no more comments.

use leptos::prelude::*;

use super::device::{self, Drafts, Left};
use super::dom;
use crate::island::{Held, island};

island! {
    /// Shows what was left on this device, where it says something else than what the page shows.
    DraftOnDevice = draft_on_device in community {}
    /// What [`help`](crate::community) writes for it.
    children
}

fn draft_on_device(children: Held) -> impl IntoView {
    dom::alive(|| {
        let Some(place) = dom::element("on-device") else { return };
        let Some(drafts) = Drafts::of(&place) else { return };
        let forgotten = drafts.clone();
        dom::on_click("on-device-forget", move || {
            device::keep(&forgotten, "", "");
            dom::show("on-device", false);
        });
        dom::spawn(async move {
            let shown = dom::data(&place, "on-server");
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
