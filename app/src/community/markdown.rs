//! Comments' Markdown (`CommonMark`) made into HTML, by the one path that preview and page share.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ammonia::Builder;
use domain::Language;
use domain::account::Username;
use domain::community::{CommentBody, CommentError, MAX_MENTIONS};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use url::Url;
use whatlang::{Detector, Lang};

use super::addresses::{address, target};
use super::shield::{shield, unshielded};

/// Which renderer this is: raised when it writes something else, so that what it wrote before can be told.
pub const RENDERER: u32 = 2;

/// How a name begins in the HTML.
const MENTION: &str = "<span class=\"mention\">@";

/// Quotes and lists within one another that are still shown as such.
const MAX_DEPTH: usize = 6;

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

/// The language that a comment is likely written in; `None` where that is anybody's guess.
pub fn guess_language(source: &str) -> Option<Language> {
    let guess = Detector::with_allowlist(vec![Lang::Eng, Lang::Fra]).detect(source)?;
    let language = if guess.lang() == Lang::Fra { Language::Fr } else { Language::En };
    // Of few letters nothing can be said.
    (guess.is_reliable() || source.chars().filter(|c| c.is_alphabetic()).count() >= 40).then_some(language)
}

/// Whom a comment names, by the skeletons of their names, as many as are told of it. What it quotes names nobody: those
/// were told when it was written.
pub fn mentions(source: &str) -> Vec<String> {
    let (mut names, mut quotes) = (Vec::new(), 0_usize);
    for event in Written::new(&shield(source)) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            // The author's own HTML stands there as text: this is what `marked` wrote.
            Event::InlineHtml(html) if quotes == 0 => {
                let name = html.strip_prefix(MENTION).and_then(|rest| rest.strip_suffix("</span>"));
                let name = name.and_then(|name| Username::read(name).ok()).map(|name| name.skeleton());
                names.extend(name.filter(|name| !names.contains(name)));
            }
            _ => {}
        }
    }
    names.truncate(MAX_MENTIONS);
    names
}

/// The sites that a comment leads to.
pub(crate) fn hosts(source: &str) -> BTreeSet<String> {
    let host = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Url::parse(&dest_url).ok()?.host_str().map(str::to_owned),
        _ => None,
    };
    Written::new(&shield(source)).filter_map(host).collect()
}

/// The Markdown of a quotation of a comment.
pub fn quotation(author: Option<&str>, source: &str) -> String {
    let lines = source.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    let quoted = lines.collect::<Vec<_>>().join("\n");
    match author {
        Some(author) => format!("@{author}\n\n{quoted}\n\n"),
        None => format!("{quoted}\n\n"),
    }
}

/// The parser's events of a shielded text, with what comments do not have replaced.
struct Written<'s> {
    events: TextMergeStream<'s, Parser<'s>>,
    /// For each quote or list that is open, whether it is shown.
    shown: Vec<bool>,
    links: usize,
    is_code: bool,
    waiting: std::vec::IntoIter<Event<'s>>,
}

impl<'s> Written<'s> {
    fn new(shielded: &'s str) -> Self {
        let events = TextMergeStream::new(Parser::new_ext(shielded, Options::empty()));
        Self { events, shown: Vec::new(), links: 0, is_code: false, waiting: Vec::new().into_iter() }
    }

    /// Whether what opens here is shown: not beyond the depth that a page can bear.
    fn open(&mut self) -> bool {
        let shown = self.shown.len() < MAX_DEPTH;
        self.shown.push(shown);
        shown
    }
}

impl<'s> Iterator for Written<'s> {
    type Item = Event<'s>;

    fn next(&mut self) -> Option<Event<'s>> {
        loop {
            if let Some(event) = self.waiting.next() {
                return Some(event);
            }
            let event = as_written(self.events.next()?);
            let several = match event {
                Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) if !self.open() => vec![],
                Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item)
                    if self.shown.pop() == Some(false) =>
                {
                    vec![]
                }
                Event::Start(Tag::Heading { .. }) => {
                    vec![Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)]
                }
                Event::End(TagEnd::Heading(_)) => {
                    vec![Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)]
                }
                Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                    self.links += 1;
                    vec![Event::Start(Tag::Link { link_type, dest_url, title, id })]
                }
                Event::End(TagEnd::Image) => {
                    self.links = self.links.saturating_sub(1);
                    vec![Event::End(TagEnd::Link)]
                }
                Event::Start(Tag::Link { .. }) => {
                    self.links += 1;
                    vec![event]
                }
                Event::End(TagEnd::Link) => {
                    self.links = self.links.saturating_sub(1);
                    vec![event]
                }
                Event::Html(text) | Event::InlineHtml(text) => vec![Event::Text(text)],
                Event::Start(Tag::HtmlBlock) => vec![Event::Start(Tag::Paragraph)],
                Event::End(TagEnd::HtmlBlock) => vec![Event::End(TagEnd::Paragraph)],
                // Whoever breaks a line means it.
                Event::SoftBreak => vec![Event::HardBreak],
                Event::Start(Tag::CodeBlock(_)) => {
                    self.is_code = true;
                    vec![event]
                }
                Event::End(TagEnd::CodeBlock) => {
                    self.is_code = false;
                    vec![event]
                }
                Event::Text(text) if self.links == 0 && !self.is_code => linked(&text),
                event => vec![event],
            };
            self.waiting = several.into_iter();
        }
    }
}

/// An event with the signs that the parser was kept from.
fn as_written(event: Event<'_>) -> Event<'_> {
    let text = |text: CowStr<'_>| CowStr::from(unshielded(&text).into_owned());
    match event {
        Event::Text(words) => Event::Text(text(words)),
        Event::Code(words) => Event::Code(text(words)),
        Event::Html(words) => Event::Html(text(words)),
        Event::InlineHtml(words) => Event::InlineHtml(text(words)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: text(dest_url), title: text(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: text(dest_url), title: text(title), id })
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(text(info))))
        }
        event => event,
    }
}

/// Text with the web addresses and the names in it marked.
fn linked<'s>(text: &str) -> Vec<Event<'s>> {
    let mut events = Vec::new();
    let mut rest = text;
    let mut plain = String::new();
    while let Some(at) = rest.find(['h', 'H', 'w', 'W', '@']) {
        let before = rest[..at].chars().next_back().or(plain.chars().next_back());
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((taken, marks)) = marked(rest, before) {
            if !plain.is_empty() {
                events.push(Event::Text(CowStr::from(std::mem::take(&mut plain))));
            }
            events.extend(marks);
            rest = &rest[taken..];
        } else {
            plain.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        events.push(Event::Text(CowStr::from(plain)));
    }
    events
}

/// An address or a name at the head of a text behind a character, and how many bytes it takes.
fn marked<'s>(text: &str, before: Option<char>) -> Option<(usize, Vec<Event<'s>>)> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    if let Some(name) = text.strip_prefix('@') {
        // Behind these it is part of an address, and so is a name with a host behind it.
        let is_within = before.is_some_and(|c| matches!(c, '/' | '_' | '-' | '+' | '@'));
        let name = Username::at_head(name).filter(|name| {
            let behind = &text[1 + name.len()..];
            let host = behind.strip_prefix('@').is_some_and(|host| host.starts_with(char::is_alphanumeric));
            !is_within && !host
        })?;
        // Nothing in a name means anything in HTML.
        let span = format!("{MENTION}{name}</span>");
        return Some((1 + name.len(), vec![Event::InlineHtml(CowStr::from(span))]));
    }
    let address = address(text)?;
    let link = Tag::Link {
        link_type: pulldown_cmark::LinkType::Autolink,
        dest_url: CowStr::from(target(address)),
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    };
    let shown = Event::Text(CowStr::from(address.to_owned()));
    Some((address.len(), vec![Event::Start(link), shown, Event::End(TagEnd::Link)]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
    fn every_way_to_lead_to_a_site_is_seen() {
        let source = "https://One.example/a, [two](http://two.example:8080/?b) ![three](https://www.three.example) \
            <https://four.example> [five]\n\n[five]: https://u@five.example\n\n> https://xn--caf-dma.example";
        let all = [
            "five.example",
            "four.example",
            "one.example",
            "two.example",
            "www.three.example",
            "xn--caf-dma.example",
        ];
        assert_eq!(hosts(source).iter().map(String::as_str).collect::<Vec<_>>(), all);
        assert!(hosts("cma.ca, `https` [a](b) <mailto:a@b.example>").is_empty());
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
    fn a_language_is_guessed_where_there_is_enough_to_go_by() {
        assert_eq!(
            guess_language("Nous manquons de lits, et les infirmières partent les unes après les autres."),
            Some(Language::Fr)
        );
        assert_eq!(
            guess_language("We are short of beds, and nurses leave one after the other."),
            Some(Language::En)
        );
        assert_eq!(guess_language("👍"), None);
    }

    #[test]
    fn whom_a_comment_names_is_read_as_it_is_shown() {
        for (source, names) in [
            ("@barnabe and @Barnabé, see @clothilde_2.", &["barnabe", "clothilde2"][..]),
            ("`@barnabe` <span class=\"mention\">@moderator</span> a@barnabe.org", &[]),
            ("@barnabe\n\n> @clothilde said\n\n@zephirine", &["barnabe", "zephirine"]),
            ("@me @x @admin @everyone", &[]),
            (
                "@bar\u{200B}nabe @\u{AD}clothilde-2 @ze\u{301}phirine",
                &["barnabe", "clothilde2", "zephirine"],
            ),
            (
                "https://x.org/@barnabe www.x.org/@barnabe x.org/@barnabe @barnabe@x.org HTTPS://X.ORG/@barnabe",
                &[],
            ),
            ("me_@barnabe .@barnabe", &["barnabe"]),
        ] {
            let skeletons: Vec<String> =
                names.iter().map(|name| Username::parse(name).unwrap().skeleton()).collect();
            assert_eq!(mentions(source), skeletons, "{source}");
        }
        let many = (10..40).map(|number| format!("@person-{number}")).collect::<Vec<_>>().join(" ");
        assert_eq!(mentions(&many).len(), MAX_MENTIONS);
    }

    #[test]
    fn a_quotation_names_whom_it_quotes() {
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
