//! Taking comments back: for their author, for good, and for somebody who leaves.

use time::{Duration, OffsetDateTime};
use uuid::{NoContext, Timestamp, Uuid};

use super::super::erasures::ledger;
use super::super::rows::millis;
use super::super::search::forget_comment;
use super::super::{Connection, copies, hide};
use crate::community::copies::Rewritten;
use crate::erasure::Erasure;

/// How long it is kept who wrote what was taken back: longer than any rule counts.
const COUNTED: Duration = Duration::DAY;

/// Takes a comment back for its author. Its words are erased, also where others repeat them; where moderators look into it
/// they stay with its case.
pub(in super::super) async fn withdraw(
    connection: &mut Connection,
    id: i64,
    author: Uuid,
    repeated: Vec<Rewritten>,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let done = take_back(connection, id, Some(author), at).await?;
    if done {
        copies::rewrite(connection, repeated, Some(at)).await?;
        ledger::note(connection, at, Erasure::Comment { id }).await?;
    }
    Ok(done)
}

/// Takes a comment back, of one author or whoever wrote it. `false` when there is none.
pub(in super::super) async fn take_back(
    connection: &mut Connection,
    id: i64,
    author: Option<Uuid>,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let written: Option<(i64, Option<Uuid>)> = sqlx::query_as(
        "SELECT created, author_id FROM comments WHERE id = $1 AND ($2 IS NULL OR author_id = $2) AND withdrawn IS NULL",
    )
    .bind(id)
    .bind(author)
    .fetch_optional(&mut *connection)
    .await?;
    let done = sqlx::query(
        "UPDATE comments SET withdrawn = $3, author_id = NULL, form = $4 \
         WHERE id = $1 AND ($2 IS NULL OR author_id = $2) AND withdrawn IS NULL",
    )
    .bind(id)
    .bind(author)
    .bind(millis(at))
    // Its form is free: what is typed into it since is another comment.
    .bind(Uuid::new_v7(Timestamp::now(NoContext)))
    .execute(&mut *connection)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    if let Some((written, Some(author))) = written {
        count_still(connection, (id, author), written, at).await?;
    }
    if hide::is_asked_about(connection, id, at).await? {
        hide::keep_words(connection, id).await?;
    } else {
        hide::erase_words(connection, id).await?;
    }
    sqlx::query("UPDATE comments SET source = '', html = '' WHERE id = $1")
        .bind(id)
        .execute(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM notices WHERE comment_id = $1").bind(id).execute(&mut *connection).await?;
    forget_comment(connection, id).await?;
    Ok(true)
}

/// Keeps for a while who wrote something that they took back.
async fn count_still(
    connection: &mut Connection,
    (comment, author): (i64, Uuid),
    written: i64,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let since = millis(at - COUNTED);
    sqlx::query("DELETE FROM taken_back WHERE written < $1").bind(since).execute(&mut *connection).await?;
    sqlx::query("INSERT INTO taken_back (comment_id, person_id, written) SELECT $1, $2, $3 WHERE $3 >= $4")
        .bind(comment)
        .bind(author)
        .bind(written)
        .bind(since)
        .execute(connection)
        .await
        .map(drop)
}

/// Lets the comments of somebody go who leaves: what they said before they changed it, and all of it unless they keep it
/// there without their name.
pub(in super::super) async fn let_go(
    connection: &mut Connection,
    author: Uuid,
    keeps: bool,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    // What moderators withheld, and what was taken back while they looked into it, stays with nobody.
    for erase in [
        "DELETE FROM comment_versions WHERE comment_id IN (SELECT id FROM comments WHERE author_id = $1 \
         UNION SELECT comment_id FROM cases WHERE author_id = $1)",
        "DELETE FROM withheld_comments WHERE comment_id IN (SELECT id FROM comments WHERE author_id = $1 \
         UNION SELECT comment_id FROM cases WHERE author_id = $1)",
    ] {
        sqlx::query(erase).bind(author).execute(&mut *connection).await?;
    }
    sqlx::query("UPDATE comments SET withdrawn = $2 WHERE author_id = $1 AND withheld IS NOT NULL")
        .bind(author)
        .bind(millis(at))
        .execute(&mut *connection)
        .await?;
    if keeps {
        return Ok(());
    }
    let all: Vec<i64> = sqlx::query_scalar("SELECT id FROM comments WHERE author_id = $1")
        .bind(author)
        .fetch_all(&mut *connection)
        .await?;
    for id in all {
        forget_comment(connection, id).await?;
    }
    sqlx::query("UPDATE comments SET source = '', html = '', withdrawn = $2 WHERE author_id = $1")
        .bind(author)
        .bind(millis(at))
        .execute(connection)
        .await
        .map(drop)
}
