//! The cases that moderators read.

use domain::account::Capability;
use domain::moderation::{CaseState, Target};
use store::StoreError;
use store::account::session::Actor;
use store::community::Topic;
use store::moderation::{Assignee, Case, CaseLine, CasePageRequest, Destination, Waiting};

use super::Moderation;
use super::done::{CaseDone, DoneBefore};
use super::query::CasesQuery;
use crate::AssigneeFilter;

/// Lines of one page.
const LINES: u32 = 25;

impl Moderation {
    /// A page of cases, and whether there are more.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn cases(
        &self,
        actor: &Actor,
        shown: &CasesQuery,
    ) -> Result<(Vec<CaseLine>, bool), StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok((Vec::new(), false)) };
        let assignee = shown.assignee.map(|filter| match filter {
            AssigneeFilter::Mine => Assignee::Person(actor.person),
            AssigneeFilter::Nobody => Assignee::Nobody,
        });
        let (state, kind, clause, after) = (shown.state, shown.kind, shown.clause, shown.after);
        let is_to_decide = false;
        let page_request =
            CasePageRequest { purview, is_to_decide, state, kind, clause, assignee, after, limit: LINES + 1 };
        let mut lines = self.store.cases(&page_request).await?;
        let has_more = lines.len() > LINES as usize;
        lines.truncate(LINES as usize);
        Ok((lines, has_more))
    }

    /// How many wait for the asker's decision.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be counted.
    pub async fn waiting(&self, actor: &Actor) -> Result<Waiting, StoreError> {
        match Self::purview(actor) {
            Some(purview) => self.store.waiting_cases(&purview).await,
            None => Ok(Waiting::default()),
        }
    }

    /// A case, with the topic that a guest post is.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn case(&self, actor: &Actor, id: i64) -> Result<Option<(Case, Option<Topic>)>, StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok(None) };
        let Some(case) = self.store.case(id, &purview, self.clock.now()).await? else { return Ok(None) };
        let article = match case.line.target {
            Target::Comment(_) | Target::Profile(_) => None,
            Target::GuestPost(topic) => self.store.topic(topic).await?,
        };
        Ok(Some((case, article)))
    }

    /// Where the comment that a case is about can be moved to.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn destinations(&self, actor: &Actor, case: &Case) -> Result<Vec<Destination>, StoreError> {
        let reach = actor.standing.reach(Capability::Moderate);
        match (case.line.state, case.line.target, reach) {
            (CaseState::Open, Target::Comment(comment), Some(reach)) => {
                self.store.destinations(comment, &reach).await
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The next case that waits for the asker's decision and is in nobody else's hand.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn next_case(&self, actor: &Actor, not: i64) -> Result<Option<i64>, StoreError> {
        let Some(purview) = Self::purview(actor) else { return Ok(None) };
        for assignee in [Assignee::Person(actor.person), Assignee::Nobody] {
            let assignee = Some(assignee);
            let page_request = CasePageRequest {
                purview: purview.clone(),
                is_to_decide: true,
                state: None,
                kind: None,
                clause: None,
                assignee,
                after: None,
                limit: 2,
            };
            let lines = self.store.cases(&page_request).await?;
            if let Some(line) = lines.into_iter().find(|line| line.id != not) {
                return Ok(Some(line.id));
            }
        }
        Ok(None)
    }

    /// What was done with a case just before, as an address says, and what that came to.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn done_before(
        &self,
        actor: &Actor,
        done: CaseDone,
        id: i64,
    ) -> Result<Option<DoneBefore>, StoreError> {
        let Some((case, _)) = self.case(actor, id).await? else { return Ok(None) };
        let measure = match (done, case.decision()) {
            (CaseDone::Ruled(ruling), Some(decision)) if decision.ruling == ruling => decision.measure,
            _ => None,
        };
        let (is_reported, is_taken_back) = (!case.reports.is_empty(), case.text.taken_back.is_some());
        Ok(Some(DoneBefore { done, case: id, is_reported, is_taken_back, measure }))
    }
}
