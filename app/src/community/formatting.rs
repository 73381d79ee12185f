//! What the buttons over the field of a comment make of its text.

use std::ops::Range;

/// What is made of the selected words, or of their lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Two stars on each side.
    Bold,
    /// One star on each side.
    Italic,
    /// Lines that begin with `>`.
    Quote,
    /// Lines that begin with `-`.
    List,
    /// Words that lead somewhere.
    Link,
}

impl Format {
    /// All of them, in the order of their buttons.
    pub(super) const ALL: [Self; 5] = [Self::Bold, Self::Italic, Self::Quote, Self::List, Self::Link];

    /// The word for it in class names.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Quote => "quote",
            Self::List => "list",
            Self::Link => "link",
        }
    }
}

/// Other words in place of a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The part.
    pub range: Range<usize>,
    /// What stands there then.
    pub words: String,
    /// What of these is selected then.
    pub selected: Range<usize>,
}

/// Formats what is selected of a text; what is formatted so already, it takes back.
pub(super) fn change(text: &str, selected: Range<usize>, format: Format) -> Change {
    match format {
        Format::Bold => stars(text, selected, 2),
        Format::Italic => stars(text, selected, 1),
        Format::Quote => lines(text, selected, "> ", ">"),
        Format::List => lines(text, selected, "- ", "- "),
        Format::Link => link(text, selected),
    }
}

/// A part of a text without the blanks at its ends; where nothing else is, its end.
fn words_of(text: &str, Range { start, end }: Range<usize>) -> Range<usize> {
    let part = &text[start..end];
    let begin = start + (part.len() - part.trim_start().len());
    if begin == end { end..end } else { begin..begin + part.trim().len() }
}

fn stars(text: &str, selected: Range<usize>, many: usize) -> Change {
    let Range { start, end } = words_of(text, selected);
    let part = &text[start..end];
    let core = part.trim_matches('*');
    // Stars alone are what stands around nothing.
    let inside = if core.is_empty() {
        part.len() / 2
    } else {
        let before = part.len() - part.trim_start_matches('*').len();
        before.min(part.len() - part.trim_end_matches('*').len())
    };
    let core = &part[inside..part.len() - inside];
    let around = {
        let before = start - text[..start].trim_end_matches('*').len();
        before.min(text[end..].len() - text[end..].trim_start_matches('*').len())
    };
    let all = inside + around;
    let is_on = if many == 2 { all >= 2 } else { all % 2 == 1 };
    let all = if is_on { all - many } else { all + many };
    let marks = "*".repeat(all);
    Change {
        range: start - around..end + around,
        words: format!("{marks}{core}{marks}"),
        selected: all..all + core.len(),
    }
}

fn lines(text: &str, selected: Range<usize>, mark: &str, bare: &str) -> Change {
    let Range { start, end } = selected;
    // A line whose end alone is selected is not meant.
    let last = if text[start..end].ends_with('\n') { end - 1 } else { end };
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[last..].find('\n').map_or(text.len(), |at| last + at);
    let before = &text[from..to];
    let is_on = before.lines().any(|line| !line.trim().is_empty())
        && before.lines().all(|line| line.trim().is_empty() || line.starts_with(bare));
    let marked = |line: &str| {
        if is_on {
            line.strip_prefix(mark).or_else(|| line.strip_prefix(bare)).unwrap_or(line).to_owned()
        } else {
            format!("{mark}{line}")
        }
    };
    let words = before.split('\n').map(marked).collect::<Vec<_>>().join("\n");
    let selected = if start == end { words.len()..words.len() } else { 0..words.len() };
    Change { range: from..to, words, selected }
}

fn link(text: &str, selected: Range<usize>) -> Change {
    /// What every address begins with that a comment may lead to.
    const BEGINNING: &str = "https://";
    let range = words_of(text, selected);
    let part = &text[range.clone()];
    let is_address = [BEGINNING, "http://"].iter().any(|beginning| part.starts_with(beginning))
        && !part.contains(char::is_whitespace);
    if is_address {
        return Change { range, words: format!("[]({part})"), selected: 1..1 };
    }
    let words = format!("[{part}]({BEGINNING})");
    let selected = if part.is_empty() { 1..1 } else { part.len() + 3..words.len() - 1 };
    Change { range, words, selected }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in which `|` stands at both ends of what is selected, formatted.
    fn formatted(marked: &str, format: Format) -> String {
        let start = marked.find('|').unwrap_or(0);
        let rest = &marked[start + 1..];
        let end = start + rest.find('|').unwrap_or(0);
        let text = marked.replace('|', "");
        let Change { range, words, selected } = change(&text, start..end, format);
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let (head, middle, tail) =
            (&words[..selected.start], &words[selected.clone()], &words[selected.end..]);
        format!("{before}{head}|{middle}|{tail}{after}")
    }

    #[test]
    fn words_are_marked_and_what_is_marked_is_taken_back() {
        for (before, format, after) in [
            ("Beds |are| short", Format::Bold, "Beds **|are|** short"),
            ("Beds| are |short", Format::Bold, "Beds **|are|** short"),
            ("Beds **|are|** short", Format::Bold, "Beds |are| short"),
            ("Beds |**are**| short", Format::Bold, "Beds |are| short"),
            ("Beds |are| short", Format::Italic, "Beds *|are|* short"),
            ("Beds **|are|** short", Format::Italic, "Beds ***|are|*** short"),
            ("Beds ***|are|*** short", Format::Italic, "Beds **|are|** short"),
            ("Beds ***|are|*** short", Format::Bold, "Beds *|are|* short"),
            ("||", Format::Bold, "**||**"),
            ("**||**", Format::Bold, "||"),
            ("Où || est-ce", Format::Italic, "Où *||* est-ce"),
            ("|émoi 👍|", Format::Bold, "**|émoi 👍|**"),
        ] {
            assert_eq!(formatted(before, format), after, "{before} {format:?}");
        }
    }

    #[test]
    fn whole_lines_are_quoted_or_listed_and_taken_back() {
        for (before, format, after) in [
            ("one\nt|w|o\nthree", Format::Quote, "one\n|> two|\nthree"),
            ("|one\ntwo\n|three", Format::List, "|- one\n- two|\nthree"),
            ("|- one\n- two|", Format::List, "|one\ntwo|"),
            ("|> one\n>\n> two|", Format::Quote, "|one\n\ntwo|"),
            ("o||ne", Format::List, "- one||"),
            ("||", Format::Quote, "> ||"),
        ] {
            assert_eq!(formatted(before, format), after, "{before:?} {format:?}");
        }
    }

    #[test]
    fn a_link_asks_for_what_is_missing() {
        for (before, after) in [
            ("See |this|.", "See [this](|https://|)."),
            ("See |https://cma.ca|.", "See [||](https://cma.ca)."),
            ("||", "[||](https://)"),
        ] {
            assert_eq!(formatted(before, Format::Link), after, "{before}");
        }
    }
}
