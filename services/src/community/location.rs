//! Where comments are read, and where somebody reads on.

use store::StoreError;
use store::account::session::Actor;
use store::community::Topic;
use store::community::comment::{Comment, CommentPosition, FIRST_REPLIES, PAGE, page_of};

use super::{Community, Order};

/// Where a comment is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommentLocation {
    /// On a page of its topic.
    Topic {
        /// The topic.
        topic: i64,
        /// The page.
        page: u32,
        /// The comment.
        comment: i64,
    },
    /// On a page of its topic in another order than the usual one.
    Ordered {
        /// The topic.
        topic: i64,
        /// The order.
        order: Order,
        /// The last comment of the page before, as addresses name it; empty for the first page.
        after: String,
        /// The comment.
        comment: i64,
    },
    /// On a page of the conversation that it belongs to.
    Conversation {
        /// The comment that began it.
        head: i64,
        /// The page.
        page: u32,
        /// The comment.
        comment: i64,
    },
}

impl CommentLocation {
    /// The page on which a comment stands in the usual order.
    pub fn of(position: CommentPosition) -> Self {
        let (page, comment) = (page_of(position.position), position.id);
        match position.parent {
            None => Self::Topic { topic: position.topic, page, comment },
            Some(head) => Self::Conversation { head, page, comment },
        }
    }

    /// The comment.
    pub const fn comment(&self) -> i64 {
        let (Self::Topic { comment, .. }
        | Self::Ordered { comment, .. }
        | Self::Conversation { comment, .. }) = self;
        *comment
    }
}

impl Community {
    /// What somebody goes on with in a topic whom a page leaves at a number, and how far they are before it: past what they
    /// wrote themselves and what is gone.
    pub(super) async fn go_on(
        &self,
        actor: &Actor,
        topic: &Topic,
        seq: i64,
    ) -> Result<(i64, Option<Comment>), StoreError> {
        let next = self.next_unread(actor, topic.id, seq).await?;
        Ok((next.as_ref().map_or(topic.comments, |next| next.seq - 1), next))
    }

    async fn next_unread(&self, actor: &Actor, topic: i64, seq: i64) -> Result<Option<Comment>, StoreError> {
        match self.store.comment_after(topic, seq, actor.person).await? {
            Some(next) => self.store.comment(next, actor.person).await,
            None => Ok(None),
        }
    }

    /// Where, in an order, the comment of a topic stands that somebody else wrote after the one with a number. A reply that the
    /// topic's page shows is read there, and any other in its conversation.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn place_after(
        &self,
        actor: &Actor,
        topic: i64,
        seq: i64,
        order: Order,
    ) -> Result<Option<CommentLocation>, StoreError> {
        match self.next_unread(actor, topic, seq).await? {
            Some(comment) => self.place_of(actor, &comment, order).await.map(Some),
            None => Ok(None),
        }
    }

    /// Where, in an order, a comment is read.
    pub(super) async fn place_of(
        &self,
        actor: &Actor,
        comment: &Comment,
        order: Order,
    ) -> Result<CommentLocation, StoreError> {
        let head = match comment.parent {
            None => Some(comment.clone()),
            Some(head) if comment.position <= i64::from(FIRST_REPLIES) => {
                self.store.comment(head, actor.person).await?
            }
            Some(_) => None,
        };
        match head {
            Some(head) => self.place_in_topic(&head, comment.id, order).await,
            None => Ok(CommentLocation::of(comment.position_in_topic())),
        }
    }

    /// Where a comment stands on the pages of its topic that is `head`, or a reply to it.
    async fn place_in_topic(
        &self,
        head: &Comment,
        comment: i64,
        order: Order,
    ) -> Result<CommentLocation, StoreError> {
        let topic = head.topic;
        let after = match order {
            Order::Oldest => {
                return Ok(CommentLocation::Topic { topic, page: page_of(head.position), comment });
            }
            Order::Newest => {
                let last = self.store.topic(topic).await?.map_or(head.position, |topic| topic.threads);
                newest_page(last, head.position).map(|place| place.to_string())
            }
            Order::Useful => self
                .store
                .useful_page(topic, (head.useful(), head.position))
                .await?
                .map(|(useful, position)| format!("{useful}-{position}")),
        };
        Ok(CommentLocation::Ordered { topic, order, after: after.unwrap_or_default(), comment })
    }
}

/// Before which place the page begins on which one stands, where the newest of `last` places are read first; `None` on the
/// first page.
fn newest_page(last: i64, position: i64) -> Option<i64> {
    let on_a_page = i64::from(PAGE);
    let pages = (last - position) / on_a_page;
    (pages > 0).then(|| last - pages * on_a_page + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_page_of_the_newest_that_is_led_to_is_one_that_is_paged_to_and_has_the_comment(
            last in 1_i64..500, back in 0_i64..500,
        ) {
            let position = (last - back).max(1);
            let begins = newest_page(last, position).unwrap_or(last + 1);
            prop_assert!(position < begins && position >= begins - i64::from(PAGE));
            prop_assert_eq!((last + 1 - begins) % i64::from(PAGE), 0);
        }
    }
}
