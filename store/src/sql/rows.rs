//! How values stand in rows: moments as milliseconds, closed lists as words.

use std::str::FromStr;

use domain::account::{Grant, MemberKind, Scope};
use domain::campaign::ConsentText;
use domain::community::Zone;
use domain::desk::{RequestKind, RequestState};
use domain::{Language, Province};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::Db;
use crate::account::Person;
use crate::campaign::{AddressKey, PendingAddress, Receipt, Supporter};

/// Named as what it is: two projections the compiler cannot tell apart where a trait is implemented for both.
pub(super) type Row = super::super::Row;

/// A value that the database holds, but this version cannot read.
#[derive(Debug, thiserror::Error)]
#[error("a row holds a value outside its list")]
struct OutsideList;

pub(super) fn unreadable() -> sqlx::Error {
    sqlx::Error::Decode(Box::new(OutsideList))
}

/// A moment as it is kept: milliseconds since 1970 in UTC.
pub(super) fn millis(at: OffsetDateTime) -> i64 {
    // A 64-bit count of milliseconds spans every moment that `time` can hold.
    i64::try_from(at.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

pub(super) fn moment(millis: i64) -> Result<OffsetDateTime, sqlx::Error> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).map_err(|_| unreadable())
}

pub(super) fn word<T: FromStr>(text: &str) -> Result<T, sqlx::Error> {
    text.parse().map_err(|_| unreadable())
}

pub(super) fn small(number: i64) -> Result<u32, sqlx::Error> {
    u32::try_from(number).map_err(|_| unreadable())
}

pub(super) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// What a column holds, as its type says: of a moment its milliseconds, of a value of a closed list its word.
pub(super) trait Column: Sized {
    /// As the database has it.
    type Kept<'r>: sqlx::Decode<'r, Db> + sqlx::Type<Db>;

    fn read(kept: Self::Kept<'_>) -> Result<Self, sqlx::Error>;
}

/// Reads the column of a name.
pub(super) fn column<T: Column>(row: &Row, name: &str) -> Result<T, sqlx::Error> {
    let kept: T::Kept<'_> = row.try_get(name)?;
    T::read(kept)
}

impl<T: Column> Column for Option<T> {
    type Kept<'r> = Option<T::Kept<'r>>;

    fn read(kept: Self::Kept<'_>) -> Result<Self, sqlx::Error> {
        kept.map(T::read).transpose()
    }
}

macro_rules! columns {
    ($($type:ty),+: $kept:ty, $read:expr) => {$(
        impl Column for $type {
            type Kept<'r> = $kept;

            fn read(kept: Self::Kept<'_>) -> Result<Self, sqlx::Error> {
                $read(kept)
            }
        }
    )+};
}

columns!(bool, i64, String, Uuid, Vec<u8>: Self, Ok);
columns!(OffsetDateTime: i64, moment);
columns!(u32: i64, small);
columns!(Language, MemberKind, Province, RequestKind, RequestState: &'r str, word);

/// Says how a type is read from a row: a field that stands alone from the column of its name, another by what stands beside
/// it.
macro_rules! from_row {
    ($row:ident, $type:ident { $($field:ident $(: $value:expr)?),+ $(,)? }) => {
        impl sqlx::FromRow<'_, Row> for $type {
            fn from_row($row: &Row) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: from_row!(@ $row, $field $(, $value)?)),+ })
            }
        }
    };
    (@ $row:ident, $field:ident) => {
        column($row, stringify!($field))?
    };
    (@ $row:ident, $field:ident, $value:expr) => {
        $value
    };
}
pub(super) use from_row;

/// Rows of one statement that writes many. Few sizes, so that each statement is parsed once and then kept.
const SIZES: [usize; 4] = [64, 16, 4, 1];

pub(super) fn in_fixed_sizes<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = SIZES.into_iter().find(|size| *size <= rows.len())?;
        let (first, rest) = rows.split_at(size);
        rows = rest;
        Some(first)
    })
}

/// The columns that [`supporter`] reads, of `pledges p LEFT JOIN pledge_confirmations c`.
macro_rules! supporter_columns {
    () => {
        "p.id, p.email, p.first_name, p.last_name, p.postal_code, p.province, p.language, p.issue, p.phone, \
         p.received, p.pending_email, p.pending_key, p.link_epoch, p.forms, c.confirmed"
    };
}
pub(super) use supporter_columns;

pub(super) fn supporter(row: &Row) -> Result<Supporter, sqlx::Error> {
    let issue: Option<String> = row.try_get("issue")?;
    let confirmed: Option<i64> = row.try_get("confirmed")?;
    let link_epoch = small(row.try_get("link_epoch")?)?;
    Ok(Supporter {
        id: row.try_get::<Uuid, _>("id")?,
        email: row.try_get("email")?,
        first_name: row.try_get("first_name")?,
        last_name: row.try_get("last_name")?,
        postal_code: row.try_get("postal_code")?,
        province: row.try_get("province")?,
        language: word(row.try_get("language")?)?,
        issue: issue.as_deref().map(word).transpose()?,
        phone: row.try_get("phone")?,
        received: moment(row.try_get("received")?)?,
        confirmed: confirmed.map(moment).transpose()?,
        pending: pending(row.try_get("pending_email")?, row.try_get("pending_key")?, link_epoch)?,
        link_epoch,
        forms: small(row.try_get("forms")?)?,
    })
}

/// An address that waits.
pub(super) fn pending(
    email: Option<String>,
    email_key: Option<Vec<u8>>,
    link_epoch: u32,
) -> Result<Option<PendingAddress>, sqlx::Error> {
    let Some((email, key)) = email.zip(email_key) else { return Ok(None) };
    let key = AddressKey::try_from(key).map_err(|_| unreadable())?;
    Ok(Some(PendingAddress { email, tag: PendingAddress::tag(link_epoch, &key) }))
}

/// The columns that [`person`] reads, of `people h LEFT JOIN accounts a`.
macro_rules! person_columns {
    () => {
        "h.id AS person_id, h.email AS person_email, h.name AS person_name, \
         COALESCE(a.language, h.language) AS person_language, h.kind AS person_kind, h.province AS person_province, \
         h.specialty, h.on_roster, h.link_epoch AS person_epoch, a.username, \
         (SELECT n.since FROM unreachable n WHERE n.email_key = h.email_key) AS person_unreachable"
    };
}
pub(super) use person_columns;

pub(super) fn person(row: &Row) -> Result<Person, sqlx::Error> {
    let kind: Option<&str> = row.try_get("person_kind")?;
    let province: Option<&str> = row.try_get("person_province")?;
    let unreachable: Option<i64> = row.try_get("person_unreachable")?;
    Ok(Person {
        id: row.try_get("person_id")?,
        email: row.try_get("person_email")?,
        name: row.try_get("person_name")?,
        language: word(row.try_get("person_language")?)?,
        kind: kind.map(word).transpose()?,
        province: province.map(word).transpose()?,
        specialty: row.try_get("specialty")?,
        on_roster: row.try_get("on_roster")?,
        link_epoch: small(row.try_get("person_epoch")?)?,
        username: row.try_get("username")?,
        unreachable: unreachable.map(moment).transpose()?,
    })
}

pub(super) fn receipt(row: &Row) -> Result<Receipt, sqlx::Error> {
    let withdrawn: Option<i64> = row.try_get("withdrawn")?;
    let withdrawal_method: Option<&str> = row.try_get("withdrawal_method")?;
    Ok(Receipt {
        text: ConsentText {
            purpose: word(row.try_get("purpose")?)?,
            channel: word(row.try_get("channel")?)?,
            language: word(row.try_get("language")?)?,
            text: row.try_get("text")?,
        },
        given: moment(row.try_get("given")?)?,
        method: word(row.try_get("method")?)?,
        withdrawn: match withdrawn.zip(withdrawal_method) {
            Some((at, method)) => Some((moment(at)?, word(method)?)),
            None => None,
        },
    })
}

/// The duty of a row, where it has one.
pub(super) fn grant(row: &Row) -> Result<Option<Grant>, sqlx::Error> {
    let Some(role) = row.try_get::<Option<&str>, _>("duty")? else { return Ok(None) };
    let theme: Uuid = row.try_get("theme")?;
    let scope = if theme.is_nil() { Scope::Everywhere } else { Scope::Theme(theme) };
    Ok(Some(Grant { role: word(role)?, scope }))
}

/// Where somebody's clock is: where they said, or where their province's is.
pub(super) fn zone(row: &Row) -> Result<Zone, sqlx::Error> {
    let province: Option<&str> = row.try_get("province")?;
    match row.try_get::<Option<&str>, _>("digest_zone")? {
        Some(zone) => word(zone),
        None => Ok(Zone::of_province(province.map(word).transpose()?)),
    }
}
