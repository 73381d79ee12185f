//! Hiding what somebody is called, and giving it back. A neutral name stands in its place in the account, so that whatever
//! reads that shows it; comments that name them give way. They go on signing in with their own.

use time::OffsetDateTime;
use uuid::Uuid;

use super::Connection;
use super::hide::requote::{say_again, say_instead};
use super::rows::millis;
use crate::account::NameKey;
use crate::moderation::{Alias, Requote};

/// The person who signs in with the name whose skeleton is `$1`: that of their account, or that which moderators hid.
pub(super) const NAMED: &str = "SELECT person_id FROM accounts WHERE skeleton = $1 \
                                UNION SELECT person_id FROM withheld_names WHERE skeleton = $1";

/// Whether the name of somebody with an account is hidden; `None` where there is no account.
pub(super) async fn is_hidden(
    connection: &mut Connection,
    person: Uuid,
) -> Result<Option<bool>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM withheld_names w WHERE w.person_id = a.person_id) \
         FROM accounts a WHERE a.person_id = $1",
    )
    .bind(person)
    .fetch_optional(connection)
    .await
}

/// Whether members see what somebody calls themselves: beside something that they wrote and members read.
pub(super) async fn is_seen(connection: &mut Connection, person: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(concat!(
        "SELECT EXISTS (SELECT 1 FROM comments c JOIN topics t ON t.id = c.topic_id WHERE c.author_id = $1 \
         AND c.withdrawn IS NULL AND c.withheld IS NULL AND t.state IN ",
        domain::visible_topic_states!(),
        ") AND NOT EXISTS (SELECT 1 FROM withheld_names WHERE person_id = $1)",
    ))
    .bind(person)
    .fetch_one(connection)
    .await
}

/// What somebody calls themselves, hidden or not.
pub(super) async fn own(connection: &mut Connection, person: Uuid) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COALESCE(w.username, a.username) FROM accounts a \
         LEFT JOIN withheld_names w ON w.person_id = a.person_id WHERE a.person_id = $1",
    )
    .bind(person)
    .fetch_optional(connection)
    .await
}

/// Puts a neutral name in place of somebody's own, which is held back from others. `false` where they are called something
/// else by now.
pub(super) async fn hide(
    connection: &mut Connection,
    person: Uuid,
    alias: &Alias,
    requotes: &[Requote],
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let kept = sqlx::query(
        "INSERT INTO withheld_names (person_id, username, skeleton, name_key) SELECT person_id, username, skeleton, $3 \
         FROM accounts WHERE person_id = $1 AND username = $2 ON CONFLICT (person_id) DO NOTHING",
    )
    .bind(person)
    .bind(&alias.before)
    .bind(alias.before_key.to_vec())
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("UPDATE accounts SET username = $2, skeleton = $3 WHERE person_id = $1")
        .bind(person)
        .bind(alias.name.as_str())
        .bind(alias.name.skeleton())
        .execute(&mut *connection)
        .await?;
    hold_name_back(connection, &alias.before_key, None, at).await?;
    for requote in requotes {
        give_way(connection, person, requote).await?;
    }
    Ok(true)
}

/// Has a comment name somebody otherwise, where it still says what it did.
async fn give_way(connection: &mut Connection, person: Uuid, requote: &Requote) -> Result<(), sqlx::Error> {
    let kept = sqlx::query(
        "INSERT INTO withheld_mentions (person_id, quoting_id, source, html, renderer, instead) \
         SELECT $1, c.id, c.source, c.html, c.renderer, $4 FROM comments c \
         WHERE c.id = $2 AND c.source = $3 AND c.withheld IS NULL ON CONFLICT (person_id, quoting_id) DO NOTHING",
    )
    .bind(person)
    .bind(requote.id)
    .bind(&requote.before)
    .bind(&requote.source)
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() == 0 { Ok(()) } else { say_instead(connection, requote).await }
}

/// Gives somebody their name back, and the comments that named them what they said. `false` where it is hidden no more.
pub(super) async fn give_back(connection: &mut Connection, person: Uuid) -> Result<bool, sqlx::Error> {
    let kept: Option<(String, String, Vec<u8>)> =
        sqlx::query_as("SELECT username, skeleton, name_key FROM withheld_names WHERE person_id = $1")
            .bind(person)
            .fetch_optional(&mut *connection)
            .await?;
    let Some((username, skeleton, name_key)) = kept else { return Ok(false) };
    let named: Vec<(i64, String, String, i64, String)> = sqlx::query_as(
        "SELECT quoting_id, source, html, renderer, instead FROM withheld_mentions WHERE person_id = $1",
    )
    .bind(person)
    .fetch_all(&mut *connection)
    .await?;
    say_again(connection, named).await?;
    forget(connection, person).await?;
    sqlx::query("UPDATE accounts SET username = $2, skeleton = $3 WHERE person_id = $1")
        .bind(person)
        .bind(username)
        .bind(skeleton)
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM retired_usernames WHERE name_key = $1")
        .bind(name_key)
        .execute(connection)
        .await?;
    Ok(true)
}

/// Erases the name of somebody that was hidden: they are called something else now. It stays held back.
pub(super) async fn forget(connection: &mut Connection, person: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM withheld_names WHERE person_id = $1")
        .bind(person)
        .execute(connection)
        .await
        .map(drop)
}

/// Keeps a name from being taken by anybody but its bearer, where there is one who may have it back.
pub(super) async fn hold_name_back(
    connection: &mut Connection,
    name_key: &NameKey,
    bearer: Option<Uuid>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO retired_usernames (name_key, since, bearer) VALUES ($1, $2, $3) \
         ON CONFLICT (name_key) DO UPDATE SET bearer = excluded.bearer",
    )
    .bind(name_key.to_vec())
    .bind(millis(at))
    .bind(bearer)
    .execute(connection)
    .await
    .map(drop)
}
