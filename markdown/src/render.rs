//! Comments' Markdown (`CommonMark`) made into HTML, by the one path that preview and page share.

use std::sync::LazyLock;

use ammonia::Builder;
use domain::community::{CommentBody, CommentError};

use crate::events::Written;
use crate::shield::shield;

/// Which renderer this is: raised when it writes something else, so that what it wrote before can be told.
pub const RENDERER: u32 = 2;

/// What is left of any HTML, whoever wrote it.
static SAFE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut safe = Builder::empty();
    safe.tags(
        ["a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "span", "strong", "ul"].into(),
    )
    .tag_attributes([("a", ["href"].into()), ("ol", ["start"].into())].into())
    .allowed_classes([("span", ["mention"].into())].into())
    .url_schemes(["https", "http", "mailto"].into())
    .url_relative(ammonia::UrlRelative::Deny)
    .link_rel(Some("nofollow noopener noreferrer ugc"));
    safe
});

/// The HTML of a comment. Raw HTML stands there as text, headings as paragraphs and pictures as links to them.
pub fn render(source: &str) -> String {
    let mut html = String::with_capacity(source.len() * 2);
    pulldown_cmark::html::push_html(&mut html, Written::new(&shield(source)));
    SAFE.clean(&html).to_string()
}

/// The most bytes of a comment's HTML: six times the longest text, far beyond what anybody writes. References that are
/// used again and again would make a small text a huge page.
const MAX_HTML: usize = 60_000;

/// A comment as it is kept and shown: its Markdown as typed, and its HTML.
///
/// # Errors
/// [`CommentError`] says why it is none.
pub fn read_comment(typed: &str) -> Result<(String, String), CommentError> {
    let body = CommentBody::parse(typed)?;
    let html = render(body.as_str());
    if html.len() > MAX_HTML {
        return Err(CommentError::TooLong);
    }
    Ok((body.as_str().to_owned(), html))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Tag};

    use super::*;
    use crate::events::MAX_DEPTH;

    #[test]
    fn a_small_text_never_becomes_a_huge_page() {
        let address = "x".repeat(40);
        let bomb = format!("{}\n\n[a]: https://{address}", "[a] ".repeat(2_000));
        assert!(bomb.len() < 10_000 && render(&bomb).len() > 100_000, "or the test would prove nothing");
        assert_eq!(read_comment(&bomb), Err(CommentError::TooLong));
        let longest = "é".repeat(CommentBody::MAX_CHARS);
        assert!(read_comment(&longest).is_ok());
        let marked = "**é** ".repeat(CommentBody::MAX_CHARS / 6);
        assert!(read_comment(&marked).is_ok());
    }

    #[test]
    fn markdown_is_written_as_its_author_means_it() {
        for (source, html) in [
            ("**a** and *b*", "<p><strong>a</strong> and <em>b</em></p>"),
            ("a\nb", "<p>a<br>\nb</p>"),
            ("# Title", "<p><strong>Title</strong></p>"),
            ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
            ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>"),
            ("Ask @Barnabé-2.", "<p>Ask <span class=\"mention\">@Barnabé-2</span>.</p>"),
            ("me@example.org", "<p>me@example.org</p>"),
            ("`@not-a-name`", "<p><code>@not-a-name</code></p>"),
            (
                "(https://x.org/a_b_c?d=1&e.)",
                "<p>(<a href=\"https://x.org/a_b_c?d=1&amp;e\" rel=\"nofollow noopener noreferrer ugc\">https://x.org/a_b_c?d=1&amp;e</a>.)</p>",
            ),
            (
                "![photo](https://x.org/p.png)",
                "<p><a href=\"https://x.org/p.png\" rel=\"nofollow noopener noreferrer ugc\">photo</a></p>",
            ),
        ] {
            assert_eq!(render(source).trim(), html, "{source}");
        }
    }

    #[test]
    fn addresses_are_links_as_far_as_they_reach() {
        for (source, links) in [
            (
                "(https://x.org/a_(b)) and https://x.org/_/b*c_d_e*f",
                &["https://x.org/a_(b)", "https://x.org/_/b*c_d_e*f"][..],
            ),
            ("“https://x.org/a” «\u{a0}https://x.org/b\u{a0}»", &["https://x.org/a", "https://x.org/b"]),
            (
                "HTTPS://X.org http://y.org www.z.org.",
                &["HTTPS://X.org", "http://y.org", "https://www.z.org"],
            ),
            ("**https://x.org** *https://y.org/_a/*", &["https://x.org", "https://y.org/_a/"]),
            ("https://x.org/?a=1&copy;=2", &["https://x.org/?a=1&copy;=2"]),
            ("https://mastodon.example/@barnabe", &["https://mastodon.example/@barnabe"]),
            (
                "[a](https://x.org/b_(c)_*d*) <https://x.org/*e*>",
                &["https://x.org/b_(c)_*d*", "https://x.org/*e*"],
            ),
            ("[https://x.org/_a_](https://y.org)", &["https://y.org"]),
            ("`https://x.org`\n\n```\nhttps://y.org @barnabe\n```", &[]),
        ] {
            let found: Vec<String> = Written::new(&shield(source))
                .filter_map(|event| match event {
                    Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
                    _ => None,
                })
                .collect();
            assert_eq!(found, links, "{source}");
            assert!(!render(source).contains(['\u{FDD0}', '\u{FDD1}', '\u{FDD5}', '\u{FDD7}']), "{source}");
        }
    }

    #[test]
    fn what_is_no_markup_to_its_author_stays_text() {
        for (source, html) in [
            ("étudiant*e*s et auteur*es", "<p>étudiant*e*s et auteur*es</p>"),
            ("2*3*4 and `a*b*c`", "<p>2*3*4 and <code>a*b*c</code></p>"),
            ("**gras**, *italique*", "<p><strong>gras</strong>, <em>italique</em></p>"),
            ("text\n---\nmore", "<p>text<br>\n---<br>\nmore</p>"),
            ("text\n===", "<p>text<br>\n===</p>"),
            ("> text\n> ---", "<blockquote>\n<p>text<br>\n---</p>\n</blockquote>"),
            ("text\n\n---\n\nmore", "<p>text</p>\n<hr>\n<p>more</p>"),
            ("    Four *blanks*\n\n\tand a tab", "<p> Four <em>blanks</em></p>\n<p> and a tab</p>"),
            ("    - no list", "<p> - no list</p>"),
            ("- a\n    - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
            ("```\n---\na*b*c\n```", "<pre><code>---\na*b*c\n</code></pre>"),
        ] {
            assert_eq!(render(source).trim(), html, "{source}");
        }
    }

    #[test]
    fn case_26_no_markup_and_no_scheme_gets_through() {
        for source in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg><animate onbegin=alert(1)>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<span class=\"mention\" onclick=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](java&#x73;cript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:x)",
            "<javascript:alert(1)>",
            "[x](//evil.example)",
            "[x](/en/sign-out)",
            "![x](javascript:alert(1))",
            "[a]: javascript:alert(1)\n\n[a]",
            "https://x.org/\"onmouseover=\"alert(1)",
            "https://x.org/\u{FDD3}x](javascript:alert(1))",
            "www.x.org/\u{FDD6}\"onclick=alert(1)",
            "@<img-src=x-onerror=1>",
        ] {
            let html = render(source);
            for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                let is_safe = ["p", "/p", "br", "/a", "/span", "span class=\"mention\""].contains(&tag)
                    || tag == "a rel=\"nofollow noopener noreferrer ugc\""
                    || tag.strip_prefix("a href=\"https://").is_some_and(|rest| !rest.contains(" on"));
                assert!(is_safe, "{source}: {html}");
            }
        }
    }

    #[test]
    fn case_34_nests_without_end_cost_no_more_than_their_length() {
        for nest in [">", "- ", "1. ", "*", "[", "![", "`", "<", "](", "&"] {
            let html = render(&nest.repeat(10_000 / nest.len()));
            assert!(
                html.matches("<blockquote>").count() + html.matches("<ul>").count() <= MAX_DEPTH,
                "{nest}"
            );
        }
    }

    #[test]
    fn a_quotation_names_whom_it_quotes() {
        use domain::community::quotation;

        assert_eq!(quotation(Some("barnabe"), "a\n\nb"), "@barnabe\n\n> a\n>\n> b\n\n");
    }

    proptest! {
        #[test]
        fn what_is_rendered_is_safe_already(source in "\\PC{0,120}") {
            let html = render(&source);
            prop_assert_eq!(SAFE.clean(&html).to_string(), html);
        }
    }
}
