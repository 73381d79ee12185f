//! What was said since the page was written, or done in moderation.

use std::cell::Cell;

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{dom, news_link};
use crate::heard::Heard;
use crate::island::{Held, island};
use crate::stream::{hear, tell_others};

island! {
    /// Says how many comments came since, and leads to the first of them. The page itself stays as it is: nobody loses the
    /// line that they were reading. For who hears of one topic alone; to who hears of all, [`NotificationsCount`](super::NotificationsCount)
    /// brings it.
    NewComments = new_comments {
        /// Whose page it is.
        of: String,
        /// Where that is told.
        events: String,
    }
    /// A link that is hidden until then.
    children
}

fn new_comments(of: String, events: String, children: Held) -> impl IntoView {
    dom::alive(move || hear(&of, &events, |heard| told(&heard)));
    children
}

thread_local! {
    /// How many comments are known, and how many there are.
    static COUNTS: Cell<Option<(u64, u64)>> = const { Cell::new(None) };
}

fn link() -> Option<HtmlElement> {
    dom::element("new-comments")
}

fn counts() -> (u64, u64) {
    COUNTS.get().unwrap_or_else(|| {
        let known = link().and_then(|link| dom::data(&link, "known").parse().ok()).unwrap_or(0);
        (known, known)
    })
}

/// Shows what was heard of the page's own topic, or of moderation on a page that is about that.
pub(super) fn told(heard: &Heard) {
    let Some(link) = link() else { return };
    if heard.own.is_some() {
        if heard.own == dom::data(&link, "topic").parse().ok() {
            add_own();
        }
        return;
    }
    let count = match dom::data(&link, "topic").parse::<i64>() {
        Ok(topic) => heard.topics.iter().find(|(id, _)| *id == topic).map(|(_, count)| *count),
        Err(_) => heard.cases,
    };
    if let Some(count) = count.and_then(|count| u64::try_from(count).ok()) {
        // What is taken back was no news; what comes after it is.
        tell(counts().0.min(count), count);
    }
}

/// One more is known: its author wrote it on this page. Their others hear of it: it is nothing new there either.
pub(super) fn count_own() {
    add_own();
    if let Some(link) = link() {
        tell_others(&format!("{{\"own\":{}}}", dom::data(&link, "topic")));
    }
}

fn add_own() {
    let (known, count) = counts();
    tell(known + 1, count.max(known + 1));
}

/// So many are known: they were brought onto this page.
pub(super) fn count_known(known: u64) {
    tell(known, counts().1.max(known));
}

fn tell(known: u64, count: u64) {
    COUNTS.set(Some((known, count)));
    let Some(link) = link() else { return };
    news_link::show(&link, count.saturating_sub(known));
}
