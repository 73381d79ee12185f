//! What becomes of guest posts: proposed, asked for, written, discussed, approved.

use domain::community::{GuestContent, GuestRole, GuestState, GuestStep, PROPOSALS_A_DAY};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::super::audit::{self, By};
use super::super::erasures::ledger;
use super::super::roles::write::ensure_person;
use super::super::rows::millis;
use super::super::search::forget_topic;
use super::super::{Connection, invitations, notify, topics};
use super::read::guest_post;
use crate::community::guest_post::{
    Expert, GuestActor, GuestMove, GuestPost, GuestSave, InvitedAuthor, Moved, NewGuestPost, Proposed,
};
use crate::erasure::Erasure;

fn json(content: &GuestContent) -> Result<String, sqlx::Error> {
    serde_json::to_string(content).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

pub(in super::super) async fn propose(
    connection: &mut Connection,
    author: Uuid,
    post: NewGuestPost,
) -> Result<Proposed, sqlx::Error> {
    let recent: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM guest_posts WHERE author_id = $1 AND NOT asked AND created > $2 AND form <> $3",
    )
    .bind(author)
    .bind(millis(post.at - Duration::DAY))
    .bind(post.form)
    .fetch_one(&mut *connection)
    .await?;
    if recent >= i64::from(PROPOSALS_A_DAY) {
        return Ok(Proposed::TooMany);
    }
    add(connection, author, &post, GuestState::Writing).await?;
    Ok(Proposed::Done)
}

/// Adds one. `false` where the same form did so before.
async fn add(
    connection: &mut Connection,
    author: Uuid,
    post: &NewGuestPost,
    state: GuestState,
) -> Result<bool, sqlx::Error> {
    let added = sqlx::query(
        "INSERT INTO guest_posts (id, author_id, form, language, about, content, version, state, asked, created, changed) \
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $9) ON CONFLICT (form) DO NOTHING",
    )
    .bind(post.id)
    .bind(author)
    .bind(post.form)
    .bind(post.language.code())
    .bind(post.about.as_str())
    .bind(json(&post.content)?)
    .bind(state.code())
    .bind(state == GuestState::Invited)
    .bind(millis(post.at))
    .execute(connection)
    .await?;
    Ok(added.rows_affected() > 0)
}

pub(in super::super) async fn ask(
    connection: &mut Connection,
    asked: InvitedAuthor,
    post: NewGuestPost,
    actor: Uuid,
) -> Result<Option<Uuid>, sqlx::Error> {
    // A form that was sent before asks nobody: whom it names now is not kept either.
    let sent: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM guest_posts WHERE form = $1)")
        .bind(post.form)
        .fetch_one(&mut *connection)
        .await?;
    if sent {
        return Ok(None);
    }
    let author = match asked {
        InvitedAuthor::Known(person) => person,
        InvitedAuthor::Expert(expert) => {
            let Expert { id, email, email_key, name } = *expert;
            ensure_person(connection, id, email, email_key, name, post.language).await?
        }
    };
    if !add(connection, author, &post, GuestState::Invited).await? {
        return Ok(None);
    }
    audit::note(connection, post.at, By::Staff(actor), "guest_post.asked", Some(author), None).await?;
    notify::guest(connection, post.id, actor, post.at).await?;
    invitations::invite_person(connection, author, actor, post.at).await?;
    Ok(Some(author))
}

/// A guest post that somebody may do something with: their own, or any as an editor.
async fn of(connection: &mut Connection, id: Uuid, by: GuestActor) -> Result<Option<GuestPost>, sqlx::Error> {
    let post = guest_post(connection, id).await?;
    Ok(post.filter(|post| by.role == GuestRole::Editor || post.author == by.person))
}

pub(in super::super) async fn save(
    connection: &mut Connection,
    save: GuestSave,
) -> Result<bool, sqlx::Error> {
    let GuestSave { id, version, content, by, at } = save;
    let Some(post) = of(connection, id, by).await? else { return Ok(false) };
    let content = match by.role {
        GuestRole::Author if post.state.is_written() => content,
        // From its approval on the article is its topic's, and who wrote it is said here.
        GuestRole::Editor if post.state == GuestState::Approved => post.content.signed(&content),
        GuestRole::Author | GuestRole::Editor => return Ok(false),
    };
    let saved = sqlx::query(
        "UPDATE guest_posts SET content = $3, version = version + 1, changed = $4 \
         WHERE id = $1 AND version = $2 AND state = $5",
    )
    .bind(id)
    .bind(i64::from(version))
    .bind(json(&content)?)
    .bind(millis(at))
    .bind(post.state.code())
    .execute(&mut *connection)
    .await?;
    if saved.rows_affected() == 0 {
        return Ok(false);
    }
    if by.role == GuestRole::Editor {
        audit::note(connection, at, By::Staff(by.person), "guest_post.signed", Some(post.author), None)
            .await?;
    }
    Ok(true)
}

pub(in super::super) async fn go(connection: &mut Connection, step: GuestMove) -> Result<Moved, sqlx::Error> {
    let GuestMove { id, version, step, note, topic, by, at } = step;
    let Some(post) = of(connection, id, by).await? else { return Ok(Moved::Stale) };
    let Some(next) = post.state.after(step, by.role) else { return Ok(Moved::Stale) };
    let moved = sqlx::query(
        "UPDATE guest_posts SET state = $4, version = version + 1, changed = $5 \
         WHERE id = $1 AND version = $2 AND state = $3",
    )
    .bind(id)
    .bind(i64::from(version))
    .bind(post.state.code())
    .bind(next.code())
    .bind(millis(at))
    .execute(&mut *connection)
    .await?;
    if moved.rows_affected() == 0 {
        return Ok(Moved::Stale);
    }
    let topic = match topic {
        Some(save) if step == GuestStep::Approve => topics::save(connection, *save).await?,
        _ => None,
    };
    if let Some(topic) = topic {
        sqlx::query("UPDATE guest_posts SET topic_id = $2 WHERE id = $1")
            .bind(id)
            .bind(topic)
            .execute(&mut *connection)
            .await?;
    }
    if !note.is_empty() {
        add_note(connection, id, by, note, at).await?;
    }
    if by.role == GuestRole::Editor {
        let (author, detail) = (Some(post.author), topic.map(|topic| topic.to_string()));
        audit::note(connection, at, By::Staff(by.person), word_of(step), author, detail.as_deref()).await?;
        notify::guest(connection, id, by.person, at).await?;
    }
    if next.is_over() {
        forget_stranger(connection, post.author, at).await?;
    }
    Ok(Moved::Done(topic))
}

/// What the log calls what staff do.
const fn word_of(step: GuestStep) -> &'static str {
    match step {
        GuestStep::AskChanges => "guest_post.sent_back",
        GuestStep::Approve => "guest_post.approved",
        _ => "guest_post.declined",
    }
}

/// Forgets who was asked for a guest post of which nothing comes, where there is nothing else to know them by.
async fn forget_stranger(
    connection: &mut Connection,
    person: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let forgotten = sqlx::query(
        "DELETE FROM people WHERE id = $1 AND NOT on_roster AND member_number IS NULL \
         AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = people.id) \
         AND NOT EXISTS (SELECT 1 FROM duties d WHERE d.person_id = people.id) \
         AND NOT EXISTS (SELECT 1 FROM guest_posts g WHERE g.author_id = people.id \
             AND g.state NOT IN ('declined', 'withdrawn'))",
    )
    .bind(person)
    .execute(&mut *connection)
    .await?;
    if forgotten.rows_affected() > 0 {
        // Who never had an account had no measure against them.
        let mailboxes = Vec::new();
        let gone = Erasure::Person { id: person, name_key: None, keeps_comments: false, mailboxes };
        ledger::note(connection, at, gone).await?;
    }
    Ok(())
}

pub(in super::super) async fn note(
    connection: &mut Connection,
    id: Uuid,
    by: GuestActor,
    text: String,
    at: OffsetDateTime,
) -> Result<bool, sqlx::Error> {
    let post = of(connection, id, by).await?.filter(|post| !post.state.is_over());
    let Some(post) = post else { return Ok(false) };
    // The same words twice in a row are one button pressed twice.
    let said: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM guest_post_notes n WHERE n.guest_id = $1 AND n.actor_id = $2 AND n.text = $3 \
         AND n.number = (SELECT MAX(m.number) FROM guest_post_notes m WHERE m.guest_id = $1))",
    )
    .bind(id)
    .bind(by.person)
    .bind(&text)
    .fetch_one(&mut *connection)
    .await?;
    if said {
        return Ok(true);
    }
    add_note(connection, id, by, text, at).await?;
    if by.role == GuestRole::Editor {
        audit::note(connection, at, By::Staff(by.person), "guest_post.noted", Some(post.author), None)
            .await?;
        notify::guest(connection, id, by.person, at).await?;
    }
    Ok(true)
}

async fn add_note(
    connection: &mut Connection,
    id: Uuid,
    by: GuestActor,
    text: String,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO guest_post_notes (guest_id, number, at, role, actor_id, text) \
         SELECT $1, COALESCE(MAX(n.number), 0) + 1, $2, $3, $4, $5 FROM guest_post_notes n WHERE n.guest_id = $1",
    )
    .bind(id)
    .bind(millis(at))
    .bind(by.role.code())
    .bind(by.person)
    .bind(text)
    .execute(connection)
    .await
    .map(drop)
}

/// Lets go what somebody who leaves wrote, and members have not seen. The rest of it goes with them.
pub(in super::super) async fn let_go(connection: &mut Connection, person: Uuid) -> Result<(), sqlx::Error> {
    let unseen: Vec<i64> = sqlx::query_scalar(
        "SELECT t.id FROM topics t JOIN guest_posts g ON g.topic_id = t.id WHERE g.author_id = $1 \
         AND t.state IN ('draft', 'scheduled')",
    )
    .bind(person)
    .fetch_all(&mut *connection)
    .await?;
    for topic in unseen {
        forget_topic(connection, topic).await?;
        sqlx::query("DELETE FROM topics WHERE id = $1").bind(topic).execute(&mut *connection).await?;
    }
    Ok(())
}
