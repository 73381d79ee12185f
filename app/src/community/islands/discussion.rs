//! Reading a discussion without leaving the page: new comments come in where they belong, and keys lead from one to the
//! next.

mod fresh;
mod keys;
mod roving;
mod seen;
mod shortcuts;

use std::cell::{Cell, RefCell};

use domain::Language;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use web_sys::{Element, FocusOptions, HtmlElement};

pub use self::shortcuts::ShortcutTexts;
use self::shortcuts::Shortcuts;
use crate::dom;
use crate::in_place::{announce, tell};
use crate::island::island;
use crate::told::told;

/// What is said while somebody reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscussionTexts {
    /// How numbers are written.
    pub language: Language,
    /// That one comment came in.
    pub came_in_one: String,
    /// That `{}` did.
    pub came_in_many: String,
    /// The button that leads to the next that is new.
    pub next_new: String,
    /// That there is none.
    pub no_more: String,
    /// What a row of reactions is called.
    pub reactions: String,
    /// About keys.
    pub shortcuts: ShortcutTexts,
}

thread_local! {
    /// What was new and was gone to, by its id.
    static VISITED: RefCell<Vec<String>> = RefCell::default();
    /// Whether the button that leads to the next that is new is shown.
    static HAS_NEW: Cell<Option<RwSignal<bool>>> = const { Cell::new(None) };
}

island! {
    /// Minds the comments of a page, whichever came with it or came in since.
    DiscussionInPlace = discussion_in_place in community {
        /// What is said.
        texts: DiscussionTexts,
    }
}

fn discussion_in_place(texts: DiscussionTexts) -> impl IntoView {
    let has_new = RwSignal::new(false);
    let is_ready = RwSignal::new(false);
    let is_explained = RwSignal::new(false);
    let (next_new, shortcuts) = (texts.next_new.clone(), texts.shortcuts.clone());
    let (no_more, pressed) = (texts.no_more.clone(), texts.no_more.clone());
    dom::alive(move || {
        let texts = texts.clone();
        is_ready.set(true);
        // Who was led here to a comment goes on from it.
        if let Some(comment) = dom::find("article.comment:target") {
            visit(&comment);
        }
        HAS_NEW.set(Some(has_new));
        has_new.set(is_any_left());
        let read = no_more.clone();
        seen::mind(move || settle(&read, has_new));
        roving::mind(&texts.reactions);
        fresh::mind(&texts, has_new);
        keys::mind(no_more.clone(), has_new, is_explained);
    });
    view! {
        <p class="live live-next" hidden=move || !has_new.get()>
            <button class="btn" id="next-new" type="button" on:click=move |_| go_to_next_new(&pressed, has_new)>
                {next_new}
            </button>
        </p>
        <Shortcuts texts=shortcuts is_ready is_explained/>
    }
}

/// The comments of the page, in their order.
fn comments() -> Vec<HtmlElement> {
    dom::all("article.comment")
}

/// How far below the upper edge of what is seen something begins.
fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// The next comment that is new and was not gone to: below what is being read, else from the beginning.
fn next() -> Option<HtmlElement> {
    let mut new = dom::all("article.comment.is-new");
    VISITED.with_borrow(|visited| new.retain(|comment| !visited.contains(&comment.id())));
    let below = new.iter().position(|comment| top(comment) > 1.0).unwrap_or(0);
    (below < new.len()).then(|| new.swap_remove(below))
}

fn go_to_next_new(no_more: &str, has_new: RwSignal<bool>) {
    if let Some(comment) = next() {
        visit(&comment);
        go_to(&comment);
        settle(no_more, has_new);
    } else {
        announce(no_more);
    }
}

fn visit(comment: &HtmlElement) {
    VISITED.with_borrow_mut(|visited| visited.push(comment.id()));
}

/// Whether something is new that was neither gone to nor read.
fn is_any_left() -> bool {
    VISITED.with_borrow(|visited| seen::unread().iter().any(|comment| !visited.contains(&comment.id())))
}

/// Takes the button away once nothing is left, and says so.
fn settle(no_more: &str, has_new: RwSignal<bool>) {
    let is_left = is_any_left();
    if has_new.get_untracked() && !is_left {
        tell(no_more);
    }
    has_new.set(is_left);
}

/// All that is new on the page was marked as read.
pub(super) fn all_read() {
    seen::read_all();
    if let Some(has_new) = HAS_NEW.get() {
        has_new.set(false);
    }
}

/// Leads to a comment, which is then where one is.
fn go_to(comment: &HtmlElement) {
    focus(comment);
    comment.scroll_into_view();
}

/// Gives a comment the focus where it stands.
fn focus(comment: &HtmlElement) {
    comment.set_tab_index(-1);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = comment.focus_with_options(&options);
}

told! {
    DiscussionTexts { language, came_in_one, came_in_many, next_new, no_more, reactions, shortcuts }
}
