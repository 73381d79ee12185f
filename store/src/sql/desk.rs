//! The service desk's queue: what comes in, what is read, what expires.

mod read;
mod receive;
mod replies;
mod write;

use async_trait::async_trait;
use domain::desk::RequestState;
use sqlx::{FromRow as _, QueryBuilder, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::measures::{in_force, kept_out};
use super::rows::{Columns as _, count, millis};
use super::{Adapter, Db};
use crate::StoreError;
use crate::desk::{
    Assignee, Colleague, Desk, Did, Doing, Filter, Listed, NewRequest, OwnRequest, Request, Said,
};

pub(super) use self::receive::may_prompt;

#[async_trait]
impl Desk for Adapter {
    async fn receive_request(&self, request: NewRequest) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(receive::receive(connection, request))).await
    }

    async fn requests(&self, filter: Filter, limit: u32) -> Result<Vec<Listed>, StoreError> {
        let mut query = QueryBuilder::<Db>::new(
            "SELECT r.id, r.number, r.kind, r.state, r.received, h.name, a.username AS holder FROM requests r \
             LEFT JOIN people h ON h.id = r.person_id LEFT JOIN accounts a ON a.person_id = r.assignee \
             WHERE r.number > ",
        );
        query.push_bind(filter.after).push(" AND r.state IN (");
        let mut states = query.separated(", ");
        for state in filter.states {
            states.push_bind(state.code());
        }
        query.push(")");
        if let Some(kind) = filter.kind {
            query.push(" AND r.kind = ").push_bind(kind.code());
        }
        match filter.assignee {
            Assignee::Any => {}
            Assignee::Nobody => {
                query.push(" AND r.assignee IS NULL");
            }
            Assignee::Person(person) => {
                query.push(" AND r.assignee = ").push_bind(person);
            }
        }
        query.push(" ORDER BY r.number LIMIT ").push_bind(i64::from(limit));
        Ok(query.build_query_as().fetch_all(&self.readers).await?)
    }

    async fn requests_due(&self) -> Result<u64, StoreError> {
        let due: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM requests WHERE state IN ($1, $2)")
            .bind(RequestState::New.code())
            .bind(RequestState::Open.code())
            .fetch_one(&self.readers)
            .await?;
        Ok(count(due))
    }

    async fn request(&self, id: Uuid) -> Result<Option<Request>, StoreError> {
        let request: Option<Request> = sqlx::query_as(
            "SELECT r.id, r.number, r.kind, r.state, r.language AS request_language, r.wanted, r.message, \
                 r.topic_id, t.title_en, t.title_fr, \
                 r.signed_in, r.confirmed, r.received, r.version, r.address, r.assignee, s.username AS holder, \
                 h.id AS person_id, h.name, h.email, h.member_number, h.on_roster, a.username, \
                 COALESCE(a.language, h.language) AS person_language, \
                 (a.totp_since IS NOT NULL OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = r.person_id)) \
                 AS has_second_factor, \
                 EXISTS (SELECT 1 FROM duties d WHERE d.person_id = r.person_id) AS is_staff \
             FROM requests r LEFT JOIN people h ON h.id = r.person_id LEFT JOIN accounts a ON a.person_id = h.id \
             LEFT JOIN accounts s ON s.person_id = r.assignee LEFT JOIN topics t ON t.id = r.topic_id \
             WHERE r.id = $1",
        )
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        let Some(mut request) = request else { return Ok(None) };
        request.events = sqlx::query_as(
            "SELECT e.at, e.what, e.state, e.text, a.username AS actor, s.username AS assignee \
             FROM request_events e LEFT JOIN accounts a ON a.person_id = e.actor \
             LEFT JOIN accounts s ON s.person_id = e.assignee WHERE e.request_id = $1 ORDER BY e.seq",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        Ok(Some(request))
    }

    async fn colleagues(&self, now: OffsetDateTime) -> Result<Vec<Colleague>, StoreError> {
        let rows: Vec<(Uuid, String)> = sqlx::query_as(concat!(
            "SELECT DISTINCT a.person_id, a.username FROM duties d JOIN accounts a ON a.person_id = d.person_id \
             WHERE d.duty = 'service_desk' AND NOT ",
            kept_out!("a.person_id", "$1"),
            " ORDER BY a.username"
        ))
        .bind(millis(now))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(|(id, username)| Colleague { id, username }).collect())
    }

    async fn confirm_request(&self, id: Uuid, at: OffsetDateTime) -> Result<Option<i64>, StoreError> {
        self.write(move |connection| Box::pin(replies::confirm(connection, id, at))).await
    }

    async fn reply_to_desk(
        &self,
        person: Uuid,
        number: i64,
        text: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(replies::reply(connection, person, number, text, at))).await
    }

    async fn act(&self, doing: Doing) -> Result<Did, StoreError> {
        self.write(move |connection| Box::pin(write::act(connection, doing))).await
    }

    async fn own_requests(&self, person: Uuid) -> Result<Vec<OwnRequest>, StoreError> {
        // A row for each answer and each reply, one without where there is none. Notes are the desk's own.
        let rows = sqlx::query(
            "SELECT r.number, r.kind, r.state, r.wanted, r.message, r.received, r.topic_id, t.title_en, t.title_fr, \
                 e.at, e.what, e.text FROM requests r LEFT JOIN topics t ON t.id = r.topic_id \
             LEFT JOIN request_events e ON e.request_id = r.id AND e.what IN ('answered', 'replied') \
             WHERE r.person_id = $1 AND (r.signed_in OR r.confirmed IS NOT NULL) ORDER BY r.number, e.seq",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?;
        let mut requests: Vec<OwnRequest> = Vec::new();
        for row in &rows {
            let number: i64 = row.try_get("number")?;
            if requests.last().is_none_or(|last| last.number != number) {
                requests.push(OwnRequest::from_row(row)?);
            }
            if let (Some(at), Some(text), Some(request)) =
                (row.read("at")?, row.read("text")?, requests.last_mut())
            {
                let by_desk = row.try_get::<&str, _>("what")? == "answered";
                request.said.push(Said { at, by_desk, text });
            }
        }
        Ok(requests)
    }

    async fn expire_requests(&self, before: OffsetDateTime, at: OffsetDateTime) -> Result<u64, StoreError> {
        let expired = self.write(move |connection| Box::pin(receive::expire(connection, before, at))).await?;
        if expired > 0 {
            self.scrub().await;
        }
        Ok(expired)
    }
}
