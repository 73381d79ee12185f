//! Receiving pledges: a group of them with one statement a table.

use std::collections::{HashMap, HashSet};

use domain::campaign::{Issue, PersonName, Phone, PostalCode};
use sqlx::QueryBuilder;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::super::audit::{self, By};
use super::super::outbox::{self, QueuedFor};
use super::super::rows::{in_fixed_sizes, millis};
use super::super::{Connection, Db};
use crate::campaign::{AddressKey, NewConsent, NewPledge, Received};
use crate::mail::MailKind;

/// Mails that anyone can cause to be sent to one mailbox within a day.
pub(in super::super) const PROMPTS_A_DAY: i64 = 4;

/// Keeps a group of pledges. Of several of one person, the last counts.
pub(in super::super) async fn receive(
    connection: &mut Connection,
    pledges: &[NewPledge],
) -> Result<Vec<Received>, sqlx::Error> {
    if pledges.is_empty() {
        return Ok(Vec::new());
    }
    let kept = insert_pledges(connection, pledges).await?;
    let first: Vec<&NewPledge> = pledges.iter().filter(|pledge| kept.contains(&pledge.id)).collect();
    insert_consents(connection, &first).await?;
    audit::note_each(connection, By::Visitor, "pledge.received", &received(&first)).await?;
    let shared = shared_mailboxes(connection, &first).await?;
    let (sharing, alone): (Vec<_>, Vec<_>) =
        first.into_iter().partition(|pledge| shared.contains(pledge.email_key.as_slice()));
    insert_mail(connection, &alone).await?;
    for pledge in sharing {
        // The mailbox is known: what a stranger can have sent there is bounded.
        prompt(connection, pledge.id, MailKind::ConfirmPledge, pledge.at).await?;
    }
    let mut last: HashMap<(AddressKey, String), &NewPledge> = HashMap::new();
    for again in pledges.iter().filter(|pledge| !kept.contains(&pledge.id)) {
        last.insert((again.email_key, again.pledge.who()), again);
    }
    for ((_, who), again) in last {
        receive_again(connection, again, &who).await?;
    }
    Ok(pledges
        .iter()
        .map(|pledge| if kept.contains(&pledge.id) { Received::First } else { Received::Again })
        .collect())
}

/// The last form before the confirmation counts; one that comes after it changes nothing.
async fn receive_again(connection: &mut Connection, again: &NewPledge, who: &str) -> Result<(), sqlx::Error> {
    let known: Option<(Uuid, bool)> = sqlx::query_as(
        "SELECT id, EXISTS (SELECT 1 FROM pledge_confirmations c WHERE c.pledge_id = pledges.id) FROM pledges \
         WHERE email_key = $1 AND who = $2",
    )
    .bind(again.email_key.as_slice())
    .bind(who)
    .fetch_optional(&mut *connection)
    .await?;
    let Some((id, confirmed)) = known else { return Ok(()) };
    if confirmed {
        return prompt(connection, id, MailKind::AlreadySupporter, again.at).await;
    }
    let pledge = &again.pledge;
    // The address stays as it was first written: it is the same mailbox.
    sqlx::query(
        "UPDATE pledges SET first_name = $2, last_name = $3, postal_code = $4, province = $5, language = $6, \
         issue = $7, phone = $8, forms = forms + 1 WHERE id = $1",
    )
    .bind(id)
    .bind(pledge.first_name.as_str())
    .bind(pledge.last_name.as_ref().map_or("", PersonName::as_str))
    .bind(pledge.postal_code.as_ref().map(PostalCode::as_str))
    .bind(pledge.postal_code.as_ref().map(|code| code.province().code()))
    .bind(pledge.language.code())
    .bind(pledge.issue.map(Issue::slug))
    .bind(pledge.consent_sms.as_ref().map(Phone::as_str))
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM consents WHERE pledge_id = $1").bind(id).execute(&mut *connection).await?;
    let replaced = NewPledge { id, ..again.clone() };
    insert_consents(connection, &[&replaced]).await?;
    audit::note_each(connection, By::Visitor, "pledge.received", &received(&[&replaced])).await?;
    prompt(connection, id, MailKind::PledgeWaiting, again.at).await
}

/// Of the mailboxes of these pledges, those from which somebody else has pledged.
async fn shared_mailboxes(
    connection: &mut Connection,
    pledges: &[&NewPledge],
) -> Result<HashSet<Vec<u8>>, sqlx::Error> {
    let mut shared = HashSet::new();
    for rows in in_fixed_sizes(pledges) {
        let mut query = QueryBuilder::<Db>::new("SELECT email_key FROM pledges WHERE email_key IN (");
        let mut list = query.separated(", ");
        for pledge in rows {
            list.push_bind(pledge.email_key.as_slice());
        }
        query.push(") GROUP BY email_key HAVING COUNT(*) > 1");
        let found: Vec<Vec<u8>> = query.build_query_scalar().fetch_all(&mut *connection).await?;
        shared.extend(found);
    }
    Ok(shared)
}

/// Returns the identifiers of those that are kept.
async fn insert_pledges(
    connection: &mut Connection,
    pledges: &[NewPledge],
) -> Result<HashSet<Uuid>, sqlx::Error> {
    let mut inserted = 0;
    for rows in in_fixed_sizes(pledges) {
        let mut query = QueryBuilder::<Db>::new(
            "INSERT INTO pledges (id, email_key, who, email, first_name, last_name, postal_code, province, language, \
             issue, phone, received) ",
        );
        query.push_values(rows, |mut row, NewPledge { id, email_key, pledge, at, .. }| {
            row.push_bind(*id)
                .push_bind(email_key.as_slice())
                .push_bind(pledge.who())
                .push_bind(pledge.email.address())
                .push_bind(pledge.first_name.as_str())
                .push_bind(pledge.last_name.as_ref().map_or("", PersonName::as_str))
                .push_bind(pledge.postal_code.as_ref().map(PostalCode::as_str))
                .push_bind(pledge.postal_code.as_ref().map(|code| code.province().code()))
                .push_bind(pledge.language.code())
                .push_bind(pledge.issue.map(Issue::slug))
                .push_bind(pledge.consent_sms.as_ref().map(Phone::as_str))
                .push_bind(millis(*at));
        });
        query.push(" ON CONFLICT (email_key, who) DO NOTHING");
        inserted += query.build().execute(&mut *connection).await?.rows_affected();
    }
    if inserted == pledges.len() as u64 {
        return Ok(pledges.iter().map(|pledge| pledge.id).collect());
    }
    let mut query = QueryBuilder::<Db>::new("SELECT id FROM pledges WHERE id IN (");
    let mut list = query.separated(", ");
    for pledge in pledges {
        list.push_bind(pledge.id);
    }
    query.push(")");
    let kept = query.build_query_scalar().fetch_all(connection).await?;
    Ok(kept.into_iter().collect())
}

async fn insert_consents(connection: &mut Connection, pledges: &[&NewPledge]) -> Result<(), sqlx::Error> {
    let consents: Vec<(&NewPledge, &NewConsent)> = pledges
        .iter()
        .flat_map(|pledge| pledge.consents.iter().map(move |consent| (*pledge, consent)))
        .collect();
    for rows in in_fixed_sizes(&consents) {
        let mut query = QueryBuilder::<Db>::new(
            "INSERT INTO consents (pledge_id, purpose, channel, given, text_digest, method) ",
        );
        query.push_values(rows, |mut row, (pledge, consent)| {
            row.push_bind(pledge.id)
                .push_bind(consent.purpose.code())
                .push_bind(consent.channel.code())
                .push_bind(millis(pledge.at))
                .push_bind(consent.text_digest.as_str())
                .push_bind(consent.method.code());
        });
        query.build().execute(&mut *connection).await?;
    }
    Ok(())
}

/// When each was received, as the audit log notes it.
fn received(pledges: &[&NewPledge]) -> Vec<(OffsetDateTime, Uuid)> {
    pledges.iter().map(|pledge| (pledge.at, pledge.id)).collect()
}

async fn insert_mail(connection: &mut Connection, pledges: &[&NewPledge]) -> Result<(), sqlx::Error> {
    for rows in in_fixed_sizes(pledges) {
        let mut query = QueryBuilder::<Db>::new("INSERT INTO outbox (kind, pledge_id, queued, due) ");
        query.push_values(rows, |mut row, pledge| {
            row.push_bind(MailKind::ConfirmPledge.code())
                .push_bind(pledge.id)
                .push_bind(millis(pledge.at))
                .push_bind(millis(pledge.at));
        });
        query.build().execute(&mut *connection).await?;
    }
    Ok(())
}

/// Queues a mail that anyone can cause, knowing nothing but the address; at most one waits for each person, and few a day
/// are sent to one mailbox.
pub(in super::super) async fn prompt(
    connection: &mut Connection,
    id: Uuid,
    kind: MailKind,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let prompted = sqlx::query(
        "UPDATE pledges SET \
             prompts = CASE WHEN prompts_since > $2 THEN prompts + 1 ELSE 1 END, \
             prompts_since = CASE WHEN prompts_since > $2 THEN prompts_since ELSE $3 END \
         WHERE id = $1 AND (SELECT COALESCE(SUM(s.prompts), 0) FROM pledges s \
                 WHERE s.email_key = pledges.email_key AND s.prompts_since > $2) < $4 \
             AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.pledge_id = pledges.id AND o.dead IS NULL \
                 AND o.kind IN ('pledge_waiting', 'already_supporter', 'preferences_link'))",
    )
    .bind(id)
    .bind(millis(at - Duration::DAY))
    .bind(millis(at))
    .bind(PROMPTS_A_DAY)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if prompted == 0 {
        return Ok(());
    }
    outbox::queue(connection, QueuedFor::Pledge(kind, id), None, at).await
}
