//! The service desk's queue: what comes in, what is read, what expires.

use async_trait::async_trait;
use domain::Language;
use domain::account::Username;
use domain::desk::{REPEAT_TIME, RequestState};
use sqlx::{QueryBuilder, Row as _};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::audit::{self, By};
use super::measures::kept_out;
use super::outbox::{self, QueuedFor};
use super::pledges::PROMPTS_A_DAY;
use super::rows::{count, millis, moment, small, unreadable, word};
use super::{Adapter, Connection, Db, desk_acts, desk_replies};
use crate::StoreError;
use crate::desk::{
    Assignee, Colleague, Desk, Did, Doing, Event, Filter, Happening, Listed, NewRequest, OwnRequest, Request,
    Requester, Said, Subject,
};
use crate::document::Bilingual;
use crate::mail::DeskMailKind;

type Row = <Db as sqlx::Database>::Row;

#[async_trait]
impl Desk for Adapter {
    async fn receive_request(&self, request: NewRequest) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(receive(connection, request))).await
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
        let rows = query.build().fetch_all(&self.readers).await?;
        Ok(rows.iter().map(listed).collect::<Result<_, _>>()?)
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
        let row = sqlx::query(
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
        let Some(row) = row else { return Ok(None) };
        let events = sqlx::query(
            "SELECT e.at, e.what, e.state, e.text, a.username AS actor, s.username AS assignee \
             FROM request_events e LEFT JOIN accounts a ON a.person_id = e.actor \
             LEFT JOIN accounts s ON s.person_id = e.assignee WHERE e.request_id = $1 ORDER BY e.seq",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        let events = events.iter().map(event).collect::<Result<_, _>>()?;
        Ok(Some(request(&row, events)?))
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
        self.write(move |connection| Box::pin(desk_replies::confirm(connection, id, at))).await
    }

    async fn reply_to_desk(
        &self,
        person: Uuid,
        number: i64,
        text: String,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(desk_replies::reply(connection, person, number, text, at)))
            .await
    }

    async fn act(&self, doing: Doing) -> Result<Did, StoreError> {
        self.write(move |connection| Box::pin(desk_acts::act(connection, doing))).await
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
                requests.push(own_request(row, number)?);
            }
            if let (Some(at), Some(text), Some(request)) =
                (row.try_get::<Option<i64>, _>("at")?, row.try_get("text")?, requests.last_mut())
            {
                let by_desk = row.try_get::<&str, _>("what")? == "answered";
                request.said.push(Said { at: moment(at)?, by_desk, text });
            }
        }
        Ok(requests)
    }

    async fn expire_requests(&self, before: OffsetDateTime, at: OffsetDateTime) -> Result<u64, StoreError> {
        let expired = self.write(move |connection| Box::pin(expire(connection, before, at))).await?;
        if expired > 0 {
            self.scrub().await;
        }
        Ok(expired)
    }
}

async fn receive(connection: &mut Connection, request: NewRequest) -> Result<(), sqlx::Error> {
    let NewRequest { id, by, kind, language, wanted, topic, message, at } = request;
    let (person, address, actor) = match by {
        Requester::Person(person) => (Some(person), None, By::Person),
        Requester::Mailbox(key, address) => {
            let known: Option<Uuid> = sqlx::query_scalar("SELECT id FROM people WHERE email_key = $1")
                .bind(key.to_vec())
                .fetch_optional(&mut *connection)
                .await?;
            (known, known.is_none().then_some(address), By::Visitor)
        }
    };
    let before: Option<i64> = sqlx::query_scalar(
        "SELECT number FROM requests WHERE (person_id = $1 OR address = $2) AND signed_in = $3 AND kind = $4 \
         AND COALESCE(wanted, '') = $5 AND COALESCE(topic_id, 0) = $6 AND message = $7 AND received > $8 AND language = $9 LIMIT 1",
    )
    .bind(person)
    .bind(address.as_deref())
    .bind(actor == By::Person)
    .bind(kind.code())
    .bind(wanted.as_ref().map_or("", Username::as_str))
    .bind(topic.unwrap_or_default())
    .bind(&message)
    .bind(millis(at - REPEAT_TIME))
    .bind(language.code())
    .fetch_optional(&mut *connection)
    .await?;
    if before.is_some() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO requests (id, person_id, address, signed_in, kind, language, wanted, message, received, topic_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(person)
    .bind(address)
    .bind(actor == By::Person)
    .bind(kind.code())
    .bind(language.code())
    .bind(wanted.as_ref().map(Username::as_str))
    .bind(message)
    .bind(millis(at))
    .bind(topic)
    .execute(&mut *connection)
    .await?;
    audit::note(connection, at, actor, "request.received", Some(id), Some(kind.code())).await?;
    match person {
        Some(person) => acknowledge(connection, person, id, at).await,
        None => Ok(()),
    }
}

/// Mails the reference, within what anybody can cause to be mailed to one mailbox in a day.
async fn acknowledge(
    connection: &mut Connection,
    person: Uuid,
    request: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let prompted = sqlx::query(
        "UPDATE people SET \
             prompts = CASE WHEN prompts_since > $2 THEN prompts + 1 ELSE 1 END, \
             prompts_since = CASE WHEN prompts_since > $2 THEN prompts_since ELSE $3 END \
         WHERE id = $1 AND (prompts < $4 OR prompts_since <= $2)",
    )
    .bind(person)
    .bind(millis(at - Duration::DAY))
    .bind(millis(at))
    // Half of them, so that whoever fills in the form in somebody's name leaves them their own links.
    .bind(PROMPTS_A_DAY / 2)
    .execute(&mut *connection)
    .await?;
    if prompted.rows_affected() == 0 {
        return Ok(());
    }
    outbox::queue(connection, QueuedFor::Request(DeskMailKind::Received, request, None), None, at).await
}

async fn expire(
    connection: &mut Connection,
    before: OffsetDateTime,
    at: OffsetDateTime,
) -> Result<u64, sqlx::Error> {
    let expired = sqlx::query("DELETE FROM requests WHERE person_id IS NULL AND received < $1")
        .bind(millis(before))
        .execute(&mut *connection)
        .await?
        .rows_affected();
    if expired > 0 {
        audit::note(connection, at, By::System, "request.expired", None, Some(&expired.to_string())).await?;
    }
    Ok(expired)
}

fn listed(row: &Row) -> Result<Listed, sqlx::Error> {
    Ok(Listed {
        id: row.try_get("id")?,
        number: row.try_get("number")?,
        kind: word(row.try_get("kind")?)?,
        state: word(row.try_get("state")?)?,
        received: moment(row.try_get("received")?)?,
        name: row.try_get("name")?,
        assignee: row.try_get("holder")?,
    })
}

fn request(row: &Row, events: Vec<Event>) -> Result<Request, sqlx::Error> {
    let assignee: Option<Uuid> = row.try_get("assignee")?;
    let username: Option<String> = row.try_get("holder")?;
    Ok(Request {
        id: row.try_get("id")?,
        number: row.try_get("number")?,
        kind: word(row.try_get("kind")?)?,
        state: word(row.try_get("state")?)?,
        language: word(row.try_get("request_language")?)?,
        wanted: row.try_get("wanted")?,
        topic: topic(row)?,
        message: row.try_get("message")?,
        signed_in: row.try_get("signed_in")?,
        confirmed: row.try_get::<Option<i64>, _>("confirmed")?.map(moment).transpose()?,
        received: moment(row.try_get("received")?)?,
        version: small(row.try_get("version")?)?,
        address: row.try_get("address")?,
        subject: subject(row)?,
        assignee: assignee.zip(username).map(|(id, username)| Colleague { id, username }),
        events,
    })
}

fn subject(row: &Row) -> Result<Option<Subject>, sqlx::Error> {
    let Some(id) = row.try_get("person_id")? else { return Ok(None) };
    Ok(Some(Subject {
        id,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        member_number: row.try_get("member_number")?,
        username: row.try_get("username")?,
        language: word::<Language>(row.try_get("person_language")?)?,
        on_roster: row.try_get("on_roster")?,
        has_second_factor: row.try_get("has_second_factor")?,
        is_staff: row.try_get("is_staff")?,
    }))
}

fn event(row: &Row) -> Result<Event, sqlx::Error> {
    let text = || row.try_get::<Option<String>, _>("text").map(Option::unwrap_or_default);
    let what = match row.try_get("what")? {
        "assigned" => Happening::Assigned(row.try_get("assignee")?),
        "released" => Happening::Released,
        "became" => Happening::Became(word(row.try_get("state")?)?),
        "noted" => Happening::Noted(text()?),
        "answered" => Happening::Answered(text()?),
        "renamed" => Happening::Renamed(text()?),
        "second_factor_reset" => Happening::SecondFactorReset,
        "link_sent" => Happening::LinkSent,
        "replied" => Happening::Replied(text()?),
        "confirmed" => Happening::Confirmed,
        _ => return Err(unreadable()),
    };
    Ok(Event { at: moment(row.try_get("at")?)?, by: row.try_get("actor")?, what })
}

fn topic(row: &Row) -> Result<Option<(i64, Bilingual)>, sqlx::Error> {
    let Some(id) = row.try_get("topic_id")? else { return Ok(None) };
    Ok(Some((id, Bilingual { en: row.try_get("title_en")?, fr: row.try_get("title_fr")? })))
}

fn own_request(row: &Row, number: i64) -> Result<OwnRequest, sqlx::Error> {
    Ok(OwnRequest {
        number,
        kind: word(row.try_get("kind")?)?,
        state: word(row.try_get("state")?)?,
        wanted: row.try_get("wanted")?,
        topic: topic(row)?,
        message: row.try_get("message")?,
        received: moment(row.try_get("received")?)?,
        said: Vec::new(),
    })
}
