//! The passage of a text in which the words stand that were looked for.

use std::ops::Range;

use domain::search::{Analyser, Query};
use leptos::prelude::*;
use markdown::plain;

use crate::ui::{IntoMarkup as _, Markup};

/// Characters of a comment that are shown.
const LENGTH: usize = 280;
/// Characters before the first word that was looked for.
const BEFORE: usize = 80;

/// The passage, with the words marked.
pub(crate) fn passage(source: &str, query: &Query) -> Markup {
    let text = plain(source);
    let marks = Analyser.marks(&text, query);
    let window = window(&text, marks.first());
    let shown = marks.iter().filter(|mark| mark.start >= window.start && mark.end <= window.end);
    let starts = std::iter::once(window.start).chain(shown.clone().map(|mark| mark.end));
    let ends = shown.clone().map(|mark| mark.start).chain(std::iter::once(window.end));
    let between = starts.zip(ends).map(|(start, end)| &text[start..end]);
    let marked = shown.map(|mark| Some(&text[mark.clone()])).chain(std::iter::once(None));
    let parts = between
        .zip(marked)
        .map(|(plain, marked)| {
            // An empty text would be written as a space.
            let plain = Some(plain.to_owned()).filter(|plain| !plain.is_empty());
            let marked = marked.map(|marked| view! { <mark>{marked.to_owned()}</mark> });
            view! { {plain} {marked} }
        })
        .collect::<Vec<_>>();
    let before = (window.start > 0).then_some("… ");
    let after = (window.end < text.len()).then_some(" …");
    view! { {before} {parts} {after} }.markup()
}

/// What is shown of a text, cut between words, as byte offsets.
fn window(text: &str, first: Option<&Range<usize>>) -> Range<usize> {
    let before = first.map_or("", |mark| &text[..mark.start]);
    let start = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let start = if start == 0 { 0 } else { text[start..].find(' ').map_or(start, |space| start + space + 1) };
    let end = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| start + at);
    let end =
        if end == text.len() { end } else { text[start..end].rfind(' ').map_or(end, |space| start + space) };
    start..end.max(first.map_or(start, |mark| mark.end).min(text.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn html(source: &str, typed: &str) -> String {
        passage(source, &Analyser.query(typed)).into_html()
    }

    #[test]
    fn the_words_are_marked_and_what_is_far_away_is_left_out() {
        let source = format!("{} **médecin** {}", "avant ".repeat(60), "après ".repeat(60));
        let html = html(&source, "medecins");
        assert!(html.contains("<mark>médecin</mark>") && html.starts_with('…') && html.ends_with('…'));
        assert!(html.chars().count() < LENGTH + 40, "{html}");
    }

    #[test]
    fn what_stands_within_a_line_parts_no_words() {
        let html = html("Open **until nine**, *then* [closed](https://example.org). `No`.\n\nBeds", "beds");
        assert_eq!(html, "Open until nine, then closed. No. <mark>Beds</mark>");
    }

    #[test]
    fn case_26_what_was_typed_is_never_markup() {
        let html = html("<img src=x onerror=alert(1)> beds", "beds");
        assert!(!html.contains("<img") && html.contains("<mark>beds</mark>"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_cut(source in "\\PC{0,400}", typed in "\\PC{0,10}") {
            html(&source, &typed);
        }
    }
}
