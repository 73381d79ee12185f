//! Dates of birth, and names that stand beside a date.

use super::tokens::Tokens;
use super::words::{BIRTH, HONORIFICS, MONTHS, NO_BIRTHS, NO_NAMES, OFFICES, OPENERS, is_in};
use super::{Find, Identifier};

/// Words between a date and what makes it a date of birth.
const BIRTH_WORDS_AWAY: usize = 5;
/// Words between a name and a date.
const NAME_WORDS_AWAY: usize = 8;

/// A date in a text, from one token to another.
struct Date {
    first: usize,
    last: usize,
    has_year: bool,
}

/// A name in a text, from one token to another.
struct Name {
    first: usize,
    last: usize,
    is_addressed: bool,
}

/// Every date of birth, and every name with a date.
pub(super) fn find(tokens: &Tokens<'_>, finds: &mut Vec<Find>) {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        if let Some(date) = date(tokens, at) {
            at = date.last;
            dates.push(date);
        }
        at += 1;
    }
    if dates.is_empty() {
        return;
    }
    let names = names(tokens);
    for date in &dates {
        if is_birth(tokens, date) {
            let range = tokens.span(date.first, date.last);
            finds.push(Find { range, kind: Identifier::BirthDate });
        }
        for name in &names {
            let (first, last) = (name.first.min(date.first), name.last.max(date.last));
            let (from, to) = if name.last < date.first {
                (name.last, date.first)
            } else if date.last < name.first {
                (date.last, name.first)
            } else {
                continue;
            };
            let is_near = to - from <= NAME_WORDS_AWAY + 1 && (from..to).all(|at| tokens.is_joined(at));
            if is_near && (date.has_year || name.is_addressed) {
                finds.push(Find { range: tokens.span(first, last), kind: Identifier::NameWithDate });
            }
        }
    }
}

fn is_birth(tokens: &Tokens<'_>, date: &Date) -> bool {
    let says_birth = |at: usize| {
        let (word, next) = (tokens.small(at), tokens.small(at + 1));
        let is_spelled = word == "d" && next == "o" && tokens.small(at + 2) == "b";
        let is_figure = matches!(word.as_str(), "birth" | "naissance") && is_in(NO_BIRTHS, &next);
        is_spelled || is_in(BIRTH, &word) && !is_figure
    };
    let mut before = (date.first.saturating_sub(BIRTH_WORDS_AWAY)..date.first).rev();
    let mut after = date.last + 1..(date.last + 1 + BIRTH_WORDS_AWAY / 2).min(tokens.all.len());
    before.by_ref().take_while(|at| tokens.is_joined(*at)).any(says_birth)
        || after.by_ref().take_while(|at| tokens.is_joined(at - 1)).any(says_birth)
}

fn date(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    numeric(tokens, at).or_else(|| in_words(tokens, at))
}

/// A year, a month and a day, or the other way round.
fn numeric(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let gap = tokens.gap(at);
    let parts = [at, at + 1, at + 2].map(|at| tokens.digits(at));
    if !matches!(gap, "/" | "-" | "." | "‑") || tokens.gap(at + 1) != gap || parts.contains(&"") {
        return None;
    }
    // What goes on in the same way is a number of another kind.
    let goes_on = |at: usize| tokens.gap(at) == gap && !tokens.digits(at + 1).is_empty();
    if goes_on(at + 2) || at > 0 && tokens.gap(at - 1) == gap {
        return None;
    }
    let is_day = |part: &str| part.len() <= 2 && matches!(part.parse::<u8>(), Ok(1..=31));
    let [one, two, three] = parts;
    let is_date = is_year(one) && is_day(two) && is_day(three)
        || is_day(one) && is_day(two) && (is_year(three) || three.len() == 2 && gap != ".");
    is_date.then_some(Date { first: at, last: at + 2, has_year: true })
}

/// A day and a month by its name, in either order, with or without a year.
fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<Date> {
    let is_day =
        |at: usize| matches!(tokens.digits(at).parse::<u8>(), Ok(1..=31)) && tokens.digits(at).len() <= 2;
    let is_close =
        |at: usize| tokens.gap(at).len() <= 3 && !tokens.gap(at).contains(['\n', ':', ';', '/', '(']);
    let after = |from: usize, skipped: &[&str]| {
        let mut next = from + 1;
        while is_close(next - 1) && skipped.contains(&tokens.small(next).as_str()) {
            next += 1;
        }
        (next, is_close(next - 1))
    };
    let last = if is_day(at) {
        let (month, is_near) = after(at, &["st", "nd", "rd", "th", "er", "e", "of", "de"]);
        (is_near && is_month(&tokens.small(month))).then_some(month)?
    } else if is_month(&tokens.small(at)) {
        let (day, is_near) = after(at, &["the"]);
        let last = (is_near && is_day(day)).then_some(day)?;
        let is_ordinal = matches!(tokens.small(last + 1).as_str(), "st" | "nd" | "rd" | "th");
        if is_ordinal && tokens.gap(last).is_empty() { last + 1 } else { last }
    } else {
        return None;
    };
    let (year, is_near) = after(last, &["of", "de"]);
    let has_year = is_near && is_year(tokens.digits(year));
    Some(Date { first: at, last: if has_year { year } else { last }, has_year })
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && matches!(digits.parse::<u16>(), Ok(1880..=2100))
}

fn is_month(word: &str) -> bool {
    is_in(MONTHS, word)
}

/// Every name: a title with a name, or two words and more that are written like names.
fn names(tokens: &Tokens<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        let is_addressed = is_honorific(tokens, at) && is_name(tokens, at + 1);
        let begins = if is_addressed { at + 1 } else { at };
        if !is_name(tokens, begins) {
            at += 1;
            continue;
        }
        let mut last = begins;
        while is_in_one_name(tokens, last) && is_name(tokens, last + 1) {
            last += 1;
        }
        let is_whole = last > begins && (begins..=last).any(|at| !is_initial(tokens, at));
        if is_addressed || is_whole && !is_of_no_person(tokens, begins, last) {
            names.push(Name { first: at, last, is_addressed });
        }
        at = last + 1;
    }
    names
}

fn is_honorific(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    // "MS" and "PT" are an illness and a profession.
    let is_shouted = word.len() > 1 && word.chars().all(char::is_uppercase);
    is_in(HONORIFICS, &tokens.small(at))
        && !is_shouted
        && matches!(tokens.gap(at), " " | ". " | "\u{A0}" | ".\u{A0}")
}

/// Whether a token and the next may be parts of one name.
fn is_in_one_name(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.gap(at) {
        " " | "-" | "’" | "'" | "\u{A0}" | "‑" => true,
        ". " | "." => is_initial(tokens, at),
        _ => false,
    }
}

fn is_initial(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at).chars().count() == 1 && tokens.gap(at).starts_with('.')
}

/// Whether what is written like a name belongs to an institution, or to somebody who is named for their office.
fn is_of_no_person(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let is_other = |at: usize| is_in(NO_NAMES, &tokens.small(at));
    let is_joined = |at: usize| matches!(tokens.gap(at), " " | "-" | "\u{A0}" | ". ");
    let before = first.checked_sub(1).filter(|at| is_joined(*at));
    before.is_some_and(|at| is_other(at) || is_in(OFFICES, &tokens.small(at)))
        || is_joined(last) && tokens.is_capitalised(last + 1) && is_other(last + 1)
}

/// Whether a token may be part of a person's name.
fn is_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.all.get(at) else { return false };
    if token.is_number || token.is_link || !tokens.is_capitalised(at) {
        return false;
    }
    if is_initial(tokens, at) {
        return true;
    }
    let word = tokens.small(at);
    ![NO_NAMES, OPENERS, OFFICES, HONORIFICS, MONTHS].iter().any(|list| is_in(list, &word))
}
