//! A guest post that a member of the demo association published, and one that another is writing.

use domain::Language;
use domain::community::{GuestContent, GuestRole, GuestStep, GuestText, TopicState};
use domain::search::Analyser;
use serde::Deserialize;
use store::community::guest_post::{GuestActor, GuestMove, GuestSave, Moved, NewGuestPost};
use store::community::{TopicAct, TopicDoing, TopicSave};
use store::{Store, StoreError};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The articles, in the languages in which they are written so far.
const ARTICLES: &str = include_str!("guest_posts.json");

#[derive(Deserialize)]
struct DemoArticle {
    language: Language,
    about: String,
    days_ago: i64,
    /// Whether members read it.
    is_published: bool,
    /// What staff tell its author while it is written.
    note: String,
    content: GuestContent,
}

/// Lets members write, and an editor publish what is ready.
///
/// # Errors
/// [`StoreError`] when something was not kept.
pub(super) async fn load(
    store: &dyn Store,
    editor: Uuid,
    members: &[Uuid],
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let articles: Vec<DemoArticle> = serde_json::from_str(ARTICLES).map_err(|_| StoreError::Unreadable)?;
    let theme = store.themes().await?.first().map(|theme| theme.id).ok_or(StoreError::Unreadable)?;
    for (article, author) in articles.into_iter().zip(members) {
        write(store, (editor, theme), *author, article, now).await?;
    }
    Ok(())
}

async fn write(
    store: &dyn Store,
    (editor, theme): (Uuid, Uuid),
    author: Uuid,
    article: DemoArticle,
    now: OffsetDateTime,
) -> Result<(), StoreError> {
    let DemoArticle { language, about, days_ago, is_published, note, content } = article;
    let at = now - Duration::days(days_ago);
    let id = crate::new_id(at);
    let begun = GuestText { body: String::new(), ..content.in_language(language).clone() };
    let mut first = GuestContent { name: content.name.clone(), ..GuestContent::default() };
    *first.in_language_mut(language) = begun;
    let post = NewGuestPost { id, form: crate::new_id(at), language, about, content: first, at };
    store.propose_guest_post(author, post).await?;
    let by = GuestActor { role: GuestRole::Author, person: author };
    store.save_guest_post(GuestSave { id, version: 1, content: content.clone(), by, at }).await?;
    let edits = GuestActor { role: GuestRole::Editor, person: editor };
    if !is_published {
        store.note_guest_post(id, edits, note, at).await?;
        return Ok(());
    }
    let step = |step, version, by, topic| GuestMove { id, version, step, note: String::new(), topic, by, at };
    store.move_guest_post(step(GuestStep::Submit, 2, by, None)).await?;
    let content = content.topic();
    let stems = Analyser.stems(&content.words());
    let save = TopicSave { id: None, version: 0, theme, content, stems, closes: None, actor: editor, at };
    let approved = step(GuestStep::Approve, 3, edits, Some(Box::new(save)));
    let Moved::Done(Some(topic)) = store.move_guest_post(approved).await? else {
        return Err(StoreError::Unreadable);
    };
    let seen = (1, TopicState::Draft);
    store
        .do_with_topic(TopicDoing { id: topic, seen, act: TopicAct::Publish, actor: editor, at })
        .await
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_breaks_no_rule() {
        let articles: Vec<DemoArticle> = serde_json::from_str(ARTICLES).unwrap();
        let published: Vec<_> = articles.iter().filter(|article| article.is_published).collect();
        assert_eq!((articles.len(), published.len()), (2, 1));
        for article in &articles {
            assert_eq!(article.content.misfits(), []);
        }
        for article in published {
            assert_eq!(article.content.flaws(), []);
            assert_eq!(article.content.unsigned(), []);
            assert_eq!(article.content.topic().flaws(), []);
        }
    }
}
