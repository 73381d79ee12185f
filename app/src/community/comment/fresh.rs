//! What was said since a page was written.

use serde::{Deserialize, Serialize};

use super::card::Card;
use super::texts::CardTexts;
use crate::told::told;

/// What was said since, for who reads and does not leave the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fresh {
    /// The comments, the oldest first.
    pub cards: Vec<Card>,
    /// What stands on them besides.
    pub texts: CardTexts,
    /// The number of the last comment of the topic.
    pub last: i64,
    /// How many there are to read now.
    pub known: u64,
    /// The same, as the page says it.
    pub count: String,
    /// Whether there are more than these.
    pub has_more: bool,
}

told! {
    Fresh { cards, texts, last, known, count, has_more }
}
