//! What was said since the page was written.

use std::cell::Cell;

use domain::Language;
use leptos::prelude::*;

use super::dom;
use crate::number::{is_singular, number};
use crate::stream::follow;

/// Says how many comments came since, and leads to the first of them. The page itself stays as it is: nobody loses the
/// line that they were reading.
#[island]
pub fn NewComments(
    /// A link that is hidden until then.
    children: Children,
) -> impl IntoView {
    Effect::new(|| {
        let link = dom::element("new-comments");
        if let Some(link) = link {
            let known = Cell::new(dom::data(&link, "known").parse().unwrap_or(0));
            follow(&dom::data(&link, "events"), move |news| {
                if let Ok(count) = news.parse() {
                    // What is taken back was no news; what comes after it is.
                    known.set(known.get().min(count));
                    tell(count, known.get());
                }
            });
        }
    });
    children()
}

fn tell(count: u64, known: u64) {
    let Some(link) = dom::element("new-comments") else { return };
    let since = count.saturating_sub(known);
    let language = dom::data(&link, "language").parse().unwrap_or(Language::En);
    let label = dom::data(&link, if is_singular(language, since) { "singular" } else { "plural" });
    let text = if since == 0 { String::new() } else { format!("{} {label}", number(language, since)) };
    link.set_text_content(Some(&text));
    link.set_hidden(since == 0);
}
