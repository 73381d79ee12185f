//! A comment that was just posted, in its place among those that are shown.

use super::super::{dom, new_comments, placing};
use crate::community::writing::Posted;

/// Shows it, and leads its author there. Nothing, where its place is on another page.
pub(super) fn show(posted: &Posted) -> Option<()> {
    let Posted { card, texts, count, .. } = posted;
    if placing::place(card, texts)? {
        dom::say("comments-title", count);
        new_comments::count_own();
    }
    let comment = dom::element(&format!("c-{}", card.id))?;
    comment.set_tab_index(-1);
    let _ = comment.focus();
    Some(())
}
