//! What was said since the page was written.

use std::cell::Cell;

use domain::Language;
use leptos::prelude::*;

use super::dom;
use crate::heard::Heard;
use crate::number::{is_singular, number};
use crate::stream::follow;

/// Says how many comments came since, and leads to the first of them. The page itself stays as it is: nobody loses the
/// line that they were reading.
#[island]
pub fn NewComments(
    /// A link that is hidden until then.
    children: Children,
) -> impl IntoView {
    dom::alive(|| {
        let link = dom::element("new-comments");
        if let Some(link) = link {
            let known = dom::data(&link, "known").parse().unwrap_or(0);
            COUNTS.set((known, known));
            follow(&dom::data(&link, "events"), move |news| {
                let heard = || {
                    let topic = dom::data(&dom::element("new-comments")?, "topic").parse().ok()?;
                    let heard: Heard = leptos::serde_json::from_str(news).ok()?;
                    let (_, count) = heard.topics.into_iter().find(|(id, _)| *id == topic)?;
                    u64::try_from(count).ok()
                };
                if let Some(count) = news.parse().ok().or_else(heard) {
                    // What is taken back was no news; what comes after it is.
                    tell(COUNTS.get().0.min(count), count);
                }
            });
        }
    });
    children()
}

thread_local! {
    /// How many comments are known, and how many there are.
    static COUNTS: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

/// One more is known: its author wrote it on this page.
pub(super) fn count_own() {
    let (known, count) = COUNTS.get();
    tell(known + 1, count.max(known + 1));
}

/// So many are known: they were brought onto this page.
pub(super) fn count_known(known: u64) {
    tell(known, COUNTS.get().1.max(known));
}

fn tell(known: u64, count: u64) {
    COUNTS.set((known, count));
    let Some(link) = dom::element("new-comments") else { return };
    let since = count.saturating_sub(known);
    let language = dom::data(&link, "language").parse().unwrap_or(Language::En);
    let label = dom::data(&link, if is_singular(language, since) { "singular" } else { "plural" });
    let text = if since == 0 { String::new() } else { format!("{} {label}", number(language, since)) };
    link.set_text_content(Some(&text));
    link.set_hidden(since == 0);
}
