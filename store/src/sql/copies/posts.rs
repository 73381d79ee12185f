//! The same in what members suggest and in guest posts, with the topics that these became.

use domain::Language;
use serde_json::Value;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::Connection;
use super::super::readers::Readers;
use super::super::rows::{Columns as _, unreadable};
use super::super::search::forget_topic;
use super::repeats;
use crate::community::copies::{Copied, CopyPlace, Field, PostPlace, Rewritten};

/// What a guest post, and what its topic says in each language.
const OF_POST: [&str; 3] = ["title", "body", "biography"];
const OF_TOPIC: [&str; 2] = ["title", "intro"];

/// What suggestions and guest posts say that may repeat somebody.
pub(super) async fn copies(readers: &Readers) -> Result<Vec<Copied>, sqlx::Error> {
    let mut copies = Vec::new();
    suggestions(readers, &mut copies).await?;
    guest_posts(readers, &mut copies).await?;
    topics(readers, &mut copies).await?;
    Ok(copies)
}

async fn suggestions(readers: &Readers, copies: &mut Vec<Copied>) -> Result<(), sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT s.id, s.language, s.title, s.why, s.answer, s.created, COALESCE(s.answered, s.created) AS answered \
         FROM suggestions s WHERE ",
        repeats!("s.title"),
        " OR ",
        repeats!("s.why"),
        " OR ",
        repeats!("s.answer")
    ));
    for row in rows.fetch_all(readers).await? {
        let (id, language) = (row.try_get("id")?, row.read("language")?);
        let mut keep = |place, source: String, written| copies.push(copied(place, language, source, written));
        let created = row.read("created")?;
        keep(PostPlace::SuggestionTitle(id), row.try_get("title")?, created);
        keep(PostPlace::SuggestionWhy(id), row.try_get("why")?, created);
        keep(PostPlace::SuggestionAnswer(id), row.try_get("answer")?, row.read("answered")?);
    }
    Ok(())
}

async fn guest_posts(readers: &Readers, copies: &mut Vec<Copied>) -> Result<(), sqlx::Error> {
    let posts = sqlx::query(concat!(
        "SELECT g.id, g.language, g.about, g.content, g.created, g.changed FROM guest_posts g WHERE ",
        repeats!("g.about"),
        " OR ",
        repeats!("g.content")
    ));
    for row in posts.fetch_all(readers).await? {
        let (id, language) = (row.try_get("id")?, row.read("language")?);
        let created = row.read("created")?;
        copies.push(copied(PostPlace::GuestAbout(id), language, row.try_get("about")?, created));
        let changed = row.read("changed")?;
        for (field, source) in fields(row.try_get("content")?, &OF_POST)? {
            copies.push(copied(PostPlace::Guest(id, field), field.language, source, changed));
        }
    }
    let notes = sqlx::query(concat!(
        "SELECT n.guest_id, n.number, g.language, n.text, n.at FROM guest_post_notes n \
         JOIN guest_posts g ON g.id = n.guest_id WHERE ",
        repeats!("n.text")
    ));
    for row in notes.fetch_all(readers).await? {
        let place = PostPlace::GuestNote(row.try_get("guest_id")?, row.try_get("number")?);
        let (language, at) = (row.read("language")?, row.read("at")?);
        copies.push(copied(place, language, row.try_get("text")?, at));
    }
    Ok(())
}

async fn topics(readers: &Readers, copies: &mut Vec<Copied>) -> Result<(), sqlx::Error> {
    let topics = sqlx::query(concat!(
        "SELECT t.id, t.content, COALESCE((SELECT MAX(v.at) FROM topic_versions v WHERE v.topic_id = t.id), t.active, 0) \
         AS written FROM topics t WHERE t.kind = 'guest_post' AND ",
        repeats!("t.content")
    ));
    for row in topics.fetch_all(readers).await? {
        let (id, written) = (row.try_get("id")?, row.read("written")?);
        for (field, source) in fields(row.try_get("content")?, &OF_TOPIC)? {
            copies.push(copied(PostPlace::GuestTopic(id, field), field.language, source, written));
        }
    }
    let versions = sqlx::query(concat!(
        "SELECT v.topic_id, v.version, v.content, v.at FROM topic_versions v JOIN topics t ON t.id = v.topic_id \
         WHERE t.kind = 'guest_post' AND ",
        repeats!("v.content")
    ));
    for row in versions.fetch_all(readers).await? {
        let (id, version, at) = (row.try_get("topic_id")?, row.try_get("version")?, row.read("at")?);
        for (field, source) in fields(row.try_get("content")?, &OF_TOPIC)? {
            let place = PostPlace::GuestTopicVersion(id, version, field);
            copies.push(copied(place, field.language, source, at));
        }
    }
    Ok(())
}

fn copied(place: PostPlace, language: Language, source: String, written: OffsetDateTime) -> Copied {
    Copied { place: CopyPlace::Post(place), topics: Vec::new(), language, source, written }
}

/// What a content kept as JSON says in these fields of each language.
fn fields(content: &str, names: &[&'static str]) -> Result<Vec<(Field, String)>, sqlx::Error> {
    let content: Value = serde_json::from_str(content).map_err(|_| unreadable())?;
    let mut fields = Vec::new();
    for language in Language::ALL {
        for name in names.iter().copied() {
            let field = Field { language, name };
            if let Some(text) = content.pointer(&pointer(field)).and_then(Value::as_str) {
                fields.push((field, text.to_owned()));
            }
        }
    }
    Ok(fields)
}

fn pointer(field: Field) -> String {
    format!("/{}/{}", field.language.code(), field.name)
}

/// Has one of them repeat no more what it did, where it still says what it said.
pub(super) async fn rewrite(
    connection: &mut Connection,
    place: PostPlace,
    text: &Rewritten,
) -> Result<(), sqlx::Error> {
    let (query, id) = match place {
        PostPlace::SuggestionTitle(id) => {
            ("UPDATE suggestions SET title = $3 WHERE id = $1 AND title = $2", id)
        }
        PostPlace::SuggestionWhy(id) => ("UPDATE suggestions SET why = $3 WHERE id = $1 AND why = $2", id),
        PostPlace::SuggestionAnswer(id) => {
            ("UPDATE suggestions SET answer = $3 WHERE id = $1 AND answer = $2", id)
        }
        PostPlace::GuestAbout(id) => ("UPDATE guest_posts SET about = $3 WHERE id = $1 AND about = $2", id),
        PostPlace::GuestNote(id, number) => return in_note(connection, (id, number), text).await,
        PostPlace::Guest(id, field) => return in_post(connection, id, field, text).await,
        PostPlace::GuestTopic(id, field) => return in_topic(connection, id, field, text).await,
        PostPlace::GuestTopicVersion(id, version, field) => {
            return in_version(connection, (id, version), field, text).await;
        }
    };
    sqlx::query(query).bind(id).bind(&text.before).bind(&text.source).execute(connection).await.map(drop)
}

async fn in_note(
    connection: &mut Connection,
    (id, number): (Uuid, i64),
    text: &Rewritten,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE guest_post_notes SET text = $4 WHERE guest_id = $1 AND number = $2 AND text = $3")
        .bind(id)
        .bind(number)
        .bind(&text.before)
        .bind(&text.source)
        .execute(connection)
        .await
        .map(drop)
}

async fn in_post(
    connection: &mut Connection,
    id: Uuid,
    field: Field,
    text: &Rewritten,
) -> Result<(), sqlx::Error> {
    let content: Option<String> = sqlx::query_scalar("SELECT content FROM guest_posts WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some((before, after)) = with(content, field, text)? else { return Ok(()) };
    // Raised, so that nobody who has it open puts back what is gone.
    sqlx::query("UPDATE guest_posts SET content = $3, version = version + 1 WHERE id = $1 AND content = $2")
        .bind(id)
        .bind(before)
        .bind(after.to_string())
        .execute(connection)
        .await
        .map(drop)
}

async fn in_topic(
    connection: &mut Connection,
    id: i64,
    field: Field,
    text: &Rewritten,
) -> Result<(), sqlx::Error> {
    let content: Option<String> = sqlx::query_scalar("SELECT content FROM topics WHERE id = $1")
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some((before, after)) = with(content, field, text)? else { return Ok(()) };
    let title = |language: &str| after[language]["title"].as_str().unwrap_or_default().to_owned();
    // Raised here as well.
    let version: Option<i64> = sqlx::query_scalar(
        "UPDATE topics SET content = $3, title_en = $4, title_fr = $5, analyser = 0, version = version + 1 \
         WHERE id = $1 AND content = $2 RETURNING version",
    )
    .bind(id)
    .bind(before)
    .bind(after.to_string())
    .bind(title("en"))
    .bind(title("fr"))
    .fetch_optional(&mut *connection)
    .await?;
    let Some(version) = version else { return Ok(()) };
    // The save that it came from goes along: a new one between two fields would keep what the other still repeats.
    sqlx::query("UPDATE topic_versions SET version = $2, content = $3 WHERE topic_id = $1 AND version = $4")
        .bind(id)
        .bind(version)
        .bind(after.to_string())
        .bind(version - 1)
        .execute(&mut *connection)
        .await?;
    forget_topic(connection, id).await
}

async fn in_version(
    connection: &mut Connection,
    (id, version): (i64, i64),
    field: Field,
    text: &Rewritten,
) -> Result<(), sqlx::Error> {
    let content: Option<String> =
        sqlx::query_scalar("SELECT content FROM topic_versions WHERE topic_id = $1 AND version = $2")
            .bind(id)
            .bind(version)
            .fetch_optional(&mut *connection)
            .await?;
    let Some((before, after)) = with(content, field, text)? else { return Ok(()) };
    sqlx::query(
        "UPDATE topic_versions SET content = $4 WHERE topic_id = $1 AND version = $2 AND content = $3",
    )
    .bind(id)
    .bind(version)
    .bind(before)
    .bind(after.to_string())
    .execute(connection)
    .await
    .map(drop)
}

/// A content before and after one of its fields says something else; `None` where it does not say what it said.
fn with(
    content: Option<String>,
    field: Field,
    text: &Rewritten,
) -> Result<Option<(String, Value)>, sqlx::Error> {
    let Some(before) = content else { return Ok(None) };
    let mut after: Value = serde_json::from_str(&before).map_err(|_| unreadable())?;
    let Some(Value::String(says)) = after.pointer_mut(&pointer(field)) else { return Ok(None) };
    if *says != text.before {
        return Ok(None);
    }
    says.clone_from(&text.source);
    Ok(Some((before, after)))
}
