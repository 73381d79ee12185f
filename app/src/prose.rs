//! The association's documents as they are shown: a small part of Markdown (`CommonMark`). Text becomes text nodes:
//! whatever is not of this part stands there as it was typed.

use leptos::prelude::*;

use crate::ui::{IntoMarkup, Markup};

/// Writes a document; its headings begin at the second level, or the third where it stands under one of the second.
#[component]
pub(crate) fn Prose(text: String, #[prop(optional)] is_nested: bool) -> impl IntoView {
    let blocks = text.replace("\r\n", "\n");
    let mut parts = Vec::new();
    for block in blocks.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        let mut lines = block.lines().peekable();
        while let Some(line) = lines.next() {
            let line = line.trim();
            if let Some(heading) = line.strip_prefix("### ") {
                parts.push(if is_nested {
                    view! { <h4>{inline(heading)}</h4> }.markup()
                } else {
                    view! { <h3>{inline(heading)}</h3> }.markup()
                });
            } else if let Some(heading) = line.strip_prefix("## ") {
                parts.push(if is_nested {
                    view! { <h3>{inline(heading)}</h3> }.markup()
                } else {
                    view! { <h2>{inline(heading)}</h2> }.markup()
                });
            } else if let Some(first) = line.strip_prefix("- ") {
                let mut items = vec![first.to_owned()];
                while let Some(next) = lines.next_if(|next| !next.trim().starts_with('#')) {
                    let next = next.trim();
                    match next.strip_prefix("- ") {
                        Some(item) => items.push(item.to_owned()),
                        None => items.iter_mut().last().into_iter().for_each(|item| {
                            item.push(' ');
                            item.push_str(next);
                        }),
                    }
                }
                let items = items.iter().map(|item| view! { <li>{inline(item)}</li> }).collect_view();
                parts.push(view! { <ul>{items}</ul> }.markup());
            } else {
                let mut paragraph = line.to_owned();
                let goes_on = |next: &&str| {
                    let next = next.trim();
                    !next.starts_with("- ") && !next.starts_with("## ") && !next.starts_with("### ")
                };
                while let Some(next) = lines.next_if(goes_on) {
                    paragraph.push(' ');
                    paragraph.push_str(next.trim());
                }
                parts.push(view! { <p>{inline(&paragraph)}</p> }.markup());
            }
        }
    }
    parts.markup()
}

/// Emphasis (`**so**`) and links (`[so](https://…)`) within a line.
fn inline(text: &str) -> Markup {
    let mut parts: Vec<Markup> = Vec::new();
    let mut rest = text;
    let mut plain = String::new();
    let flush = |plain: &mut String, parts: &mut Vec<Markup>| {
        if !plain.is_empty() {
            parts.push(std::mem::take(plain).markup());
        }
    };
    while let Some(at) = rest.find(['*', '[']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((strong, after)) = rest.strip_prefix("**").and_then(|rest| rest.split_once("**"))
            && !strong.trim().is_empty()
        {
            flush(&mut plain, &mut parts);
            parts.push(view! { <strong>{strong.to_owned()}</strong> }.markup());
            rest = after;
        } else if let Some((label, to, after)) = link(rest) {
            flush(&mut plain, &mut parts);
            parts.push(view! { <a href=to.to_owned()>{label.to_owned()}</a> }.markup());
            rest = after;
        } else {
            plain.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    flush(&mut plain, &mut parts);
    parts.markup()
}

/// A link at the head of a text: its label, where it leads, and what follows. Only schemes that do nothing by
/// themselves are taken, and addresses on this site.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    // Each search ends at the next bracket, so that many of them cost no more than their number.
    let inside = text.strip_prefix('[')?;
    let (label, rest) = inside.split_at(inside.find(['[', ']'])?);
    let target = rest.strip_prefix("](")?;
    let ends = |c: char| matches!(c, ')' | '[' | ']' | '\\') || c.is_whitespace() || c.is_control();
    let (to, rest) = target.split_at(target.find(ends)?);
    let after = rest.strip_prefix(')')?;
    let is_here = to.starts_with('/') && !to.starts_with("//");
    let is_safe = is_here || ["https://", "mailto:", "tel:"].into_iter().any(|scheme| to.starts_with(scheme));
    (is_safe && !label.is_empty()).then_some((label, to, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        view! { <Prose text=text.to_owned()/> }.to_html().replace("<!>", "")
    }

    #[test]
    fn case_26_nothing_but_the_small_part_of_markdown_is_more_than_text() {
        let hostile = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JAVASCRIPT:alert(1))",
            "[x](data:text/html,<script>)",
            "[x](//evil.example)",
            "[x](/\\evil.example)",
            "<svg/onload=alert(1)>",
        ];
        for text in hostile {
            let html = html(text);
            assert!(!html.contains("<a "), "{html}");
            assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg"), "{html}");
        }
    }

    #[test]
    fn headings_lists_links_and_emphasis_are_written() {
        let html = html("## One\nText\nmore\n\n- a **b**\n- [c](https://example.org)\n\n### Two");
        for part in [
            "<h2>One</h2>",
            "<p>Text more</p>",
            "<strong>b</strong>",
            "href=\"https://example.org\"",
            "<h3>Two</h3>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn case_34_markers_without_end_take_no_time() {
        assert!(html(&"[".repeat(100_000)).contains("[[["));
        assert!(html(&"[a](".repeat(50_000)).contains("[a]("));
        assert!(html(&"**".repeat(50_000)).contains("**"));
    }
}
