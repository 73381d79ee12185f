//! Bringing the schema up to date, and whether this program can live with one that is newer.

use sqlx::Pool;
use sqlx::migrate::Migrate as _;

use super::{Connection, Db, MIGRATIONS};
use crate::OpenError;
use crate::health::Schema;

/// Where the migrations are noted that were made.
const TABLE: &str = "_sqlx_migrations";

/// Makes the migrations that are missing, unless the database has some that leave no room for this program.
pub(crate) async fn migrate(pool: &Pool<Db>) -> Result<(), OpenError> {
    let mut connection = pool.acquire().await.map_err(OpenError::Connect)?;
    let made = made(&mut connection).await.map_err(OpenError::Migrate)?;
    if made.iter().any(|version| !MIGRATIONS.version_exists(*version)) {
        // Where the table is missing, nothing newer can say that it leaves room.
        let schema = read(&mut connection).await.ok().and_then(|rows| judge(&rows).ok());
        let newest = made.iter().copied().max().unwrap_or_default();
        if schema.is_none() {
            return Err(OpenError::Newer { schema: newest, own: own() });
        }
        tracing::warn!(
            schema = newest,
            own = own(),
            "the database's schema is newer, and leaves room for this version"
        );
    }
    MIGRATIONS.run(&mut *connection).await.map_err(OpenError::Migrate)
}

async fn made(connection: &mut Connection) -> Result<Vec<i64>, sqlx::migrate::MigrateError> {
    connection.lock().await?;
    connection.ensure_migrations_table(TABLE).await?;
    let made = connection.list_applied_migrations(TABLE).await?;
    connection.unlock().await?;
    Ok(made.into_iter().map(|migration| migration.version).collect())
}

/// The migrations that were made, each with the oldest schema whose program can live with it.
pub(super) async fn read(connection: &mut Connection) -> Result<Vec<(i64, Option<i64>)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT m.version, c.oldest FROM _sqlx_migrations m LEFT JOIN schema_compat c ON c.version = m.version \
         WHERE m.success",
    )
    .fetch_all(connection)
    .await
}

/// The database is not as this program wants it.
pub(super) struct Unfit;

/// What a schema is to this program: every migration of its own must have been made, and each that it does not know leave
/// room for it.
pub(super) fn judge(made: &[(i64, Option<i64>)]) -> Result<Schema, Unfit> {
    let is_made = |version| made.iter().any(|(made, _)| *made == version);
    let leaves_room = |(version, oldest): &(i64, Option<i64>)| {
        MIGRATIONS.version_exists(*version) || oldest.is_some_and(|oldest| oldest <= own())
    };
    if !MIGRATIONS.iter().all(|migration| is_made(migration.version)) || !made.iter().all(leaves_room) {
        return Err(Unfit);
    }
    let newest = made.iter().map(|(version, _)| *version).max().unwrap_or_default();
    Ok(if newest > own() { Schema::Newer { schema: newest, own: own() } } else { Schema::Own })
}

/// The newest migration of this program.
fn own() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or_default()
}
