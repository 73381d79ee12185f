//! Adding to the log of who did what, in the transaction of what was done.

use sqlx::QueryBuilder;
use strum::IntoStaticStr;
use time::OffsetDateTime;
use uuid::Uuid;

use super::super::rows::{in_fixed_sizes, millis};
use super::super::{Connection, Db};

/// Who did it.
#[derive(Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub(in super::super) enum By {
    /// Somebody who is not known.
    Visitor,
    /// Who pledged.
    Supporter,
    /// The person whom it concerns.
    Person,
    /// A job.
    System,
    /// Somebody at the command line.
    Operator,
    /// One of the staff.
    Staff(Uuid),
}

impl By {
    /// One of the staff, or without `actor` the operator at the command line.
    pub(in super::super) fn staff(actor: Option<Uuid>) -> Self {
        actor.map_or(Self::Operator, Self::Staff)
    }

    const fn id(self) -> Option<Uuid> {
        match self {
            Self::Staff(id) => Some(id),
            _ => None,
        }
    }
}

/// Notes what was done, and whom it concerns.
pub(in super::super) async fn note(
    connection: &mut Connection,
    at: OffsetDateTime,
    by: By,
    action: &'static str,
    subject: Option<Uuid>,
    detail: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO audit (at, actor, actor_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(millis(at))
    .bind(<&str>::from(by))
    .bind(by.id())
    .bind(action)
    .bind(subject)
    .bind(detail)
    .execute(connection)
    .await
    .map(drop)
}

/// Notes the same of many at once, with its moment for each.
pub(in super::super) async fn note_each(
    connection: &mut Connection,
    by: By,
    action: &'static str,
    subjects: &[(OffsetDateTime, Uuid)],
) -> Result<(), sqlx::Error> {
    for rows in in_fixed_sizes(subjects) {
        let mut query = QueryBuilder::<Db>::new("INSERT INTO audit (at, actor, actor_id, action, subject) ");
        query.push_values(rows, |mut row, (at, subject)| {
            row.push_bind(millis(*at))
                .push_bind(<&str>::from(by))
                .push_bind(by.id())
                .push_bind(action)
                .push_bind(*subject);
        });
        query.build().execute(&mut *connection).await?;
    }
    Ok(())
}
