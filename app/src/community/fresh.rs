//! What was said since somebody read a topic, as they see it.

use services::community::{SaidSince, is_by};
use store::community::comment::Comment;
use uuid::Uuid;

use super::cards::{card, card_texts};
use super::comment::{Card, Depth, Fresh};
use super::reader::{Reader, is_member};
use crate::i18n::{locale, number, td_string};
use crate::page::Context;

impl Fresh {
    /// What they are told. All of it is new, but for what they said themselves.
    pub fn of(context: &Context, said: &SaidSince, person: Uuid) -> Self {
        let SaidSince { topic, comments, has_more } = said;
        let language = context.language;
        let is_open = topic.state.takes_comments() && !topic.is_locked(context.now);
        let reader = Reader { person, mark: 0, is_open, is_member: is_member(context) };
        let fresh = |one: &Comment| {
            let depth = if one.parent.is_some() { Depth::Reply } else { Depth::Section };
            Card { is_new: !is_by(one, person), ..card(context, one, &reader, depth) }
        };
        let count = u64::try_from(topic.standing).unwrap_or(0);
        Self {
            cards: comments.iter().map(fresh).collect(),
            texts: card_texts(language).clone(),
            last: topic.comments,
            known: count,
            count: td_string!(
                locale(language),
                community.comments.count,
                count,
                number = number(language, count)
            ),
            has_more: *has_more,
        }
    }
}
