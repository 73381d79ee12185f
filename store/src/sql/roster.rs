//! The roster.

use async_trait::async_trait;
use domain::Province;
use domain::account::MemberNumber;
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::pledges::audit;
use super::rows::{unreadable, word};
use super::{Adapter, Connection, Db};
use crate::StoreError;
use crate::roster::{Change, Entry, Known, Roster};

#[async_trait]
impl Roster for Adapter {
    async fn roster(&self) -> Result<Vec<Known>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, member_number, name, email, kind, province, language, specialty, on_roster FROM people \
             WHERE member_number IS NOT NULL",
        )
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.iter().map(known).collect::<Result<_, _>>()?)
    }

    async fn change_roster(&self, changes: Vec<Change>, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| {
            Box::pin(async move {
                for change in changes {
                    apply(connection, change, at).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

fn known(row: &<Db as sqlx::Database>::Row) -> Result<Known, sqlx::Error> {
    let province: Option<&str> = row.try_get("province")?;
    Ok(Known {
        id: row.try_get("id")?,
        entry: Entry {
            member_number: MemberNumber::parse(row.try_get("member_number")?).map_err(|_| unreadable())?,
            name: row.try_get("name")?,
            email: row.try_get("email")?,
            kind: word(row.try_get("kind")?)?,
            province: province.map(word::<Province>).transpose()?,
            language: word(row.try_get("language")?)?,
            specialty: row.try_get("specialty")?,
        },
        on_roster: row.try_get("on_roster")?,
    })
}

pub(super) async fn apply(
    connection: &mut Connection,
    change: Change,
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
            sqlx::query(
                "UPDATE people SET email_key = $2, email = $3, name = $4, kind = $5, province = $6, language = $7, \
                     specialty = $8, on_roster = TRUE WHERE id = $1",
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
            (id, "roster.left")
        }
    };
    audit(connection, at, "operator", action, Some(id), None).await
}
