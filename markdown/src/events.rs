//! The parts of a comment's Markdown, as its author means them.

use domain::account::Username;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::addresses::{address, target};
use crate::shield::unshielded;

/// How a name begins in the HTML.
pub(crate) const MENTION: &str = "<span class=\"mention\">@";

/// Quotes and lists within one another that are still shown as such.
pub(crate) const MAX_DEPTH: usize = 6;

/// The parser's events of a shielded text, with what comments do not have replaced.
pub(crate) struct Written<'s> {
    events: TextMergeStream<'s, Parser<'s>>,
    /// For each quote or list that is open, whether it is shown.
    shown: Vec<bool>,
    links: usize,
    is_code: bool,
    waiting: std::vec::IntoIter<Event<'s>>,
}

impl<'s> Written<'s> {
    pub(crate) fn new(shielded: &'s str) -> Self {
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
