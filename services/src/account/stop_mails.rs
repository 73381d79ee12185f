//! The sealed links in mails of notices, each of which stops one kind of them, or all.
//!
//! They work for as long as there is an account, signed in or not: the epoch that revokes other links is not looked at,
//! for all that one of these can do is to stop mails.

use domain::community::NotificationKind;
use domain::seal::{Purpose, Sealed};
use store::StoreError;
use uuid::Uuid;

use super::Accounts;

/// What a link stops: one kind of notice, or all.
pub type Stop = Option<NotificationKind>;

const fn purpose(stop: Stop) -> Purpose {
    match stop {
        None => Purpose::StopNotices,
        Some(NotificationKind::Reply) => Purpose::StopReplies,
        Some(NotificationKind::Mention) => Purpose::StopMentions,
        Some(NotificationKind::FollowedTopic) => Purpose::StopFollowedTopics,
        Some(NotificationKind::ClosingSoon) => Purpose::StopClosing,
        Some(NotificationKind::Outcome) => Purpose::StopOutcomes,
        Some(NotificationKind::StaffAnswer) => Purpose::StopStaffAnswers,
    }
}

impl Accounts {
    /// A link that stops mails to a person.
    pub fn stop_token(&self, person: Uuid, stop: Stop) -> String {
        self.secret.seal(purpose(stop), Sealed { subject: person, epoch: 0, expires: None })
    }

    /// Whose mails a link stops, and which; `None` where it is not one of ours.
    pub fn stopped_by(&self, token: &str) -> Option<(Uuid, Stop)> {
        let now = self.clock.now();
        let all = std::iter::once(None).chain(NotificationKind::ALL.map(Some));
        all.into_iter().find_map(|stop| {
            self.secret.open(purpose(stop), token, now).ok().map(|link| (link.subject, stop))
        })
    }

    /// Stops them. Nobody learns whether there is such a person.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn stop_mails(&self, person: Uuid, stop: Stop) -> Result<(), StoreError> {
        let kinds = stop.map_or_else(|| NotificationKind::ALL.to_vec(), |kind| vec![kind]);
        self.store.stop_mails(person, kinds, self.clock.now()).await
    }
}
