//! Making, withdrawing and answering offers.

use time::OffsetDateTime;
use uuid::Uuid;

use super::super::audit::{self, By};
use super::super::erasures::ledger;
use super::super::rows::millis;
use super::super::{Connection, notify};
use super::read::columns;
use crate::campaign::Method;
use crate::community::offers::{NewOffer, NewOfferAnswer, Offered};
use crate::erasure::Erasure;

pub(super) async fn make(connection: &mut Connection, offer: NewOffer) -> Result<Offered, sqlx::Error> {
    let NewOffer { id, author, place, language, text, text_digest, method, at } = offer;
    let (topic, theme) = columns(place);
    let kept = sqlx::query(
        "INSERT INTO offers (id, author_id, topic_id, theme_id, language, kinds, note, created, changed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(author)
    .bind(topic)
    .bind(theme)
    .bind(language.code())
    .bind(text.kinds.number())
    .bind(text.note)
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(Offered::Another);
    }
    give(connection, id, &text_digest, method, at).await?;
    Ok(Offered::Done)
}

/// Opens a receipt.
async fn give(
    connection: &mut Connection,
    id: Uuid,
    text_digest: &str,
    method: Method,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO offer_consents (offer_id, number, given, text_digest, method) \
         SELECT $1, COUNT(*) + 1, $2, $3, $4 FROM offer_consents WHERE offer_id = $1",
    )
    .bind(id)
    .bind(millis(at))
    .bind(text_digest)
    .bind(method.code())
    .execute(connection)
    .await
    .map(drop)
}

pub(super) async fn withdraw(
    connection: &mut Connection,
    id: Uuid,
    author: Uuid,
    method: Method,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    if !end(connection, id, Some(author), method, at).await? {
        return Ok(false);
    }
    ledger::note(connection, at, Erasure::offer(id, method)).await?;
    Ok(true)
}

/// Ends an offer, of this author where one is named, and its consent; `false` where it does not stand.
pub(in super::super) async fn end(
    connection: &mut Connection,
    id: Uuid,
    author: Option<Uuid>,
    method: Method,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let ended = sqlx::query(
        "UPDATE offers SET withdrawn = $2, changed = $2 WHERE id = $1 AND withdrawn IS NULL \
         AND ($3 IS NULL OR author_id = $3)",
    )
    .bind(id)
    .bind(millis(at))
    .bind(author)
    .execute(&mut *connection)
    .await?;
    if ended.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query(
        "UPDATE offer_consents SET withdrawn = $2, withdrawal_method = $3 WHERE offer_id = $1 AND withdrawn IS NULL",
    )
    .bind(id)
    .bind(millis(at))
    .bind(method.code())
    .execute(connection)
    .await?;
    Ok(true)
}

pub(super) async fn restore(
    connection: &mut Connection,
    id: Uuid,
    author: Uuid,
    method: Method,
    at: OffsetDateTime,
) -> Result<Offered, sqlx::Error> {
    let theirs: Option<(Option<i64>, Option<Uuid>, String)> = sqlx::query_as(
        "SELECT o.topic_id, o.theme_id, c.text_digest FROM offers o JOIN offer_consents c ON c.offer_id = o.id \
         WHERE o.id = $1 AND o.author_id = $2 AND o.withdrawn IS NOT NULL ORDER BY c.number DESC LIMIT 1",
    )
    .bind(id)
    .bind(author)
    .fetch_optional(&mut *connection)
    .await?;
    let Some((topic, theme, text_digest)) = theirs else { return Ok(Offered::Unknown) };
    let restored = sqlx::query(
        "UPDATE offers SET withdrawn = NULL, changed = $2 WHERE id = $1 AND withdrawn IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM offers o WHERE o.author_id = $3 AND o.withdrawn IS NULL \
             AND (o.topic_id = $4 OR o.theme_id = $5))",
    )
    .bind(id)
    .bind(millis(at))
    .bind(author)
    .bind(topic)
    .bind(theme)
    .execute(&mut *connection)
    .await?;
    if restored.rows_affected() == 0 {
        return Ok(Offered::Another);
    }
    give(connection, id, &text_digest, method, at).await?;
    Ok(Offered::Done)
}

pub(super) async fn answer(connection: &mut Connection, answer: NewOfferAnswer) -> Result<bool, sqlx::Error> {
    let NewOfferAnswer { id, seen, state, text, actor, at } = answer;
    // Of two who answer at once the second waits here, and finds that number taken.
    let kept = sqlx::query(
        "INSERT INTO offer_answers (offer_id, number, at, actor_id, state, text) \
         SELECT o.id, $2, $3, $4, $5, $6 FROM offers o WHERE o.id = $1 AND o.withdrawn IS NULL \
             AND $2 = (SELECT COUNT(*) + 1 FROM offer_answers n WHERE n.offer_id = $1) \
         ON CONFLICT DO NOTHING",
    )
    .bind(id)
    .bind(i64::from(seen) + 1)
    .bind(millis(at))
    .bind(actor)
    .bind(state.code())
    .bind(text)
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(false);
    }
    let author: Uuid =
        sqlx::query_scalar("UPDATE offers SET state = $2, changed = $3 WHERE id = $1 RETURNING author_id")
            .bind(id)
            .bind(state.code())
            .bind(millis(at))
            .fetch_one(&mut *connection)
            .await?;
    notify::offer(connection, id, actor, at).await?;
    audit::note(connection, at, By::Staff(actor), "offer.answered", Some(author), None).await?;
    Ok(true)
}

pub(super) async fn expire(connection: &mut Connection, before: OffsetDateTime) -> Result<u64, sqlx::Error> {
    let expired =
        sqlx::query("DELETE FROM offers WHERE changed < $1").bind(millis(before)).execute(connection).await?;
    Ok(expired.rows_affected())
}
