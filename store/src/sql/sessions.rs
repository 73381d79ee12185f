//! Sessions: rows, so that each can be seen and ended.

use std::collections::HashSet;

use async_trait::async_trait;
use domain::account::{Grant, Standing};
use sqlx::QueryBuilder;
use time::OffsetDateTime;
use uuid::Uuid;

use super::at_once::Given;
use super::guest_posts::read::topics_of;
use super::measures::{in_force, is_kept_out};
use super::rows::{Columns, FromColumns, Row, from_row, grant, millis, zone};
use super::{Adapter, Connection, Db};
use crate::StoreError;
use crate::account::session::{Actor, NewSession, Session, Sessions, TokenDigest};

/// How many sessions are asked about in one statement.
const MANY: usize = 500;

/// Whose session has the digest `$1`, as they are at `$2`: a row for each duty, one without where there is none.
const ASKER: &str = concat!(
    "SELECT s.id, s.person_id, s.started, s.seen, s.second_factor, a.username, a.created, a.totp_since, \
     a.password IS NOT NULL AS has_password, h.on_roster, h.province, a.digest_zone, a.introduced, d.duty, d.theme, \
     EXISTS (SELECT 1 FROM passkeys k WHERE k.person_id = s.person_id) AS has_passkey, \
     EXISTS (SELECT 1 FROM guest_posts g WHERE g.author_id = s.person_id AND g.asked) AS is_guest, \
     NOT EXISTS (SELECT 1 FROM acceptances c WHERE c.person_id = h.id \
         AND c.kind = 'terms' AND c.version >= (SELECT COALESCE(t.corrects, t.version) FROM documents t \
         WHERE t.kind = 'terms' ORDER BY t.version DESC LIMIT 1)) \
     AS owes_terms, ",
    is_kept_out!("s", "$2"),
    " FROM sessions s JOIN accounts a ON a.person_id = s.person_id JOIN people h ON h.id = s.person_id \
     LEFT JOIN duties d ON d.person_id = s.person_id WHERE s.digest = $1",
);

/// A row of [`ASKER`].
struct Asker {
    /// Without what the other rows say, and without their guest posts.
    actor: Actor,
    is_guest: bool,
    grant: Option<Grant>,
}

impl FromColumns for Asker {
    fn from_columns<R: Columns>(row: &R) -> Result<Self, sqlx::Error> {
        let actor = Actor {
            session: row.read("id")?,
            person: row.read("person_id")?,
            username: row.read("username")?,
            opened: row.read("created")?,
            standing: Standing {
                is_member: row.read("on_roster")?,
                is_suspended: row.read("is_kept_out")?,
                is_muted: row.read("is_muted")?,
                owes_terms: row.read("owes_terms")?,
                has_second_factor: row.read("second_factor")?,
                grants: Vec::new(),
                is_guest: false,
                guest_topics: Vec::new(),
            },
            has_password: row.read("has_password")?,
            has_authenticator: row.read::<Option<i64>>("totp_since")?.is_some(),
            has_passkey: row.read("has_passkey")?,
            zone: zone(row)?,
            introduced: row.read("introduced")?,
            started: row.read("started")?,
            seen: row.read("seen")?,
        };
        Ok(Self { actor, is_guest: row.read("is_guest")?, grant: grant(row)? })
    }
}

#[async_trait]
impl Sessions for Adapter {
    async fn start_session(&self, session: NewSession) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(start(connection, session))).await
    }

    async fn actor(&self, digest: TokenDigest, now: OffsetDateTime) -> Result<Option<Actor>, StoreError> {
        let given = [Given::Bytes(&digest), Given::Number(millis(now))];
        let mut rows = self.ask::<Asker>(ASKER, &given).await?.into_iter();
        let Some(Asker { mut actor, is_guest, grant }) = rows.next() else { return Ok(None) };
        actor.standing.grants = grant.into_iter().chain(rows.filter_map(|row| row.grant)).collect();
        // Most people are none.
        let guest_topics = if is_guest {
            let mut connection = self.readers.acquire().await?;
            topics_of(&mut connection, actor.person).await?
        } else {
            None
        };
        actor.standing.is_guest = guest_topics.is_some();
        actor.standing.guest_topics = guest_topics.unwrap_or_default();
        Ok(Some(actor))
    }

    async fn session_seen(&self, session: Uuid, at: OffsetDateTime) -> Result<(), StoreError> {
        self.writer.leave(move |connection| {
            Box::pin(async move {
                sqlx::query("UPDATE sessions SET seen = $2 WHERE id = $1 AND seen < $2")
                    .bind(session)
                    .bind(millis(at))
                    .execute(connection)
                    .await
                    .map(drop)
            })
        })
    }

    async fn sessions(&self, person: Uuid) -> Result<Vec<Session>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, browser, started, seen FROM sessions WHERE person_id = $1 ORDER BY seen DESC, id",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn ended_sessions(&self, sessions: Vec<Uuid>) -> Result<Vec<Uuid>, StoreError> {
        let mut ended = sessions;
        let mut held = HashSet::new();
        for some in ended.chunks(MANY) {
            let mut query = QueryBuilder::<Db>::new("SELECT id FROM sessions WHERE id IN (");
            let mut ids = query.separated(", ");
            for session in some {
                ids.push_bind(*session);
            }
            query.push(")");
            held.extend(query.build_query_scalar::<Uuid>().fetch_all(&self.readers).await?);
        }
        ended.retain(|session| !held.contains(session));
        Ok(ended)
    }

    async fn end_sessions(
        &self,
        person: Uuid,
        ended: Option<Uuid>,
        kept: Option<Uuid>,
    ) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(end(connection, person, ended, kept))).await
    }

    async fn expire_sessions(&self, idle: OffsetDateTime, old: OffsetDateTime) -> Result<u64, StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                let expired = sqlx::query("DELETE FROM sessions WHERE seen < $1 OR started < $2")
                    .bind(millis(idle))
                    .bind(millis(old))
                    .execute(connection)
                    .await?;
                Ok(expired.rows_affected())
            })
        })
        .await
    }
}

from_row!(row, Session { id, browser, started, seen });

/// Fails where a session has ended since it was asked who it is: what was begun before a reset must not overtake it.
pub(super) async fn still_holds(connection: &mut Connection, session: Uuid) -> Result<(), sqlx::Error> {
    // A lock on it too, where there is one, so that an end that is under way is waited for.
    let held = sqlx::query("UPDATE sessions SET seen = seen WHERE id = $1")
        .bind(session)
        .execute(connection)
        .await?;
    if held.rows_affected() == 1 { Ok(()) } else { Err(sqlx::Error::RowNotFound) }
}

/// Starts one, which is also when its person last signed in. However somebody gets in, it is by this: the session that
/// their browser had ends.
pub(super) async fn start(connection: &mut Connection, session: NewSession) -> Result<(), sqlx::Error> {
    let at = millis(session.at);
    if let Some(former) = session.former {
        sqlx::query("DELETE FROM sessions WHERE digest = $1")
            .bind(former.to_vec())
            .execute(&mut *connection)
            .await?;
    }
    sqlx::query(
        "INSERT INTO sessions (digest, id, person_id, started, seen, second_factor, browser) \
         VALUES ($1, $2, $3, $4, $4, $5, $6)",
    )
    .bind(session.digest.to_vec())
    .bind(session.id)
    .bind(session.person)
    .bind(at)
    .bind(session.second_factor)
    .bind(session.browser)
    .execute(&mut *connection)
    .await?;
    sqlx::query("UPDATE accounts SET signed_in = $2 WHERE person_id = $1")
        .bind(session.person)
        .bind(at)
        .execute(connection)
        .await
        .map(drop)
}

/// Ends all of a person's sessions but one, which goes on under another token: whoever knew the one before is out. With
/// `second_factor`, it has one from now on.
pub(super) async fn renew(
    connection: &mut Connection,
    person: Uuid,
    session: Uuid,
    digest: TokenDigest,
    second_factor: bool,
) -> Result<(), sqlx::Error> {
    end(connection, person, None, Some(session)).await?;
    sqlx::query("UPDATE sessions SET digest = $2, second_factor = second_factor OR $3 WHERE id = $1")
        .bind(session)
        .bind(digest.to_vec())
        .bind(second_factor)
        .execute(connection)
        .await
        .map(drop)
}

/// Ends one session, or with `None` all of a person's but `kept`.
pub(super) async fn end(
    connection: &mut Connection,
    person: Uuid,
    ended: Option<Uuid>,
    kept: Option<Uuid>,
) -> Result<(), sqlx::Error> {
    let query = match ended {
        Some(session) => {
            sqlx::query("DELETE FROM sessions WHERE person_id = $1 AND id = $2").bind(person).bind(session)
        }
        None => sqlx::query("DELETE FROM sessions WHERE person_id = $1 AND id <> $2")
            .bind(person)
            .bind(kept.unwrap_or_default()),
    };
    query.execute(connection).await.map(drop)
}
