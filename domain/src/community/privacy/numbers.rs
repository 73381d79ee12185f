//! Health card numbers and telephone numbers.

use super::tokens::Tokens;
use super::{Find, Identifier};

/// Groups of digits that one number may be written in.
const MOST_GROUPS: usize = 5;

/// Words that say that a health card's number follows.
const CARD_WORDS: [&str; 17] = [
    "phn",
    "phin",
    "hsn",
    "hcn",
    "mcp",
    "ohip",
    "ramq",
    "nam",
    "uli",
    "hin",
    "msp",
    "medicare",
    "maladie",
    "santé",
    "soleil",
    "health",
    "insurance",
];
/// Words that may stand between those and the number.
const CARD_FILLERS: [&str; 25] = [
    "number",
    "no",
    "nº",
    "n",
    "num",
    "numéro",
    "card",
    "carte",
    "is",
    "est",
    "was",
    "était",
    "of",
    "de",
    "du",
    "the",
    "la",
    "le",
    "her",
    "his",
    "their",
    "d",
    "l",
    "assurance",
    "care",
];
/// Words that say that a local telephone number follows.
const PHONE_WORDS: [&str; 10] =
    ["tel", "tél", "phone", "telephone", "téléphone", "cell", "cellulaire", "mobile", "call", "fax"];
/// Area codes that lead to services, never to a patient.
const SERVICES: [&str; 8] = ["800", "833", "844", "855", "866", "877", "888", "900"];

/// Every number that may be a patient's.
pub(super) fn find(tokens: &Tokens<'_>, finds: &mut Vec<Find>) {
    let mut at = 0;
    while at < tokens.all.len() {
        let found = (0..MOST_GROUPS).rev().find_map(|more| read(tokens, at, at + more));
        if let Some((find, next)) = found {
            finds.push(find);
            at = next;
        } else {
            at += 1;
        }
    }
}

/// Reads the tokens from one to another as one number.
fn read(tokens: &Tokens<'_>, first: usize, last: usize) -> Option<(Find, usize)> {
    let lettered = letters_before(tokens, first);
    let from = if lettered { first + 1 } else { first };
    if from > last || (from..=last).any(|at| tokens.digits(at).is_empty()) {
        return None;
    }
    if (from..last).any(|at| !is_separator(tokens.gap(at))) || !is_alone(tokens, first, last) {
        return None;
    }
    let groups: Vec<usize> = (from..=last).map(|at| tokens.digits(at).len()).collect();
    // The end of an amount with spaces between its thousands.
    let is_rest = first > 0 && groups.iter().all(|group| *group == 3) && {
        matches!(tokens.digits(first - 1).len(), 1..=3)
            && tokens.gap(first - 1).chars().all(char::is_whitespace)
    };
    if is_rest {
        return None;
    }
    let number: String = (from..=last).map(|at| tokens.digits(at)).collect();
    let kind = if lettered {
        is_lettered_card(tokens, first, &groups, &number).then_some(Identifier::HealthCard)
    } else if is_card(tokens, first, &groups, &number) {
        Some(Identifier::HealthCard)
    } else {
        is_phone(tokens, first, &groups, &number).then_some(Identifier::Phone)
    };
    let last = if kind == Some(Identifier::HealthCard) { version_code(tokens, last) } else { last };
    Some((Find { range: tokens.span(first, last), kind: kind? }, last + 1))
}

/// What may stand between the groups of a number.
fn is_separator(gap: &str) -> bool {
    let gap = gap.trim_matches([' ', '\u{A0}', '\u{202F}']);
    matches!(gap, "" | "-" | "." | "(" | ")" | "‑" | "–" | ")-")
}

/// Whether a number is not a piece of something longer, nor an amount of money or a share.
fn is_alone(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let range = tokens.span(first, last);
    let (before, after) = (&tokens.text[..range.start], &tokens.text[range.end..]);
    let glued =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '/' | '-' | '_' | '$' | '€' | '£' | '=');
    let goes_on = |rest: &str| {
        let mut next = rest.chars();
        match next.next() {
            Some(c) if c.is_alphanumeric() => true,
            Some('.' | ',' | '/' | '-' | '_') => next.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
    };
    let spaced = after.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    let is_amount = before.trim_end().ends_with(['$', '€', '£']) || spaced.starts_with(['$', '€', '£', '%']);
    !before.ends_with(glued) && !goes_on(after) && !is_amount
}

/// Whether a token holds the letters that a card's number begins with in Québec or the Northwest Territories.
fn letters_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let is_token = tokens.all.get(at).is_some_and(|token| !token.is_number && !token.is_link);
    is_token && matches!(word.len(), 1 | 4) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Québec: the birth date stands in the number (RAMQ, 4 letters, year, month, which is raised by 50 for women, day, 2
/// digits). Northwest Territories: a letter and 7 digits.
fn is_lettered_card(tokens: &Tokens<'_>, first: usize, groups: &[usize], number: &str) -> bool {
    let letters = tokens.word(first);
    let is_glued = tokens.gap(first).is_empty();
    if letters.len() == 1 {
        return is_glued && matches!(letters, "N" | "D" | "M" | "T") && groups == [7];
    }
    let part = |from: usize| number.get(from..from + 2).and_then(|part| part.parse::<u8>().ok()).unwrap_or(0);
    is_separator(tokens.gap(first))
        && matches!(groups, [8] | [4, 4])
        && matches!(part(2), 1..=12 | 51..=62)
        && matches!(part(4), 1..=31)
}

fn is_card(tokens: &Tokens<'_>, first: usize, groups: &[usize], number: &str) -> bool {
    let is_round =
        number.ends_with("000") || number.bytes().all(|digit| number.starts_with(char::from(digit)));
    if is_round {
        return false;
    }
    let is_named = || is_named(tokens, first);
    // A space also stands between thousands.
    let is_hyphenated = || tokens.gap(first).trim() != "";
    match groups {
        // No other number is cut like the first, and few are as long as the second.
        [4, 3, 3] | [12] => true,
        [10] => is_luhn(number) && !number.starts_with('0') || is_british_columbian(number) || is_named(),
        [5, 4] => is_luhn(number) || is_named(),
        [3, 3, 3] => is_luhn(number) || is_hyphenated() && number.starts_with("002") || is_named(),
        [9] => is_luhn(number) || number.starts_with("002") || is_named(),
        [3, 3, 3, 3] | [4, 4, 4] | [8] | [4, 4] | [3, 3, 4] | [3, 4, 3] | [5, 5] | [2, 2, 2, 2] => is_named(),
        _ => false,
    }
}

/// Whether it is said before a number that it is a health card's.
fn is_named(tokens: &Tokens<'_>, first: usize) -> bool {
    for at in (first.saturating_sub(6)..first).rev() {
        let word = tokens.small(at);
        if tokens.gap(at).contains(['!', '?', '\n', ';']) {
            return false;
        }
        if CARD_WORDS.contains(&word.as_str()) {
            // "Health" and its like name a card only where a card or a number is spoken of.
            let is_plain =
                matches!(word.as_str(), "health" | "santé" | "maladie" | "insurance" | "medicare" | "soleil");
            let near = at.saturating_sub(3)..first;
            let is_card = |at: usize| {
                matches!(
                    tokens.small(at).as_str(),
                    "card" | "carte" | "number" | "numéro" | "no" | "nº" | "num"
                )
            };
            return !is_plain || near.into_iter().any(is_card);
        }
        if !CARD_FILLERS.contains(&word.as_str()) {
            return false;
        }
    }
    false
}

/// A number of the North American Numbering Plan that may be a person's.
fn is_phone(tokens: &Tokens<'_>, first: usize, groups: &[usize], number: &str) -> bool {
    let national = match groups {
        [3, 3, 4] | [3, 7] | [10] => number,
        [1, 3, 3, 4] | [1, 10] | [1, 3, 7] | [11] => match number.strip_prefix('1') {
            Some(national) => national,
            None => return false,
        },
        [3, 4] => {
            let before = (first.saturating_sub(3)..first).map(|at| tokens.small(at));
            let is_named = before.into_iter().any(|word| PHONE_WORDS.contains(&word.as_str()));
            return is_named && tokens.gap(first).trim() != "" && number.as_bytes().first() >= Some(&b'2');
        }
        _ => return false,
    };
    // Neither an area code nor an exchange starts with 0 or 1 (NANP, [2-9]XX-[2-9]XX-XXXX).
    let starts_well = |at: usize| national.as_bytes().get(at).is_some_and(|digit| *digit >= b'2');
    let is_service = national.get(..3).is_some_and(|area| SERVICES.contains(&area));
    starts_well(0) && starts_well(3) && !is_service
}

/// The two letters that may follow a card's number in Ontario.
fn version_code(tokens: &Tokens<'_>, last: usize) -> usize {
    let next = tokens.word(last + 1);
    let follows = is_separator(tokens.gap(last)) && next.len() == 2;
    if follows && next.bytes().all(|byte| byte.is_ascii_uppercase()) { last + 1 } else { last }
}

/// The check digit of Ontario's numbers and of social insurance numbers (Luhn).
pub(super) fn is_luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .zip([false, true].into_iter().cycle())
        .map(|(digit, is_doubled)| match (u32::from(digit - b'0'), is_doubled) {
            (digit, false) => digit,
            (digit @ 5.., true) => digit * 2 - 9,
            (digit, true) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The check digit of British Columbia's numbers (modulus 11 over the second to the ninth digit).
fn is_british_columbian(number: &str) -> bool {
    let digits: Vec<u32> = number.bytes().map(|digit| u32::from(digit - b'0')).collect();
    let [9, middle @ .., check] = digits.as_slice() else { return false };
    let sum: u32 =
        middle.iter().zip([2, 4, 8, 5, 10, 9, 7, 3]).map(|(digit, weight)| digit * weight % 11).sum();
    middle.len() == 8 && 11 - sum % 11 == *check
}
