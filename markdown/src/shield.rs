//! Signs that are no markup where people write them, kept from the Markdown parser: each is another character until the
//! text is parsed, one of those that stand for nothing and are in no comment.

use std::borrow::Cow;

use crate::addresses::address;

/// Each sign and what stands for it.
const SHIELDS: [(char, char); 11] = [
    ('*', '\u{FDD0}'),
    ('_', '\u{FDD1}'),
    ('~', '\u{FDD2}'),
    ('[', '\u{FDD3}'),
    (']', '\u{FDD4}'),
    ('(', '\u{FDD5}'),
    (')', '\u{FDD6}'),
    ('&', '\u{FDD7}'),
    ('-', '\u{FDD8}'),
    ('=', '\u{FDD9}'),
    (' ', '\u{FDDA}'),
];

fn shielded(c: char) -> char {
    SHIELDS.into_iter().find(|(sign, _)| *sign == c).map_or(c, |(_, shield)| shield)
}

/// A part of a parsed text as it was written.
pub(crate) fn unshielded(text: &str) -> Cow<'_, str> {
    let sign = |c: char| SHIELDS.into_iter().find(|(_, shield)| *shield == c).map(|(sign, _)| sign);
    if text.chars().any(|c| sign(c).is_some()) {
        text.chars().map(|c| sign(c).unwrap_or(c)).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// A text for the parser, in which addresses, stars inside words, lines of dashes under a text and blanks at the start of
/// a line are nothing but text.
pub(crate) fn shield(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 8);
    let mut lines = Lines { fence: None, is_in_list: false, before: Before::Blank };
    for line in source.split_inclusive('\n') {
        lines.take(line, &mut out);
    }
    out
}

/// What the line before was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Blank,
    Text,
    Other,
}

/// What is known of the lines so far.
struct Lines {
    /// The sign and the length of the fence of code that is open, and how deep in quotations it stands.
    fence: Option<(char, usize, usize)>,
    is_in_list: bool,
    before: Before,
}

impl Lines {
    fn take(&mut self, line: &str, out: &mut String) {
        let (depth, marks) = quotation(line);
        let text = &line[marks..];
        out.push_str(&line[..marks]);
        let bare = text.trim();
        let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
        let is_deep = text.starts_with('\t') || text.starts_with("    ");
        self.fence = self.fence.filter(|(_, _, at)| depth >= *at);
        let fence = fence(bare);
        if let Some((sign, length, _)) = self.fence {
            if fence.is_some_and(|(of, many)| of == sign && many >= length && bare.len() == many) {
                self.fence = None;
            }
            out.push_str(text);
            self.before = Before::Other;
            return;
        }
        if bare.is_empty() {
            out.push_str(text);
            self.before = Before::Blank;
            return;
        }
        if let Some((sign, length)) = fence.filter(|_| !is_deep || self.is_in_list) {
            self.fence = Some((sign, length, depth));
            out.push_str(text);
            self.before = Before::Other;
            return;
        }
        if begins_item(bare) && (!is_deep || self.is_in_list) {
            self.is_in_list = true;
        } else if indent == 0 && self.before == Before::Blank {
            self.is_in_list = false;
        }
        let is_rule = |sign| bare.chars().all(|c| c == sign);
        let is_under_text = self.before == Before::Text && !is_deep && (is_rule('-') || is_rule('='));
        if is_deep && !self.is_in_list && self.before != Before::Text {
            out.push(shielded(' '));
            inline(text.trim_start_matches([' ', '\t']), out);
        } else if is_under_text {
            out.extend(text.chars().map(|c| if c.is_whitespace() { c } else { shielded(c) }));
        } else {
            inline(text, out);
        }
        self.before = if bare.starts_with('#') { Before::Other } else { Before::Text };
    }
}

/// How deep a line stands in quotations, and how many bytes their marks take.
fn quotation(line: &str) -> (usize, usize) {
    let (mut depth, mut marks) = (0, 0);
    loop {
        let rest = &line[marks..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        if blanks > 3 || !rest[blanks..].starts_with('>') {
            return (depth, marks);
        }
        depth += 1;
        marks += blanks + 1 + usize::from(rest[blanks + 1..].starts_with(' '));
    }
}

/// The sign and the length of a fence of code.
fn fence(bare: &str) -> Option<(char, usize)> {
    let sign = bare.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = bare.len() - bare.trim_start_matches(sign).len();
    (length >= 3 && (sign == '~' || !bare[length..].contains('`'))).then_some((sign, length))
}

/// Whether a line begins an item of a list.
fn begins_item(bare: &str) -> bool {
    let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &bare[digits..];
    let marks: &[char] = if digits == 0 { &['-', '*', '+'] } else { &['.', ')'] };
    digits <= 9
        && rest.strip_prefix(marks).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// A line, or the rest of one.
fn inline(text: &str, out: &mut String) {
    let (mut at, mut before) = (0, ' ');
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let after = &rest[c.len_utf8()..];
        if !before.is_alphanumeric()
            && matches!(c, 'h' | 'H' | 'w' | 'W')
            && !is_destination(&text[..at])
            && let Some(address) = address(rest)
        {
            out.extend(address.chars().map(shielded));
            before = address.chars().next_back().unwrap_or(c);
            at += address.len();
            continue;
        }
        let is_in_word = before.is_alphanumeric() && after.starts_with(char::is_alphanumeric);
        out.push(if c == '*' && is_in_word { shielded(c) } else { c });
        before = c;
        at += c.len_utf8();
    }
}

/// Whether what follows is where a link leads, which is markup.
fn is_destination(before: &str) -> bool {
    before.ends_with('<') || before.ends_with("](") || before.trim_end().ends_with("]:")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_but_shields_is_changed(
            source in "([a-z*_ ()]{1,3}|https://x\\.org/[a-z_*()]{0,9}|\n|> |    |- |---|===|```){0,12}",
        ) {
            let parsed = shield(&source);
            let written = unshielded(&parsed);
            // Blanks at the start of a line are one.
            let bare = |text: &str| text.lines().map(|line| line.replace([' ', '\t'], "")).collect::<Vec<_>>();
            prop_assert_eq!(bare(&written), bare(&source));
        }
    }
}
