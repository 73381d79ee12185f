//! What people write to the association: what comes in, what is read, what is done, what expires.

mod read;
mod receive;
mod write;

use async_trait::async_trait;
use domain::contact::{EnquiryState, Team};
use sqlx::{QueryBuilder, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{count, millis};
use super::{Adapter, Db};
use crate::StoreError;
use crate::contact::{
    Contact, EnquiriesOf, EnquiriesWaiting, Enquiry, EnquiryDid, EnquiryDoing, EnquiryLine,
    EnquiryPageRequest, EnquiryReceived, NewEnquiry, OwnEnquiry,
};

pub(super) use self::write::forget_mailbox;

#[async_trait]
impl Contact for Adapter {
    async fn receive_enquiry(&self, enquiry: NewEnquiry) -> Result<EnquiryReceived, StoreError> {
        self.write(move |connection| Box::pin(receive::receive(connection, enquiry))).await
    }

    async fn enquiries(&self, request: EnquiryPageRequest) -> Result<Vec<EnquiryLine>, StoreError> {
        if request.teams.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::<Db>::new(
            "SELECT id, number, kind, area, team, language, state, SUBSTR(message, 1, 200) AS beginning, received, due \
             FROM enquiries WHERE number > ",
        );
        query.push_bind(request.after).push(" AND state = ").push_bind(request.state.code());
        read::push_teams(&mut query, &request.teams);
        if let Some(language) = request.language {
            query.push(" AND language = ").push_bind(language.code());
        }
        query.push(" ORDER BY number LIMIT ").push_bind(i64::from(request.limit));
        Ok(query.build_query_as().fetch_all(&self.readers).await?)
    }

    async fn enquiries_waiting(
        &self,
        teams: Vec<Team>,
        now: OffsetDateTime,
    ) -> Result<EnquiriesWaiting, StoreError> {
        if teams.is_empty() {
            return Ok(EnquiriesWaiting::default());
        }
        let mut query = QueryBuilder::<Db>::new("SELECT COUNT(CASE WHEN state = ");
        query.push_bind(EnquiryState::Open.code()).push(" THEN 1 END), COUNT(CASE WHEN state = ");
        query.push_bind(EnquiryState::Open.code()).push(" AND due <= ").push_bind(millis(now));
        query.push(" THEN 1 END), COUNT(CASE WHEN state = ").push_bind(EnquiryState::Suspected.code());
        query.push(" THEN 1 END) FROM enquiries WHERE state IN (");
        query.push_bind(EnquiryState::Open.code()).push(", ");
        query.push_bind(EnquiryState::Suspected.code()).push(")");
        read::push_teams(&mut query, &teams);
        let row = query.build().fetch_one(&self.readers).await?;
        let number = |at: usize| row.try_get(at).map(count);
        Ok(EnquiriesWaiting { open: number(0)?, late: number(1)?, suspected: number(2)? })
    }

    async fn enquiry(&self, id: Uuid) -> Result<Option<Enquiry>, StoreError> {
        let enquiry: Option<Enquiry> = sqlx::query_as(
            "SELECT q.id, q.number, q.kind, q.area, q.topic_id, t.title_en, t.title_fr, q.language, q.team, q.state, \
                 q.message, q.received, q.due, q.version, q.person_id AS person, q.address, a.username \
             FROM enquiries q LEFT JOIN accounts a ON a.person_id = q.person_id \
             LEFT JOIN topics t ON t.id = q.topic_id WHERE q.id = $1",
        )
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        let Some(mut enquiry) = enquiry else { return Ok(None) };
        enquiry.events = sqlx::query_as(
            "SELECT e.at, e.what, e.state, e.team, e.text, a.username AS actor FROM enquiry_events e \
             LEFT JOIN accounts a ON a.person_id = e.actor_id WHERE e.enquiry_id = $1 ORDER BY e.seq",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        Ok(Some(enquiry))
    }

    async fn act_on_enquiry(&self, doing: EnquiryDoing) -> Result<EnquiryDid, StoreError> {
        self.write(move |connection| Box::pin(write::act(connection, doing))).await
    }

    async fn close_suspected(
        &self,
        teams: Vec<Team>,
        up_to: i64,
        by: Uuid,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError> {
        if teams.is_empty() {
            return Ok(0);
        }
        self.write(move |connection| Box::pin(write::close_suspected(connection, teams, up_to, by, at))).await
    }

    async fn own_enquiry(&self, id: Uuid) -> Result<Option<OwnEnquiry>, StoreError> {
        let rows = sqlx::query(read::own_enquiries!("q.id = $1")).bind(id).fetch_all(&self.readers).await?;
        Ok(read::own(&rows)?.pop())
    }

    async fn own_enquiries(&self, of: EnquiriesOf) -> Result<Vec<OwnEnquiry>, StoreError> {
        let query = match of {
            EnquiriesOf::Person(person) => {
                let theirs = read::own_enquiries!(
                    "(q.person_id = $1 OR q.email_key = (SELECT h.email_key FROM people h WHERE h.id = $1))"
                );
                sqlx::query(theirs).bind(person)
            }
            EnquiriesOf::Mailbox(key) => {
                sqlx::query(read::own_enquiries!("q.email_key = $1")).bind(key.to_vec())
            }
        };
        Ok(read::own(&query.fetch_all(&self.readers).await?)?)
    }

    async fn reply_to_enquiry(
        &self,
        id: Uuid,
        text: String,
        due: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::reply(connection, id, text, due, at))).await
    }

    async fn expire_enquiries(
        &self,
        before: OffsetDateTime,
        suspected_before: OffsetDateTime,
        at: OffsetDateTime,
    ) -> Result<u64, StoreError> {
        let expired = self
            .write(move |connection| Box::pin(write::expire(connection, before, suspected_before, at)))
            .await?;
        if expired > 0 {
            self.scrub().await;
        }
        Ok(expired)
    }
}
