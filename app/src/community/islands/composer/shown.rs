//! A comment that was just posted, changed or taken back, in its place among those that are shown.

use leptos::prelude::*;

use super::super::{dom, new_comments, placing};
use crate::community::comment::Content;
use crate::community::writing::Posted;

/// Shows one that was posted, and leads its author there. Nothing, where its place is on another page.
pub(super) fn show(posted: &Posted) -> Option<()> {
    let is_placed = placing::place(&posted.card, &posted.texts);
    // It is nothing new on one's other pages, wherever it stands; what waits for a moderator is counted nowhere.
    if is_placed != Some(false) && matches!(posted.card.content, Content::Said(_)) {
        new_comments::count_own();
    }
    if is_placed? {
        count(posted);
    }
    // The address says where one is, as where the plain form leads.
    let place = format!("#c-{}", posted.card.id);
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&place));
    }
    lead_to(posted)
}

/// The same of one that stood there and is another now.
pub(super) fn show_again(posted: &Posted) -> Option<()> {
    show_changed(posted)?;
    lead_to(posted)
}

/// The same for who is still writing, and is led nowhere.
pub(super) fn show_changed(posted: &Posted) -> Option<()> {
    placing::replace(&posted.card, &posted.texts)?;
    count(posted);
    Some(())
}

fn count(posted: &Posted) {
    dom::say("comments-title", &posted.count);
}

fn lead_to(posted: &Posted) -> Option<()> {
    let comment = dom::element(&format!("c-{}", posted.card.id))?;
    comment.set_tab_index(-1);
    let _ = comment.focus();
    Some(())
}
