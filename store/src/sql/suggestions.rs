//! Topics that members suggest.

use async_trait::async_trait;
use domain::community::{SUGGESTIONS_A_DAY, SuggestionState, SuggestionText};
use time::Duration;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{Columns as _, Row, count, from_row, millis};
use super::{Adapter, Connection, notify, topics};
use crate::StoreError;
use crate::community::suggestion::{
    Decided, Decision, NewSuggestion, Suggested, Suggestion, Suggestions, Verdict,
};

/// Suggestions as [`suggestion`] reads them.
macro_rules! suggestions {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, a.username, s.language, s.title, s.why, s.theme_id, s.created, s.state, s.topic_id, s.answer, \
                 s.answered, COALESCE(t.state, '') IN ",
            domain::visible_topic_states!(),
            " AS is_topic_visible \
             FROM suggestions s JOIN accounts a ON a.person_id = s.author_id \
             LEFT JOIN topics t ON t.id = s.topic_id ",
            $rest
        )
    };
}

#[async_trait]
impl Suggestions for Adapter {
    async fn suggest(&self, suggestion: NewSuggestion) -> Result<Suggested, StoreError> {
        self.write(move |connection| Box::pin(suggest(connection, suggestion))).await
    }

    async fn own_suggestions(&self, author: Uuid) -> Result<Vec<Suggestion>, StoreError> {
        Ok(sqlx::query_as(suggestions!("WHERE s.author_id = $1 ORDER BY s.created DESC, s.id DESC"))
            .bind(author)
            .fetch_all(&self.readers)
            .await?)
    }

    async fn suggestions(&self, state: SuggestionState, limit: u32) -> Result<Vec<Suggestion>, StoreError> {
        let query = if state == SuggestionState::New {
            suggestions!("WHERE s.state = $1 ORDER BY s.created, s.id LIMIT $2")
        } else {
            suggestions!("WHERE s.state = $1 ORDER BY s.created DESC, s.id DESC LIMIT $2")
        };
        Ok(sqlx::query_as(query).bind(state.code()).bind(i64::from(limit)).fetch_all(&self.readers).await?)
    }

    async fn suggestion(&self, id: Uuid) -> Result<Option<Suggestion>, StoreError> {
        Ok(sqlx::query_as(suggestions!("WHERE s.id = $1")).bind(id).fetch_optional(&self.readers).await?)
    }

    async fn new_suggestions(&self) -> Result<u64, StoreError> {
        let limit = sqlx::query_scalar("SELECT COUNT(*) FROM suggestions WHERE state = 'new'")
            .fetch_one(&self.readers)
            .await?;
        Ok(count(limit))
    }

    async fn decide(&self, decision: Decision) -> Result<Decided, StoreError> {
        self.write(move |connection| Box::pin(decide(connection, decision))).await
    }
}

from_row!(
    row,
    Suggestion {
        id,
        author: row.read("username")?,
        language,
        text: SuggestionText { title: row.read("title")?, why: row.read("why")? },
        theme: row.read("theme_id")?,
        created,
        state,
        topic: row.read("topic_id")?,
        is_topic_visible,
        answer,
        answered,
    }
);

async fn suggest(connection: &mut Connection, suggestion: NewSuggestion) -> Result<Suggested, sqlx::Error> {
    let NewSuggestion { id, author, form, language, text, theme, at } = suggestion;
    let kept = sqlx::query(
        "INSERT INTO suggestions (id, author_id, form, language, title, why, theme_id, created) \
         SELECT $1, a.person_id, $3, $4, $5, $6, $7, $8 FROM accounts a WHERE a.person_id = $2 \
             AND (SELECT COUNT(*) FROM suggestions s WHERE s.author_id = $2 AND s.created > $9) < $10 \
         ON CONFLICT (form) DO NOTHING",
    )
    .bind(id)
    .bind(author)
    .bind(form)
    .bind(language.code())
    .bind(text.title)
    .bind(text.why)
    .bind(theme)
    .bind(millis(at))
    .bind(millis(at - Duration::DAY))
    .bind(i64::from(SUGGESTIONS_A_DAY))
    .execute(&mut *connection)
    .await?;
    if kept.rows_affected() > 0 {
        return Ok(Suggested::Done);
    }
    let before: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM suggestions WHERE form = $1 AND author_id = $2")
            .bind(form)
            .bind(author)
            .fetch_one(connection)
            .await?;
    Ok(if before > 0 { Suggested::Done } else { Suggested::TooMany })
}

async fn decide(connection: &mut Connection, decision: Decision) -> Result<Decided, sqlx::Error> {
    let Decision { id, verdict, answer, actor, at } = decision;
    let author: Option<Uuid> =
        // An update, so that of two who decide at once the second waits, and finds it decided.
        sqlx::query_scalar("UPDATE suggestions SET state = state WHERE id = $1 AND state = 'new' RETURNING author_id")
            .bind(id)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(author) = author else { return Ok(Decided::Stale) };
    let (state, action, topic) = match verdict {
        Verdict::Decline => (SuggestionState::Declined, "suggestion.declined", None),
        Verdict::Merge(topic) => {
            let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM topics WHERE id = $1")
                .bind(topic)
                .fetch_one(&mut *connection)
                .await?;
            if known == 0 {
                return Ok(Decided::NoTopic);
            }
            (SuggestionState::Merged, "suggestion.merged", Some(topic))
        }
        Verdict::TakeUp(save) => {
            let topic = topics::save(connection, *save).await?;
            (SuggestionState::TakenUp, "suggestion.taken_up", topic)
        }
    };
    sqlx::query(
        "UPDATE suggestions SET state = $2, topic_id = $3, answer = $4, answered = $5, actor_id = $6 WHERE id = $1",
    )
    .bind(id)
    .bind(state.code())
    .bind(topic)
    .bind(answer)
    .bind(millis(at))
    .bind(actor)
    .execute(&mut *connection)
    .await?;
    notify::suggestion(connection, id, actor, at).await?;
    let detail = topic.map(|topic| topic.to_string());
    audit::note(connection, at, By::Staff(actor), action, Some(author), detail.as_deref()).await?;
    Ok(Decided::Done(topic))
}
