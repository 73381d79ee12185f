//! What others quote of a text that is no longer read.

use std::collections::BTreeMap;

use crate::account::Username;
use crate::search::words;

/// Words in a row that no two texts share by chance.
const TELLING: usize = 4;

/// Most words between a name and the colon before what is quoted of them: "wrote", "a écrit".
const SAYING: usize = 4;

/// A text by its words, to be known again where it is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said(String);

impl Said {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        Self(padded(text))
    }

    /// Whether it holds the words of a line, in a row.
    pub fn holds(&self, line: &str) -> bool {
        self.0.contains(&padded(line))
    }

    /// Whether a line tells that it is quoted from here: it is long enough, or all of it.
    fn tells(&self, line: &str) -> bool {
        words(line).count() >= TELLING || padded(line) == self.0
    }
}

/// A comment's Markdown without what it quotes of a `removed` text; `None` where it quotes none of that. Lines that are
/// quoted one below another are one quotation: where a part of it is of that text, all that is gives way to `instead`.
pub fn without_quotes(source: &str, removed: &str, instead: &str) -> Option<String> {
    without_quotes_where(source, &Said::of(removed), instead, |_, _| true)
}

/// The same, where a line that holds words of that text `goes`: it is told the line, and whom the quotation names as its
/// author.
pub fn without_quotes_where(
    source: &str,
    removed: &Said,
    instead: &str,
    goes: impl Fn(&str, Option<&str>) -> bool,
) -> Option<String> {
    if !source.contains('>') {
        return None;
    }
    let is_known = |line: &Line| removed.tells(line.text) && removed.holds(line.text);
    let is_gone =
        |line: &Line| removed.holds(line.text) && (!removed.tells(line.text) || goes(line.text, line.author));
    let mut kept: Vec<String> = Vec::new();
    let mut changed = false;
    let lines = read(source);
    for quotation in lines.chunk_by(|one, next| one.is_quoted() == next.is_quoted()) {
        let is_of_it =
            quotation.iter().any(|line| line.is_quoted() && is_known(line) && goes(line.text, line.author));
        let mut is_said = false;
        for line in quotation {
            if !(is_of_it && is_gone(line)) {
                kept.push(line.whole.to_owned());
            } else if !is_said {
                kept.push(format!("{}> {instead}", line.before));
                is_said = true;
            }
        }
        changed |= is_of_it;
    }
    changed.then(|| kept.join("\n"))
}

/// A comment's Markdown without what it quotes of others.
pub fn unquoted(source: &str) -> String {
    source.split('\n').filter(|line| !marked(line).is_quoted()).collect::<Vec<_>>().join("\n")
}

/// A line of a comment.
#[derive(Clone, Copy)]
struct Line<'a> {
    whole: &'a str,
    /// What stands before its first mark of a quotation: blanks, and the mark of a list.
    before: &'a str,
    /// How many quotations it stands within.
    depth: usize,
    /// What it says, without the marks of quotations.
    text: &'a str,
    /// Whom the quotation names as its author.
    author: Option<&'a str>,
}

impl Line<'_> {
    const fn is_quoted(&self) -> bool {
        self.depth > 0
    }
}

/// The lines of a comment, each with the quotation that it stands in.
fn read(source: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    for line in source.split('\n').map(marked) {
        // A quotation goes on in lines without a mark, up to a blank one.
        let goes_on = lines.last().filter(|last| last.is_quoted() && !last.text.is_empty());
        let is_its_own = line.is_quoted()
            || line.text.is_empty()
            || item(line.text).is_some()
            || Attribution::read(line.text).is_some();
        let depth = goes_on.filter(|_| !is_its_own).map_or(line.depth, |last| last.depth);
        lines.push(Line { depth, ..line });
    }
    name(&mut lines);
    lines
}

/// Says of each line whom its quotation names as its author: "@name" above it, or "@name wrote:" above or within.
fn name(lines: &mut [Line<'_>]) {
    let mut authors: BTreeMap<usize, &str> = BTreeMap::new();
    for at in 0..lines.len() {
        let Some((line, after)) = lines.get_mut(at..).and_then(<[Line]>::split_first_mut) else { return };
        if line.text.is_empty() {
            continue;
        }
        // What is said anew ends the quotations within what was said before.
        drop(authors.split_off(&(line.depth + 1)));
        if let Some(found) = Attribution::read(line.text) {
            let next = after.iter().find(|line| !line.text.is_empty()).map_or(0, |line| line.depth);
            if found.rest.is_empty() && next > line.depth {
                authors.insert(next, found.name);
            } else if found.is_said && line.is_quoted() {
                authors.insert(line.depth, found.name);
                line.text = if found.rest.is_empty() { line.text } else { found.rest };
            }
        }
        line.author = authors.get(&line.depth).copied();
    }
}

/// Whom a line names as the author of what follows.
struct Attribution<'a> {
    name: &'a str,
    /// Whether it says that they wrote it, and does not only name them.
    is_said: bool,
    /// What follows in the same line.
    rest: &'a str,
}

impl<'a> Attribution<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (before, from) = line.split_once('@')?;
        if before.ends_with(char::is_alphanumeric) || words(before).count() > SAYING {
            return None;
        }
        let name = Username::at_head(from)?;
        let after = &from[name.len()..];
        let (saying, rest) = after.split_once(':').unwrap_or((after, ""));
        let (many, is_colon) = (words(saying).count(), after.contains(':'));
        let is_one = if is_colon { many <= SAYING } else { many == 0 && words(before).count() == 0 };
        is_one.then(|| Self { name, is_said: is_colon && many > 0, rest: rest.trim() })
    }
}

/// A line by its marks alone.
fn marked(whole: &str) -> Line<'_> {
    let (mut before, mut depth, mut text, mut rest) = ("", 0, whole.trim(), whole);
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            if depth == 0 {
                before = &whole[..whole.len() - rest.len()];
            }
            depth += 1;
            rest = after;
            text = after.trim();
        } else if let Some(after) = item(rest) {
            rest = after;
        } else {
            return Line { whole, before, depth, text, author: None };
        }
    }
}

/// What an item of a list says; `None` where a line is none.
fn item(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after =
        if digits > 0 { line[digits..].strip_prefix(['.', ')']) } else { line.strip_prefix(['-', '*', '+']) };
    after.filter(|after| after.starts_with([' ', '\t']))
}

/// A text's words with a space around each, so that none is found within another.
fn padded(text: &str) -> String {
    words(text).fold(" ".to_owned(), |line, word| line + &word + " ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const REMOVED: &str = "Dr. Untel is a fool.\n\nEverybody at the *clinic* knows it, he drinks.";

    fn without(source: &str) -> Option<String> {
        without_quotes(source, REMOVED, "[gone]")
    }

    #[test]
    fn a_quotation_of_the_removed_text_gives_way_and_the_answer_stays() {
        let reply = "@barnabe\n\n> Dr. Untel is a fool.\n>\n> Everybody at the *clinic* knows it, he drinks.\n\nI disagree.";
        assert_eq!(without(reply).as_deref(), Some("@barnabe\n\n> [gone]\n\nI disagree."));
    }

    #[test]
    fn a_part_of_it_gives_way_however_it_is_written() {
        assert_eq!(without("  >  everybody at the CLINIC\n\nWho?").as_deref(), Some("  > [gone]\n\nWho?"));
        assert_eq!(without("> > at the clinic knows it").as_deref(), Some("> [gone]"));
        assert_eq!(
            without("> My own words.\n> Everybody at the clinic knows").as_deref(),
            Some("> My own words.\n> [gone]")
        );
    }

    #[test]
    fn a_quotation_gives_way_in_a_list_under_who_wrote_it_and_where_it_goes_on_without_a_mark() {
        for (source, left) in [
            ("- > Everybody at the clinic knows it\n- Who?", "- > [gone]\n- Who?"),
            ("1. > Everybody at the clinic knows it\n2. Who?", "1. > [gone]\n2. Who?"),
            ("* 12) >> everybody at the clinic", "* 12) > [gone]"),
            ("> - > everybody at the clinic", "> [gone]"),
            ("> @barnabe wrote:\n> Everybody at the clinic knows it", "> @barnabe wrote:\n> [gone]"),
            (
                "> @barnabe a écrit\u{A0}:\nEverybody at the clinic knows it\n\nWho?",
                "> @barnabe a écrit\u{A0}:\n> [gone]\n\nWho?",
            ),
            ("> @barnabe wrote: everybody at the clinic knows it", "> [gone]"),
            ("> Indeed.\neverybody at the clinic knows it", "> Indeed.\n> [gone]"),
        ] {
            assert_eq!(without(source).as_deref(), Some(left), "{source}");
        }
        for source in [
            "- everybody at the clinic",
            "> Who?\n\neverybody at the clinic",
            "2026.> ?",
            "> ?\n- everybody at the clinic",
        ] {
            assert_eq!(without(source), None, "{source}");
        }
    }

    #[test]
    fn a_quotation_names_its_author_above_or_within() {
        const LINE: &str = "everybody at the clinic";
        for (source, author) in [
            ("> {}", None),
            ("@barnabe\n\n> {}", Some("barnabe")),
            ("@barnabe\n\n> Who?\n>\n> {}\n\nNo.", Some("barnabe")),
            ("@barnabe wrote:\n> {}", Some("barnabe")),
            ("In reply: **@barnabe** wrote:\n> {}", Some("barnabe")),
            ("> @barnabe wrote:\n> {}", Some("barnabe")),
            ("> @barnabe a écrit\u{202F}:\n{}", Some("barnabe")),
            ("> @barnabe wrote: {}", Some("barnabe")),
            ("- @barnabe:\n  > {}", Some("barnabe")),
            // Of two, the one who stands nearest; what stands within another's quotation is not that other's.
            ("@barnabe\n\n> @lucille\n>\n> > Who?\n>\n> {}", Some("barnabe")),
            ("@barnabe\n\n> @lucille\n>\n> > {}", Some("lucille")),
            ("@barnabe\n\n> Who?\n> > {}", None),
            ("@barnabe\n\n> @lucille\n>\n> {}", Some("barnabe")),
            ("@barnabe\n\nNo.\n\n> {}", None),
            ("@barnabe, I do not think so.\n\n> {}", None),
            ("me@barnabe.org:\n\n> {}", None),
        ] {
            let found = std::cell::RefCell::new(Vec::new());
            let source = source.replace("{}", LINE);
            let goes = |line: &str, author: Option<&str>| {
                if Said::of(line) == Said::of(LINE) {
                    found.borrow_mut().push(author.map(str::to_owned));
                }
                false
            };
            assert_eq!(without_quotes_where(&source, &Said::of(REMOVED), "[gone]", goes), None, "{source}");
            assert_eq!(*found.borrow(), [author.map(str::to_owned)], "{source}");
        }
    }

    #[test]
    fn what_is_no_quotation_of_it_stays() {
        for source in
            ["> a fool", "> Everybody knows that he drinks", "Everybody at the clinic knows it", "", ">"]
        {
            assert_eq!(without(source), None, "{source}");
        }
    }

    #[test]
    fn of_a_short_text_the_whole_alone_is_known_again() {
        assert_eq!(without_quotes("> Fool!\n\nNo.", "fool", "[gone]").as_deref(), Some("> [gone]\n\nNo."));
        assert_eq!(without_quotes("> A fool's errand", "fool", "[gone]"), None);
    }

    #[test]
    fn what_is_quoted_of_others_is_none_of_ones_own_words() {
        assert_eq!(
            unquoted("@barnabe\n\n> Beds are short.\n  > > Very.\n- > Indeed.\n\nSo they are."),
            "@barnabe\n\n\nSo they are."
        );
        assert_eq!(unquoted("> Beds are short."), "");
    }

    proptest! {
        #[test]
        fn what_gave_way_once_quotes_nothing_of_it_any_more(before in "[a-z> \n]{0,40}", text in "[a-z]{1,5}( [a-z]{1,5}){4,8}") {
            let source = format!("{before}\n\n> {text}\n\nNo.");
            let without = without_quotes(&source, &text, "[gone]");
            prop_assert!(without.as_ref().is_some_and(|without| without.ends_with("No.")));
            prop_assert_eq!(without_quotes(&without.unwrap_or_default(), &text, "[gone]"), None);
        }
    }
}
