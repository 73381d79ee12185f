//! A comment that somebody reported, and those whom it concerns.

use domain::account::Role;
use domain::moderation::Clause;

use super::Site;
use crate::members::Browser;
use crate::moderation::{member, report, write};

/// A comment of barnabe's that lucille reported, for moira to decide about: the first case of its site.
pub struct ReportedComment<'s> {
    pub moderator: Browser<'s>,
    pub author: Browser<'s>,
    pub reader: Browser<'s>,
    /// What stands in the addresses of its topic, of itself and of its case.
    pub topic: String,
    pub comment: String,
    pub case: &'static str,
}

impl Site {
    /// A comment with these words that was reported as breaking a rule.
    pub async fn reported_comment(&self, words: &str, clause: Clause) -> ReportedComment<'_> {
        let (_, moderator) = self.staff("10", "moira", Role::Moderator).await;
        let (mut author, mut reader) =
            (member(self, "1", "barnabe").await, member(self, "2", "lucille").await);
        let (_, topic) = self.topic().await;
        let comment = write(&mut author, &topic, words).await;
        let sent = report(&mut reader, &format!("comment-{comment}"), clause).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        ReportedComment { moderator, author, reader, topic, comment, case: "1" }
    }
}
