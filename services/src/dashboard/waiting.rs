//! What waits for who opens the dashboard.

use domain::account::{Capability, Scope};
use domain::contact::Team;
use store::StoreError;
use store::account::session::Actor;
use store::contact::EnquiriesWaiting;
use store::document::DocumentKind;
use store::roster::RosterCounts;
use time::OffsetDateTime;

use super::Dashboard;
use super::topic_work::TopicWork;

/// What waits, as far as the reader's roles reach.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The roster in numbers.
    pub counts: Option<RosterCounts>,
    /// Documents with a draft.
    pub drafts: Vec<DocumentKind>,
    /// How many topics wait for each thing that is still to be done about topics.
    pub topics: [(TopicWork, u64); TopicWork::ALL.len()],
    /// When the next topic is published by itself.
    pub next_topic: Option<OffsetDateTime>,
    /// Suggestions that wait for a decision.
    pub suggested: u64,
    /// Guest posts that wait for an answer.
    pub guest_posts: u64,
    /// What people wrote to the reader's teams.
    pub enquiries: EnquiriesWaiting,
    /// Offers to help that nobody has answered.
    pub offers: u64,
}

impl Default for Waiting {
    fn default() -> Self {
        let topics = TopicWork::ALL.map(|work| (work, 0));
        Self {
            counts: None,
            drafts: Vec::new(),
            topics,
            next_topic: None,
            suggested: 0,
            guest_posts: 0,
            offers: 0,
            enquiries: EnquiriesWaiting::default(),
        }
    }
}

impl Dashboard {
    /// What waits for whoever opens the dashboard, as far as their duties reach.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn waiting(&self, actor: &Actor) -> Result<Waiting, StoreError> {
        let may = |capability| actor.standing.may(capability, Scope::Everywhere);
        let mut waiting = Waiting::default();
        let teams = Team::of(&actor.standing);
        waiting.enquiries = self.store.enquiries_waiting(teams, self.clock.now()).await?;
        if may(Capability::Roster) {
            waiting.counts = Some(self.counts().await?);
        }
        if may(Capability::Edit) {
            waiting.drafts = self.store.drafted().await?;
            let (topics, now) = (self.store.topics(None).await?, self.clock.now());
            let count = |work: TopicWork| topics.iter().filter(|topic| work.is_of(topic, now)).count() as u64;
            let scheduled = topics.iter().filter(|topic| TopicWork::Scheduled.is_of(topic, now));
            waiting.next_topic = scheduled.filter_map(|topic| topic.published).min();
            waiting.topics = TopicWork::ALL.map(|work| (work, count(work)));
            waiting.guest_posts = self.store.waiting_guest_posts().await?;
            waiting.suggested = self.store.new_suggestions().await?;
        }
        if may(Capability::AnswerOffers) {
            waiting.offers = self.store.new_offers().await?;
        }
        Ok(waiting)
    }
}
