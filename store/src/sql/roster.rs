//! The roster.

use async_trait::async_trait;
use domain::Province;
use domain::account::MemberNumber;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{Columns as _, Row, from_row, unreadable};
use super::{Adapter, Connection, retained_measures, sessions};
use crate::StoreError;
use crate::campaign::AddressKey;
use crate::roster::{Change, Entry, Known, Roster};

#[async_trait]
impl Roster for Adapter {
    async fn roster(&self) -> Result<Vec<Known>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, member_number, name, COALESCE(roster_email, email) AS email, kind, province, language, \
                 specialty, on_roster FROM people WHERE member_number IS NOT NULL",
        )
        .fetch_all(&self.readers)
        .await?)
    }

    async fn change_roster(&self, changes: Vec<Change>, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                for change in changes {
                    apply(connection, change, None, at).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

from_row!(
    row,
    Known {
        id,
        entry: Entry {
            member_number: MemberNumber::parse(row.try_get("member_number")?).map_err(|_| unreadable())?,
            name: row.read("name")?,
            email: row.read("email")?,
            kind: row.read("kind")?,
            province: row.read("province")?,
            language: row.read("language")?,
            specialty: row.read("specialty")?,
        },
        on_roster,
    }
);

/// Frees a mailbox that another member's line gives to `owner`: theirs follows with their own line, later in the same
/// import. Until then they stand under their identifier, which is no mailbox's key.
async fn free_mailbox(
    connection: &mut Connection,
    email_key: &AddressKey,
    owner: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let holder: Option<Uuid> = sqlx::query_scalar(
        "SELECT id FROM people WHERE email_key = $1 AND id <> $2 AND member_number IS NOT NULL",
    )
    .bind(email_key.to_vec())
    .bind(owner)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(holder) = holder else { return Ok(()) };
    retained_measures::bind(connection, holder, None, at).await?;
    sqlx::query("UPDATE people SET email_key = $2 WHERE id = $1")
        .bind(holder)
        .bind(holder.as_bytes().to_vec())
        .execute(connection)
        .await
        .map(drop)
}

/// Makes one change; `actor` is which of the staff, or nobody at the command line.
pub(super) async fn apply(
    connection: &mut Connection,
    change: Change,
    actor: Option<Uuid>,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let (id, action) = match change {
        Change::Join { id, email_key, entry } => {
            // Staff who become members keep the account that they have.
            let joined: Uuid = sqlx::query_scalar(
                "INSERT INTO people (id, member_number, email_key, email, name, kind, province, language, specialty, \
                     on_roster) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, TRUE) \
                 ON CONFLICT (email_key) DO UPDATE SET member_number = $2, name = $5, kind = $6, province = $7, \
                     specialty = $9, on_roster = TRUE WHERE people.member_number IS NULL RETURNING id",
            )
            .bind(id)
            .bind(entry.member_number.as_str())
            .bind(email_key.to_vec())
            .bind(entry.email)
            .bind(entry.name)
            .bind(entry.kind.code())
            .bind(entry.province.map(Province::code))
            .bind(entry.language.code())
            .bind(entry.specialty)
            .fetch_one(&mut *connection)
            .await?;
            (joined, "roster.joined")
        }
        Change::Update { id, email_key, entry } => {
            // Whoever chose an address of their own keeps it until the roster says something new.
            let kept: Option<i32> =
                sqlx::query_scalar("SELECT 1 FROM people WHERE id = $1 AND roster_email = $2")
                    .bind(id)
                    .bind(entry.email.as_str())
                    .fetch_optional(&mut *connection)
                    .await?;
            if kept.is_none() {
                free_mailbox(connection, &email_key, id, at).await?;
                retained_measures::bind(connection, id, None, at).await?;
            }
            sqlx::query(
                // Where the mailbox is another, links in the old one open nothing any more.
                "UPDATE people SET link_epoch = link_epoch + CASE WHEN roster_email = $3 OR email_key = $2 THEN 0 ELSE 1 END, \
                     email_key = CASE WHEN roster_email = $3 THEN email_key ELSE $2 END, \
                     email = CASE WHEN roster_email = $3 THEN email ELSE $3 END, \
                     roster_email = CASE WHEN roster_email = $3 THEN $3 END, name = $4, kind = $5, province = $6, \
                     language = $7, specialty = $8, on_roster = TRUE WHERE id = $1",
            )
            .bind(id)
            .bind(email_key.to_vec())
            .bind(entry.email)
            .bind(entry.name)
            .bind(entry.kind.code())
            .bind(entry.province.map(Province::code))
            .bind(entry.language.code())
            .bind(entry.specialty)
            .execute(&mut *connection)
            .await?;
            (id, "roster.changed")
        }
        Change::Leave { id } => {
            sqlx::query("UPDATE people SET on_roster = FALSE WHERE id = $1")
                .bind(id)
                .execute(&mut *connection)
                .await?;
            sessions::end(connection, id, None, None).await?;
            (id, "roster.left")
        }
    };
    audit::note(connection, at, By::staff(actor), action, Some(id), None).await
}
