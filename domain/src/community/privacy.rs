//! What in a text may tell who a patient is. It is asked on the author's device before the text is sent; of what is posted
//! all the same, moderators are told (`moderation::Signal`).

mod dates;
mod email;
mod numbers;
mod tokens;
mod words;

use std::ops::Range;

use strum::VariantArray;
use tokens::Tokens;

/// What may tell who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, VariantArray)]
pub enum Identifier {
    /// The number of a health card.
    HealthCard,
    /// When somebody was born.
    BirthDate,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A person's name, close to a date.
    NameWithDate,
}

crate::list!(Identifier);

/// Something that may tell who a patient is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Identifier,
}

/// Everything in a text that may tell who a patient is, in its order; no two overlap.
pub fn identifying(text: &str) -> Vec<Find> {
    let tokens = Tokens::of(text);
    let mut finds = Vec::new();
    numbers::find(&tokens, &mut finds);
    dates::find(&tokens, &mut finds);
    email::find(text, &mut finds);
    finds.sort_unstable_by_key(|find| (find.range.start, find.range.end, find.kind));
    let mut apart: Vec<Find> = Vec::with_capacity(finds.len());
    for find in finds {
        match apart.last_mut() {
            Some(last) if find.range.start < last.range.end => {
                last.range.end = last.range.end.max(find.range.end);
                last.kind = last.kind.min(find.kind);
            }
            _ => apart.push(find),
        }
    }
    apart
}

#[cfg(test)]
mod tests;
