//! Having comments that quote or name somebody say something else, and again what they did.

use super::super::Connection;
use super::super::search::forget_comment;
use crate::moderation::Requote;

/// Has a comment say something else.
pub(in super::super) async fn say_instead(
    connection: &mut Connection,
    requote: &Requote,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE comments SET source = $2, html = $3, renderer = $4, analyser = 0 WHERE id = $1")
        .bind(requote.id)
        .bind(&requote.source)
        .bind(&requote.html)
        .bind(i64::from(requote.renderer))
        .execute(&mut *connection)
        .await?;
    forget_comment(connection, requote.id).await
}

/// Has comments that gave way say again what they did: each by its number, with its Markdown, its HTML, which renderer wrote
/// that, and its Markdown meanwhile.
pub(in super::super) async fn say_again(
    connection: &mut Connection,
    gave_way: Vec<(i64, String, String, i64, String)>,
) -> Result<(), sqlx::Error> {
    for (id, source, html, renderer, instead) in gave_way {
        // What its author changed meanwhile stays as they left it.
        let done = sqlx::query(
            "UPDATE comments SET source = $2, html = $3, renderer = $4, analyser = 0 WHERE id = $1 AND source = $5",
        )
        .bind(id)
        .bind(source)
        .bind(html)
        .bind(renderer)
        .bind(instead)
        .execute(&mut *connection)
        .await?;
        if done.rows_affected() > 0 {
            forget_comment(connection, id).await?;
        }
    }
    Ok(())
}
