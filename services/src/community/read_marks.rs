//! How far somebody has read a topic.

use store::StoreError;
use store::account::session::Actor;
use store::community::comment::Comment;

use super::{CommentLocation, Community, Order};

impl Community {
    /// Keeps how far the asker has read a topic. Returns where they go on in an order, if there is anything more.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn mark_read(
        &self,
        actor: &Actor,
        topic: i64,
        seq: i64,
        order: Order,
    ) -> Result<Option<CommentLocation>, StoreError> {
        self.store.mark_read(actor.person, topic, seq).await?;
        let mark = self.store.read_mark(actor.person, topic).await?;
        self.place_after(actor, topic, mark, order).await
    }
}

/// How far somebody has read who had read as far as `mark` and now sees these: never past one that they did not see.
pub(super) fn mark_after<'c>(mark: i64, shown: impl Iterator<Item = &'c Comment>) -> i64 {
    let mut seen: Vec<i64> = shown.map(|comment| comment.seq).filter(|seq| *seq > mark).collect();
    seen.sort_unstable();
    seen.into_iter().fold(mark, |mark, seq| if seq == mark + 1 { seq } else { mark })
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use proptest::prelude::*;
    use time::OffsetDateTime;

    use super::*;

    fn comment(seq: i64) -> Comment {
        Comment {
            id: seq,
            topic: 1,
            seq,
            parent: None,
            position: seq,
            author: None,
            language: Language::En,
            html: String::new(),
            created: OffsetDateTime::UNIX_EPOCH,
            edited: None,
            gone: None,
            replies: 0,
            answers: 0,
            reactions: [0; 3],
            own_reactions: 0,
        }
    }

    proptest! {
        #[test]
        fn a_mark_never_passes_a_comment_that_was_not_shown(
            mark in 0_i64..20, shown in proptest::collection::btree_set(1_i64..40, 0..30),
        ) {
            let comments: Vec<Comment> = shown.iter().rev().map(|seq| comment(*seq)).collect();
            let after = mark_after(mark, comments.iter());
            prop_assert!(after >= mark);
            prop_assert!((mark + 1..=after).all(|seq| shown.contains(&seq)));
            prop_assert!(!shown.contains(&(after + 1)), "and stops no earlier");
        }
    }
}
