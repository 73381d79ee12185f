//! A text as words and runs of digits.

use std::ops::Range;

use crate::normal::small;
use crate::text::is_invisible;

/// Behind which a point does not end a sentence.
const ABBREVIATIONS: [&str; 10] = ["mr", "mrs", "ms", "mx", "mme", "mlle", "pt", "st", "ste", "tel"];

/// A word, or a run of digits.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether it is made of digits.
    pub is_number: bool,
    /// Whether it is part of an address of the web, a DOI for example.
    pub is_link: bool,
}

/// A text with its tokens in their order.
pub(super) struct Tokens<'t> {
    pub text: &'t str,
    pub all: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut all: Vec<Token> = Vec::new();
        let mut is_link = false;
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            if before.is_whitespace() {
                is_link = begins_link(&text[at..]);
            }
            let is_number = c.is_ascii_digit();
            let is_mark = matches!(c, '\u{300}'..='\u{36F}') || is_invisible(c);
            if is_number || c.is_alphabetic() || is_mark {
                let end = at + c.len_utf8();
                match all.last_mut() {
                    Some(last) if last.range.end == at && (is_mark || last.is_number == is_number) => {
                        last.range.end = end;
                    }
                    _ => all.push(Token { range: at..end, is_number, is_link }),
                }
            }
            before = c;
        }
        Self { text, all }
    }

    /// What a token says.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.all.get(at).map_or("", |token| &self.text[token.range.clone()])
    }

    /// What a token says, in small letters.
    pub(super) fn small(&self, at: usize) -> String {
        small(&self.letters(at).collect::<String>())
    }

    /// The letters of a token, without what is not seen between them.
    fn letters(&self, at: usize) -> impl Iterator<Item = char> + 't {
        self.word(at).chars().filter(|c| !is_invisible(*c))
    }

    /// The digits of a token; nothing where it is a word.
    pub(super) fn digits(&self, at: usize) -> &'t str {
        if self.all.get(at).is_some_and(|token| token.is_number && !token.is_link) {
            self.word(at)
        } else {
            ""
        }
    }

    /// What stands between a token and the next; nothing after the last.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        match (self.all.get(at), self.all.get(at + 1)) {
            (Some(one), Some(next)) => &self.text[one.range.end..next.range.start],
            _ => "",
        }
    }

    /// Whether a token and the next belong to one thought: no sentence ends between them. Behind an abbreviation, a
    /// point ends none.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let is_short = || {
            let word = self.small(at);
            word.chars().count() == 1 || ABBREVIATIONS.contains(&word.as_str())
        };
        at + 1 < self.all.len() && !gap.contains(['!', '?', '\n', ';']) && (!gap.contains(". ") || is_short())
    }

    /// The range from one token to another.
    pub(super) fn span(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.all.get(first).map_or(0, |token| token.range.start);
        start..self.all.get(last).map_or(start, |token| token.range.end)
    }

    /// Whether a token begins with a capital and goes on in small letters, as names do.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        let mut letters = self.letters(at);
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_lowercase)
    }
}

/// Whether a piece of text up to the next white space is an address of the web, or the DOI of a paper.
fn begins_link(rest: &str) -> bool {
    let piece = rest.split(char::is_whitespace).next().unwrap_or_default();
    let bare = piece.trim_start_matches(['(', '[', '<', '"', '«']).to_ascii_lowercase();
    let is_doi = |text: &str| {
        text.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(registrant, _)| {
            registrant.len() >= 4 && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        })
    };
    piece.contains("://")
        || bare.starts_with("www.")
        || bare.starts_with("doi:")
        || is_doi(&bare)
        || bare.starts_with("](")
}
