//! Whose a pledge is, as this version of the program tells people apart.

use domain::campaign::{PersonName, who};
use uuid::Uuid;

use super::{Adapter, Connection};
use crate::StoreError;

/// Pledges that are looked at together.
const BATCH: i64 = 500;

/// Identifier, first name, last name, and whose it is said to be.
type Row = (Uuid, String, String, String);

/// A pledge, whose it was said to be, and whose it is.
type Change = (Uuid, String, String);

impl Adapter {
    /// Mends whose pledges are that a migration wrote with SQL's means: it leaves accents and signs.
    pub(super) async fn mend_whose_they_are(&self) -> Result<(), StoreError> {
        let mut after = Uuid::nil();
        loop {
            let rows: Vec<Row> = sqlx::query_as(
                "SELECT id, first_name, last_name, who FROM pledges WHERE id > $1 \
                 AND (rtrim(who, 'abcdefghijklmnopqrstuvwxyz0123456789 ') <> '' OR who LIKE '% ') \
                 ORDER BY id LIMIT $2",
            )
            .bind(after)
            .bind(BATCH)
            .fetch_all(&self.readers)
            .await?;
            let Some((last, ..)) = rows.last() else { return Ok(()) };
            after = *last;
            let changes: Vec<Change> = rows.into_iter().filter_map(change).collect();
            if !changes.is_empty() {
                self.write(move |connection| Box::pin(mend(connection, changes))).await?;
            }
        }
    }
}

fn change((id, first_name, last_name, before): Row) -> Option<Change> {
    let is = who(&PersonName::parse(&first_name).ok()?, PersonName::parse(&last_name).ok().as_ref());
    (is != before).then_some((id, before, is))
}

/// Where one mailbox has two pledges of one person, the later one stays as it was.
async fn mend(connection: &mut Connection, changes: Vec<Change>) -> Result<(), sqlx::Error> {
    for (id, before, is) in changes {
        sqlx::query(
            "UPDATE pledges SET who = $3 WHERE id = $1 AND who = $2 AND NOT EXISTS (SELECT 1 FROM pledges o \
             WHERE o.email_key = pledges.email_key AND o.who = $3)",
        )
        .bind(id)
        .bind(before)
        .bind(is)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
