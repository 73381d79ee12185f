//! The outbox. A lease is a due date in the future: a worker that dies lets it lapse.

mod write;

use async_trait::async_trait;
use sqlx::{FromRow as _, QueryBuilder, Row as _};
use time::OffsetDateTime;
use uuid::Uuid;

use super::rows::{Columns as _, Row, count, millis, moment, person_columns, supporter_columns, word};
use super::{Adapter, Connection, Db};
use crate::StoreError;
use crate::account::Person;
use crate::campaign::{AddressKey, Supporter};
use crate::mail::{
    AccountMail, Backlog, CampaignMail, ContactMail, DeskMail, MailContent, NotificationMail, Outbox, Queued,
};

pub(super) use self::write::{QueuedFor, queue, queue_numbered, reached};

#[async_trait]
impl Outbox for Adapter {
    async fn claim_mail(
        &self,
        now: OffsetDateTime,
        leased_until: OffsetDateTime,
        limit: u32,
    ) -> Result<Vec<Queued>, StoreError> {
        if !self.mail_is_due(now).await? {
            return Ok(Vec::new());
        }
        self.write(move |connection| Box::pin(claim(connection, now, leased_until, limit))).await
    }

    async fn mail_settled(&self, seqs: Vec<i64>) -> Result<(), StoreError> {
        if seqs.is_empty() {
            return Ok(());
        }
        self.write(move |connection| {
            Box::pin(async move {
                let mut query = QueryBuilder::<Db>::new("DELETE FROM outbox WHERE seq IN (");
                let mut list = query.separated(", ");
                for seq in seqs {
                    list.push_bind(seq);
                }
                query.push(")");
                query.build().execute(connection).await.map(drop)
            })
        })
        .await
    }

    async fn mail_failed(
        &self,
        seq: i64,
        due: OffsetDateTime,
        failure: &'static str,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("UPDATE outbox SET due = $2, failure = $3 WHERE seq = $1")
                    .bind(seq)
                    .bind(millis(due))
                    .bind(failure)
                    .execute(connection)
                    .await
                    .map(drop)
            })
        })
        .await
    }

    async fn mail_put_back(&self, seqs: Vec<i64>, due: OffsetDateTime) -> Result<(), StoreError> {
        if seqs.is_empty() {
            return Ok(());
        }
        self.write(move |connection| {
            Box::pin(async move {
                let mut query = QueryBuilder::<Db>::new("UPDATE outbox SET attempts = attempts - 1, due = ");
                query.push_bind(millis(due)).push(" WHERE dead IS NULL AND attempts > 0 AND seq IN (");
                let mut list = query.separated(", ");
                for seq in seqs {
                    list.push_bind(seq);
                }
                query.push(")");
                query.build().execute(connection).await.map(drop)
            })
        })
        .await
    }

    async fn mail_dead(
        &self,
        seq: i64,
        at: OffsetDateTime,
        failure: &'static str,
        mailbox: Option<AddressKey>,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                sqlx::query("UPDATE outbox SET dead = $2, failure = $3, address = NULL WHERE seq = $1")
                    .bind(seq)
                    .bind(millis(at))
                    .bind(failure)
                    .execute(&mut *connection)
                    .await?;
                let Some(mailbox) = mailbox else { return Ok(()) };
                sqlx::query(
                    "INSERT INTO unreachable (email_key, since) VALUES ($1, $2) ON CONFLICT (email_key) DO NOTHING",
                )
                .bind(mailbox.to_vec())
                .bind(millis(at))
                .execute(connection)
                .await
                .map(drop)
            })
        })
        .await
    }

    async fn unreachable_since(&self, mailbox: AddressKey) -> Result<Option<OffsetDateTime>, StoreError> {
        let since: Option<i64> = sqlx::query_scalar("SELECT since FROM unreachable WHERE email_key = $1")
            .bind(mailbox.to_vec())
            .fetch_optional(&self.readers)
            .await?;
        Ok(since.map(moment).transpose()?)
    }

    async fn mail_backlog(&self) -> Result<Backlog, StoreError> {
        let (all, dead, oldest): (i64, i64, Option<i64>) = sqlx::query_as(
            "SELECT COUNT(*), COUNT(dead), MIN(CASE WHEN dead IS NULL THEN queued END) FROM outbox",
        )
        .fetch_one(&self.readers)
        .await?;
        Ok(Backlog { waiting: count(all - dead), dead: count(dead), oldest: oldest.map(moment).transpose()? })
    }
}

impl Adapter {
    /// Looks without writing, so that an idle outbox costs no commit.
    async fn mail_is_due(&self, now: OffsetDateTime) -> Result<bool, StoreError> {
        let due: Option<i64> =
            sqlx::query_scalar("SELECT seq FROM outbox WHERE dead IS NULL AND due <= $1 LIMIT 1")
                .bind(millis(now))
                .fetch_optional(&self.readers)
                .await?;
        Ok(due.is_some())
    }
}

async fn claim(
    connection: &mut Connection,
    now: OffsetDateTime,
    leased_until: OffsetDateTime,
    limit: u32,
) -> Result<Vec<Queued>, sqlx::Error> {
    // Another node may lease the same rows at the same moment: the outer condition is looked at again after its
    // lock is had, so one of the two gets nothing.
    let leased: Vec<i64> = sqlx::query_scalar(
        "UPDATE outbox SET due = $2, attempts = attempts + 1 WHERE dead IS NULL AND due <= $1 AND seq IN \
         (SELECT seq FROM outbox WHERE dead IS NULL AND due <= $1 ORDER BY due LIMIT $3) RETURNING seq",
    )
    .bind(millis(now))
    .bind(millis(leased_until))
    .bind(i64::from(limit))
    .fetch_all(&mut *connection)
    .await?;
    if leased.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = QueryBuilder::<Db>::new(concat!(
        "SELECT o.seq, o.kind, o.address, o.attempts, o.queued, \
         COALESCE(s.since, u.since) AS suppressed, ",
        supporter_columns!(),
        ", ",
        person_columns!(),
        ", r.id AS request_id, r.number, r.kind AS request_kind, r.address AS request_address, \
           r.language AS request_language, COALESCE(r.signed_in OR r.confirmed IS NOT NULL, FALSE) AS is_theirs, \
           COALESCE(e.text, v.text) AS answer, \
           q.id AS enquiry_id, q.number AS enquiry_number, q.kind AS enquiry_kind, q.team, q.due AS enquiry_due, \
           q.language AS enquiry_language, q.address AS enquiry_address \
         FROM outbox o LEFT JOIN pledges p ON p.id = o.pledge_id LEFT JOIN requests r ON r.id = o.request_id \
         LEFT JOIN request_events e ON e.seq = o.event_seq \
         LEFT JOIN enquiries q ON q.id = o.enquiry_id LEFT JOIN enquiry_events v ON v.seq = o.enquiry_event \
         LEFT JOIN people h ON h.id = COALESCE(o.person_id, r.person_id, q.person_id) LEFT JOIN accounts a ON a.person_id = h.id LEFT JOIN pledge_confirmations c ON c.pledge_id = p.id \
         LEFT JOIN suppressions s ON s.email_key = \
         CASE WHEN o.kind = 'confirm_address' THEN p.pending_key ELSE p.email_key END \
         LEFT JOIN unreachable u ON u.email_key = h.email_key AND o.kind IN ('notices_at_once', 'notices_digest') \
         WHERE o.seq IN ("
    ));
    let mut list = query.separated(", ");
    for seq in leased {
        list.push_bind(seq);
    }
    query.push(") ORDER BY o.seq");
    let rows = query.build().fetch_all(connection).await?;
    rows.iter().map(queued).collect()
}

fn queued(row: &Row) -> Result<Queued, sqlx::Error> {
    let pledge: Option<Uuid> = row.try_get("id")?;
    let queued = row.read("queued")?;
    let request: Option<Uuid> = row.try_get("request_id")?;
    let enquiry: Option<Uuid> = row.try_get("enquiry_id")?;
    let (matter, own) = if let Some(request) = request {
        let (mail, own) = desk_mail(row, request)?;
        (MailContent::Desk(Box::new(mail)), own)
    } else if let Some(enquiry) = enquiry {
        let (mail, own) = contact_mail(row, enquiry)?;
        (MailContent::Contact(Box::new(mail)), own)
    } else if pledge.is_some() {
        let supporter = Supporter::from_row(row)?;
        let own = supporter.email.clone();
        (MailContent::Campaign(Box::new(CampaignMail { kind: row.read("kind")?, supporter, queued })), own)
    } else {
        let person = Person::from_row(row)?;
        let (own, kind) = (person.email.clone(), row.try_get::<&str, _>("kind")?);
        let matter = match kind.parse() {
            Ok(kind) => MailContent::Notifications(Box::new(NotificationMail { kind, person })),
            Err(_) => MailContent::Account(Box::new(AccountMail { kind: word(kind)?, person, queued })),
        };
        (matter, own)
    };
    Ok(Queued {
        seq: row.read("seq")?,
        matter,
        address: row.try_get::<Option<String>, _>("address")?.unwrap_or(own),
        suppressed: row.try_get::<Option<i64>, _>("suppressed")?.is_some(),
        attempts: row.read("attempts")?,
        queued,
    })
}

/// A mail of the service desk, and where it goes: to its person, or to the address that a stranger gave.
fn desk_mail(row: &Row, request: Uuid) -> Result<(DeskMail, String), sqlx::Error> {
    let stranger: Option<String> = row.try_get("request_address")?;
    let (own, has_account) = if let Some(address) = stranger {
        (address, false)
    } else {
        let person = Person::from_row(row)?;
        (person.email, person.username.is_some())
    };
    let mail = DeskMail {
        kind: row.read("kind")?,
        request,
        number: row.read("number")?,
        about: row.read("request_kind")?,
        // The one that they wrote in.
        language: row.read("request_language")?,
        is_theirs: row.read("is_theirs")?,
        has_account,
        answer: row.try_get::<Option<String>, _>("answer")?.unwrap_or_default(),
    };
    Ok((mail, own))
}

/// A mail about an enquiry, and where it goes: to its person, or to the address that a stranger gave.
fn contact_mail(row: &Row, enquiry: Uuid) -> Result<(ContactMail, String), sqlx::Error> {
    let stranger: Option<String> = row.try_get("enquiry_address")?;
    let own = match stranger {
        Some(address) => address,
        None => Person::from_row(row)?.email,
    };
    let mail = ContactMail {
        kind: row.read("kind")?,
        enquiry,
        number: row.read("enquiry_number")?,
        about: row.read("enquiry_kind")?,
        team: row.read("team")?,
        // The one that they wrote in.
        language: row.read("enquiry_language")?,
        answer: row.try_get::<Option<String>, _>("answer")?.unwrap_or_default(),
        due: row.read("enquiry_due")?,
    };
    Ok((mail, own))
}
