//! Who reads comments, and what is theirs of them.

use domain::account::Capability;
use services::community::is_by;
use store::community::comment::Comment;
use uuid::Uuid;

use crate::page::Context;

/// What comments are read with.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    /// Who reads.
    pub person: Uuid,
    /// How far they have read.
    pub mark: i64,
    /// Whether the topic takes comments and reactions.
    pub is_open: bool,
    /// Whether they are a member: to who is none, the page is all that there is.
    pub is_member: bool,
}

/// Whether a comment came since its reader was there last.
pub(super) fn is_new(comment: &Comment, reader: &Reader) -> bool {
    comment.seq > reader.mark && reader.mark > 0 && !is_by(comment, reader.person)
}

/// To its author who is no member, their guest post is all that there is.
pub(super) fn is_member(context: &Context) -> bool {
    context.viewer.as_ref().is_some_and(|viewer| viewer.may(Capability::ReadCommunity))
}
