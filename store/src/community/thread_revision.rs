//! What tells whether a topic's comments are still what was read of them before, and what of them is one reader's alone.

use super::Topic;
use super::draft::CommentDraft;
use super::following::Own;
use crate::document::Bilingual;

/// Which state of a topic's comments somebody sees: numbers that never fall, raised in the very transaction that changes what
/// the comments show. What was read after them is at least as new as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadRevision {
    /// Of the topic.
    pub topic: i64,
    /// Of what comments show of people, in all topics.
    pub names: i64,
}

impl ThreadRevision {
    /// Whether whoever sees this sees all that `other` does.
    pub const fn holds(self, other: Self) -> bool {
        self.topic >= other.topic && self.names >= other.names
    }
}

/// The first and the last of some comments by their numbers: whose reactions are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentSpan {
    /// The first.
    pub first: i64,
    /// The last.
    pub last: i64,
}

impl CommentSpan {
    /// None at all.
    pub const NONE: Self = Self { first: 0, last: -1 };
}

/// How a reader reacted: a comment, and a bit for each kind.
pub type OwnReaction = (i64, u8);

/// A topic with what it is to one reader, all as of one moment.
#[derive(Clone, Debug)]
pub struct TopicForReader {
    /// The topic.
    pub topic: Topic,
    /// What its theme is called.
    pub theme: Bilingual,
    /// What they are writing there that is no reply.
    pub draft: Option<CommentDraft>,
    /// What it is to them, and how far they have read.
    pub own: Own,
    /// Which state of its comments that moment is.
    pub revision: ThreadRevision,
    /// How they reacted to the comments that were asked for.
    pub own_reactions: Vec<OwnReaction>,
    /// How many notices of anything they have not seen, which each of their pages says.
    pub unseen: u64,
}
