//! Questions that are answered on the thread that asks.
//!
//! The driver has each of its connections answer on a thread of its own. To hand a question over and to be woken by the
//! answer takes many times what SQLite needs for one that finds a row by its key. The few that nearly every request asks are
//! therefore asked by `rusqlite`, on connections of their own to the same file, each of them as of the moment in which it is
//! asked. Where that cannot be had at once, the driver is asked, which waits.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Row};
use uuid::Uuid;

use super::sql::Given;
use super::sql::rows::{Column, Columns, FromColumns, unreadable};

/// What questions call what they are given.
const NAMES: [&str; 5] = ["$1", "$2", "$3", "$4", "$5"];

/// The connections. A lock is held only to take one and to put it back.
pub(crate) struct AtOnce {
    path: PathBuf,
    /// `None` where nothing is answered at once: it was closed, or nobody else can open the database.
    idle: Mutex<Option<Vec<Connection>>>,
}

impl AtOnce {
    /// For the database in this file, or for one that is in memory and has none.
    pub(crate) fn new(file: Option<PathBuf>) -> Self {
        let idle = Mutex::new(file.is_some().then(Vec::new));
        Self { path: file.unwrap_or_default(), idle }
    }

    /// The answer, where it can be had at once.
    pub(crate) fn ask<T: FromColumns>(&self, question: &str, given: &[Given<'_>]) -> Option<Vec<T>> {
        let idle = self.idle().as_mut()?.pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.open().ok()?,
        };
        let told = told(&connection, question, given)?;
        if let Some(idle) = self.idle().as_mut() {
            idle.push(connection);
        }
        Some(told)
    }

    /// Answers nothing any more.
    pub(crate) fn close(&self) {
        self.idle().take();
    }

    fn idle(&self) -> MutexGuard<'_, Option<Vec<Connection>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(Duration::ZERO)?;
        connection.pragma_update(None, "query_only", "ON")?;
        Ok(connection)
    }
}

fn told<T: FromColumns>(connection: &Connection, question: &str, given: &[Given<'_>]) -> Option<Vec<T>> {
    if given.len() > NAMES.len() {
        return None;
    }
    let mut statement = connection.prepare_cached(question).ok()?;
    for (name, given) in NAMES.iter().zip(given) {
        // SQLite numbers names in the order in which it meets them.
        let place = statement.parameter_index(name).ok()??;
        statement.raw_bind_parameter(place, given).ok()?;
    }
    let (mut rows, mut told) = (statement.raw_query(), Vec::new());
    while let Some(row) = rows.next().ok()? {
        let names = row.as_ref().column_names();
        told.push(T::from_columns(&Told { row, names, next: Cell::new(0) }).ok()?);
    }
    Some(told)
}

impl ToSql for Given<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

/// A row, with its columns' names looked up once.
struct Told<'r, 'c> {
    row: &'r Row<'c>,
    names: Vec<&'r str>,
    /// Behind the column that was read last: most are read in their order.
    next: Cell<usize>,
}

impl Columns for Told<'_, '_> {
    fn read<T: Column>(&self, name: &str) -> Result<T, sqlx::Error> {
        let next = self.next.get();
        let mut columns = (next..self.names.len()).chain(0..next);
        let column = columns.find(|column| self.names[*column] == name);
        let column = column.ok_or_else(|| sqlx::Error::ColumnNotFound(name.to_owned()))?;
        self.next.set(column + 1);
        let value = self.row.get_ref(column).map_err(|_| unreadable())?;
        T::of(FromValue::from_value(value).ok_or_else(unreadable)?)
    }
}

/// What a column holds, without the driver.
pub(crate) trait FromValue<'r>: Sized {
    fn from_value(value: ValueRef<'r>) -> Option<Self>;
}

impl<'r, T: FromValue<'r>> FromValue<'r> for Option<T> {
    fn from_value(value: ValueRef<'r>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            value => T::from_value(value).map(Some),
        }
    }
}

macro_rules! from_value {
    ($($type:ty: $read:expr),+ $(,)?) => {$(
        impl<'r> FromValue<'r> for $type {
            fn from_value(value: ValueRef<'r>) -> Option<Self> {
                let read: fn(ValueRef<'r>) -> Option<Self> = $read;
                read(value)
            }
        }
    )+};
}

from_value!(
    bool: |value| value.as_i64().ok().map(|number| number != 0),
    i64: |value| value.as_i64().ok(),
    &'r str: |value| value.as_str().ok(),
    String: |value| value.as_str().ok().map(str::to_owned),
    Vec<u8>: |value| value.as_blob().ok().map(<[u8]>::to_vec),
    Uuid: |value| Uuid::from_slice(value.as_blob().ok()?).ok(),
);

#[cfg(test)]
mod tests;
