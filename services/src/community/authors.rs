//! What members see of who wrote something: what they show of themselves, and what they said.

use domain::account::Username;
use serde::Deserialize;
use store::StoreError;
use store::account::Author;
use store::account::session::Actor;
use store::community::author::{CommentCursor, CommentLine};
use time::OffsetDateTime;

use super::Community;

/// Comments on a page of theirs.
const MANY: u32 = 20;

/// Which of somebody's comments are asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AuthorQuery {
    /// The last comment of the page before: its moment and its number.
    pub before: String,
}

/// Who wrote something, with a page of it.
#[derive(Clone, Debug)]
pub struct AuthorSeen {
    /// Who.
    pub author: Author,
    /// What they said, the newest first.
    pub comments: Vec<CommentLine>,
    /// Which comment these follow, as it is asked for; nothing on the first page.
    pub before: String,
    /// Which comment the next page follows.
    pub next: Option<String>,
    /// Whether it is the reader.
    pub is_own: bool,
}

impl Community {
    /// Somebody, with a page of what they said. Of who said nothing that members read there is nothing to see, as of who
    /// has left or never was; but one's own is there from the beginning.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn author(
        &self,
        actor: &Actor,
        name: &str,
        query: &AuthorQuery,
    ) -> Result<Option<AuthorSeen>, StoreError> {
        let Ok(name) = Username::read(name) else { return Ok(None) };
        let Some(author) = self.store.author_named(&name).await? else { return Ok(None) };
        let person = author.person;
        let mut after = cursor(&query.before);
        let mut comments = self.store.comments_by(person, after, MANY + 1).await?;
        if comments.is_empty() && after.take().is_some() {
            // All that followed is gone by now.
            comments = self.store.comments_by(person, None, MANY + 1).await?;
        }
        let is_own = person == actor.person;
        if comments.is_empty() && !is_own {
            return Ok(None);
        }
        let has_more = comments.len() > MANY as usize;
        comments.truncate(MANY as usize);
        let last = |line: &CommentLine| word(CommentCursor { created: line.created, id: line.id });
        let next = comments.last().filter(|_| has_more).map(last);
        let before = after.map(word).unwrap_or_default();
        Ok(Some(AuthorSeen { author, comments, before, next, is_own }))
    }
}

/// As it stands in an address.
fn word(CommentCursor { created, id }: CommentCursor) -> String {
    format!("{}-{id}", created.unix_timestamp_nanos() / 1_000_000)
}

fn cursor(word: &str) -> Option<CommentCursor> {
    let (millis, id) = word.split_once('-')?;
    let (millis, id): (i64, i64) = (millis.parse().ok()?, id.parse().ok()?);
    let created = OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).ok()?;
    Some(CommentCursor { created, id })
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn an_address_says_after_which_comment_and_nonsense_says_nothing() {
        let after = CommentCursor { created: datetime!(2026-11-22 14:05:33.25 UTC), id: 401 };
        assert_eq!(word(after), "1795356333250-401");
        assert_eq!(cursor(&word(after)), Some(after));
        for nonsense in ["", "-", "401", "a-b", "9223372036854775807-1", "1-9223372036854775808", "1-2-3"] {
            assert_eq!(cursor(nonsense), None, "{nonsense}");
        }
    }
}
