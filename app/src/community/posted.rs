//! A comment that was just posted, changed or taken back, for its author, who stays on the page on which they wrote it.

use store::community::comment::Comment;
use uuid::Uuid;

use super::cards::{card, card_texts};
use super::comment::Depth;
use super::reader::{Reader, is_member};
use super::writing::Posted;
use crate::i18n::{locale, number, td_string};
use crate::page::Context;

impl Posted {
    /// What its author is told of it, in a topic that has so many comments now.
    pub fn of(context: &Context, path: String, posted: &Comment, person: Uuid, count: u64) -> Self {
        let language = context.language;
        let reader = Reader { person, mark: 0, is_open: true, is_member: is_member(context) };
        let depth = if posted.parent.is_some() { Depth::Reply } else { Depth::Section };
        Self {
            card: card(context, posted, &reader, depth),
            texts: card_texts(language).clone(),
            path,
            count: td_string!(
                locale(language),
                community.comments.count,
                count,
                number = number(language, count)
            ),
        }
    }
}
