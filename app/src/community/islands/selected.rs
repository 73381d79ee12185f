//! What of a comment is selected, for who quotes it.

use std::cell::RefCell;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::{Event, Node};

use super::dom;

/// Words of a comment that somebody selected.
pub(super) struct Selected {
    /// The comment, by the id of its element.
    pub comment: String,
    /// The words.
    pub words: String,
}

thread_local! {
    /// What was selected last.
    static SELECTED: RefCell<Option<Selected>> = const { RefCell::new(None) };
}

/// Minds what is selected.
pub(super) fn mind() {
    dom::listen(&document(), "selectionchange", |_: Event| {
        if let Some(words) = selected_words() {
            SELECTED.set(Some(words));
        }
    });
    // Who presses elsewhere than at the controls of that comment means another.
    dom::listen(&document(), "pointerdown", |event: MouseEvent| {
        let at = dom::target(&event).and_then(|target| target.closest(".comment-acts").ok().flatten());
        if at.is_none() {
            SELECTED.set(None);
        }
    });
}

/// Takes what was selected last.
pub(super) fn take() -> Option<Selected> {
    SELECTED.take()
}

/// What is selected now, where it stands in one comment.
fn selected_words() -> Option<Selected> {
    let selection = window().get_selection().ok()??;
    let words = String::from(selection.to_string());
    if selection.is_collapsed() || words.trim().is_empty() {
        return None;
    }
    let body = |node: Option<Node>| node?.parent_element()?.closest(".comment-body").ok()?;
    let (from, to) = (body(selection.anchor_node())?, body(selection.focus_node())?);
    let comment = from.closest("article.comment").ok()??.id();
    (from == to).then_some(Selected { comment, words })
}
