//! The PostgreSQL adapter: what differs from SQLite. The queries are those of `sql/`.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use crate::open::{OpenError, Options};

pub(crate) type Db = sqlx::Postgres;
pub(crate) type Connection = sqlx::PgConnection;

pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../migrations/postgres");

pub(crate) const BEGIN: &str = "BEGIN";

#[path = "sql/mod.rs"]
mod sql;

pub(crate) use sql::Adapter;

pub(crate) async fn open(url: &str, options: &Options) -> Result<Adapter, OpenError> {
    let connect = PgConnectOptions::from_str(url).map_err(OpenError::Url)?.application_name("commons");
    let pool = |connections| {
        PgPoolOptions::new().max_connections(connections).acquire_timeout(Duration::from_secs(5))
    };
    let writer = pool(1).connect_with(connect.clone()).await.map_err(OpenError::Connect)?;
    MIGRATIONS.run(&writer).await.map_err(OpenError::Migrate)?;
    let readers = pool(options.readers).connect_with(connect).await.map_err(OpenError::Connect)?;
    Ok(Adapter::new(readers, writer, options))
}

/// PostgreSQL's own vacuum reclaims what was erased.
pub(crate) async fn scrub(_: &mut Connection) -> Result<(), sqlx::Error> {
    Ok(())
}
