//! The few questions that nearly every request asks: answered on the thread that asks, where the database can do that.

use uuid::Uuid;

use super::rows::{Columns, FromColumns};
use super::{Adapter, Db};
use crate::StoreError;

/// What a question calls `$1`, `$2` and so on.
#[derive(Clone, Copy)]
pub(crate) enum Given<'g> {
    Bytes(&'g [u8]),
    Number(i64),
    Id(Uuid),
}

/// The column `number` of a row.
struct Number(i64);

impl FromColumns for Number {
    fn from_columns<R: Columns>(row: &R) -> Result<Self, sqlx::Error> {
        Ok(Self(row.read("number")?))
    }
}

impl Adapter {
    /// The rows that answer a question.
    pub(crate) async fn ask<T: FromColumns>(
        &self,
        question: &'static str,
        given: &[Given<'_>],
    ) -> Result<Vec<T>, StoreError> {
        if let Some(told) = self.at_once.ask(question, given) {
            return Ok(told);
        }
        let mut query = sqlx::query::<Db>(question);
        for given in given {
            query = match *given {
                Given::Bytes(bytes) => query.bind(bytes.to_vec()),
                Given::Number(number) => query.bind(number),
                Given::Id(id) => query.bind(id),
            };
        }
        let rows = query.fetch_all(&self.readers).await?;
        Ok(rows.iter().map(T::from_columns).collect::<Result<_, _>>()?)
    }

    /// What the answer calls `number`: 0 where it has no row.
    pub(super) async fn ask_number(
        &self,
        question: &'static str,
        given: &[Given<'_>],
    ) -> Result<i64, StoreError> {
        let told: Vec<Number> = self.ask(question, given).await?;
        Ok(told.first().map_or(0, |Number(number)| *number))
    }
}
