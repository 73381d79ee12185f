//! Marking notifications as read, without leaving the page.

use leptos::prelude::*;

use super::done_once::done_once;
use super::notifications_count;
use crate::dom;
use crate::island::island;

island! {
    /// Takes the press of the form's button: it is sent, nothing in the list is new any more, and that is said in its place.
    NotificationsSeen = notifications_seen {
        /// What is said then.
        said: String,
    }
}

fn notifications_seen(said: String) -> impl IntoView {
    done_once::<u64>("notifications-seen", said, |unseen| {
        while let Some(mark) = dom::find(".rows .tag-new") {
            mark.remove();
        }
        notifications_count::show(unseen);
    })
}
