//! What is asked for those whose pages are open: many people at once.

use sqlx::QueryBuilder;
use uuid::Uuid;

use super::super::Db;
use super::super::readers::Readers;
use super::super::rows::count;
use super::{followed, news, shown};

/// How many topics, or people, are asked about in one statement.
const MANY: usize = 500;

/// The newest notice, and whom a notice after `since` or one of these topics concerns.
pub(super) async fn told_since(
    readers: &Readers,
    since: Option<i64>,
    topics: &[i64],
) -> Result<(i64, Vec<Uuid>), sqlx::Error> {
    // Before those that follow, so that none is missed.
    let newest: i64 =
        sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) FROM notices").fetch_one(readers).await?;
    let mut people = Vec::new();
    if let Some(since) = since {
        let told = sqlx::query_scalar::<_, Uuid>("SELECT DISTINCT person_id FROM notices WHERE id > $1");
        people.extend(told.bind(since).fetch_all(readers).await?);
    }
    for topics in topics.chunks(MANY) {
        let mut query = QueryBuilder::<Db>::new(
            "SELECT DISTINCT person_id FROM follows WHERE state = 'followed' AND topic_id IN (",
        );
        let mut ids = query.separated(", ");
        for topic in topics {
            ids.push_bind(*topic);
        }
        ids.push_unseparated(")");
        people.extend(query.build_query_scalar::<Uuid>().fetch_all(readers).await?);
    }
    Ok((newest, people))
}

/// How much each of these people has not seen.
pub(super) async fn unseen_of(readers: &Readers, people: &[Uuid]) -> Result<Vec<(Uuid, u64)>, sqlx::Error> {
    let mut unseen = Vec::with_capacity(people.len());
    for people in people.chunks(MANY) {
        let mut query = QueryBuilder::<Db>::new(concat!(
            "SELECT p.person_id, (SELECT COUNT(*)",
            shown!("p.person_id"),
            "AND NOT n.seen), (SELECT COUNT(*) FROM",
            followed!("(f.seen)", "p.person_id"),
            "WHERE t.comments > t.past AND EXISTS (SELECT 1",
            news!("p.person_id"),
            ")) FROM accounts p WHERE p.person_id IN ("
        ));
        let mut ids = query.separated(", ");
        for person in people {
            ids.push_bind(*person);
        }
        ids.push_unseparated(")");
        let counted = query.build_query_as::<(Uuid, i64, i64)>().fetch_all(readers).await?;
        unseen.extend(
            counted.into_iter().map(|(person, notices, topics)| (person, count(notices) + count(topics))),
        );
    }
    Ok(unseen)
}
