//! What is there for somebody: [`Involvement`], as the database asks it of many cases at once.

use domain::account::Reach;
use domain::moderation::{Involvement, Target};
use sqlx::QueryBuilder;
use uuid::Uuid;

use super::{Connection, Db};
use crate::moderation::Purview;

/// Whether somebody has a part in what a case is about, each as a column or a parameter.
macro_rules! has_part {
    ($person:literal, $case:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM cases p WHERE p.id = ",
            $case,
            " AND (p.author_id = ",
            $person,
            " OR EXISTS (SELECT 1 FROM reports o WHERE o.thing = p.thing AND o.reporter_id = ",
            $person,
            ")))"
        )
    };
}
pub(super) use has_part;

/// Whether a report of anything of an author's waits for a decision, or for another look, whose reporter follows: a
/// parameter and a closing bracket.
macro_rules! report_waits {
    ($author:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM cases w JOIN reports o ON o.thing = w.thing WHERE w.author_id = ",
            $author,
            " AND w.state <> 'decided' AND o.reporter_id = "
        )
    };
}
pub(super) use report_waits;

/// Keeps to the themes that a duty reaches, of `topics t`. What stands in no topic is in none of them.
pub(super) fn within(select: &mut QueryBuilder<Db>, reach: &Reach) {
    if let Reach::Themes(themes) = reach {
        // No theme at all is no case at all.
        select.push(" AND t.theme_id IN (");
        let mut list = select.separated(", ");
        list.push_bind(Uuid::max());
        for theme in themes {
            list.push_bind(*theme);
        }
        list.push_unseparated(")");
    }
}

/// Keeps to what somebody may read of `cases k`, and of their `topics t`.
pub(super) fn to_read(select: &mut QueryBuilder<Db>, purview: &Purview) {
    within(select, &purview.reach);
    if let Some(person) = purview.person {
        select.push(" AND (k.author_id IS NULL OR k.author_id <> ").push_bind(person).push(")");
    }
}

/// Keeps to what they may decide of it.
pub(super) fn to_decide(select: &mut QueryBuilder<Db>, purview: &Purview) {
    to_read(select, purview);
    if let Some(person) = purview.person {
        select.push(" AND NOT EXISTS (SELECT 1 FROM reports o WHERE o.thing = k.thing AND o.reporter_id = ");
        select.push_bind(person).push(")");
    }
}

/// The part that somebody has in a thing. The program has none in anything.
pub(super) async fn involvement(
    connection: &mut Connection,
    target: Target,
    author: Option<Uuid>,
    person: Option<Uuid>,
) -> Result<Involvement, sqlx::Error> {
    let Some(person) = person else { return Ok(Involvement::None) };
    let has_reported: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM reports WHERE reporter_id = $1 AND thing = $2)")
            .bind(person)
            .bind(target.to_string())
            .fetch_one(connection)
            .await?;
    Ok(Involvement::of(person, author, has_reported))
}

/// Whether somebody reported anything of an author's that waits for a decision, or for another look: what is to keep that
/// author out is for others to decide. The program reports nothing.
pub(super) async fn has_report_waiting(
    connection: &mut Connection,
    author: Uuid,
    person: Option<Uuid>,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar(concat!("SELECT ", report_waits!("$1"), "$2)"))
        .bind(author)
        .bind(person)
        .fetch_one(connection)
        .await
}
