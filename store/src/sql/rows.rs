//! How values stand in rows: moments as milliseconds, closed lists as words.

use std::str::FromStr;

use domain::account::{Grant, MemberKind, Role, Scope};
use domain::campaign::{Channel, ConsentText, Issue, Purpose};
use domain::community::{
    FileKind, GuestRole, GuestState, NotificationKind, OfferState, Stance, SuggestionState, TopicKind,
    TopicState, Zone,
};
use domain::contact::{EnquiryArea, EnquiryKind, EnquiryState, Team};
use domain::desk::{RequestKind, RequestState};
use domain::help::Subject;
use domain::moderation::{
    BulkRemovalState, CaseState, Clause, LogAction, Measure, Ruling, Signal, Target, Verdict, Watch,
};
use domain::{Language, Province};
use sqlx::Row as _;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Db, FromValue};
use crate::account::Person;
use crate::campaign::{AddressKey, Method, PendingAddress, Receipt, Supporter};
use crate::mail::{AccountMailKind, ContactMailKind, DeskMailKind, MailKind};
use crate::roster::ImportState;

/// Named as what it is: two projections the compiler cannot tell apart where a trait is implemented for both.
pub(super) type Row = super::super::Row;

/// A value that the database holds, but this version cannot read.
#[derive(Debug, thiserror::Error)]
#[error("a row holds a value outside its list")]
struct OutsideList;

pub(crate) fn unreadable() -> sqlx::Error {
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

/// What a column may hold, as its type says: a moment stands there as milliseconds, a value of a closed list as its word.
pub(crate) trait Column: Sized {
    /// As the database has it.
    type Raw<'r>: sqlx::Decode<'r, Db> + sqlx::Type<Db> + FromValue<'r>;

    fn of(raw: Self::Raw<'_>) -> Result<Self, sqlx::Error>;
}

impl<T: Column> Column for Option<T> {
    type Raw<'r> = Option<T::Raw<'r>>;

    fn of(raw: Self::Raw<'_>) -> Result<Self, sqlx::Error> {
        raw.map(T::of).transpose()
    }
}

macro_rules! columns {
    ($($type:ty),+: $raw:ty, $read:expr) => {$(
        impl Column for $type {
            type Raw<'r> = $raw;

            fn of(raw: Self::Raw<'_>) -> Result<Self, sqlx::Error> {
                $read(raw)
            }
        }
    )+};
}

columns!(bool, i64, String, Uuid, Vec<u8>: Self, Ok);
columns!(OffsetDateTime: i64, moment);
columns!(u32: i64, small);
columns!(
    AccountMailKind, BulkRemovalState, CaseState, Channel, Clause, ContactMailKind, DeskMailKind, EnquiryArea, EnquiryKind,
    EnquiryState, FileKind, GuestRole, GuestState, ImportState, Issue, Language, LogAction, MailKind, Measure, MemberKind, Method, NotificationKind, OfferState, Province, Purpose,
    RequestKind, RequestState, Role, Ruling, Signal, Stance, Subject, SuggestionState, Target, Team, TopicKind, TopicState, Verdict, Watch,
    Zone: &'r str, word
);

impl Column for u64 {
    type Raw<'r> = i64;

    fn of(raw: Self::Raw<'_>) -> Result<Self, sqlx::Error> {
        Ok(count(raw))
    }
}

/// Reading a column by its name.
pub(crate) trait Columns {
    fn read<T: Column>(&self, name: &str) -> Result<T, sqlx::Error>;
}

/// What is read of a row, whoever brought it.
pub(crate) trait FromColumns: Sized {
    fn from_columns<R: Columns>(row: &R) -> Result<Self, sqlx::Error>;
}

impl Columns for Row {
    fn read<T: Column>(&self, name: &str) -> Result<T, sqlx::Error> {
        let raw: T::Raw<'_> = self.try_get(name)?;
        T::of(raw)
    }
}

/// Says how a type is read from a row: a field that stands alone from the column of its name, another by what stands beside
/// it. With `any`, from a row whoever brought it ([`FromColumns`]).
macro_rules! from_row {
    (any $row:ident, $type:ident { $($field:ident $(: $value:expr)?),+ $(,)? }) => {
        impl FromColumns for $type {
            fn from_columns<R: Columns>($row: &R) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: from_row!(@ $row, $field $(, $value)?)),+ })
            }
        }

        impl sqlx::FromRow<'_, Row> for $type {
            fn from_row(row: &Row) -> Result<Self, sqlx::Error> {
                Self::from_columns(row)
            }
        }
    };
    ($row:ident, $type:ident { $($field:ident $(: $value:expr)?),+ $(,)? }) => {
        impl sqlx::FromRow<'_, Row> for $type {
            fn from_row($row: &Row) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: from_row!(@ $row, $field $(, $value)?)),+ })
            }
        }
    };
    (@ $row:ident, $field:ident) => {
        $row.read(stringify!($field))?
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

/// The columns that a [`Supporter`] is read from, of `pledges p LEFT JOIN pledge_confirmations c`.
macro_rules! supporter_columns {
    () => {
        "p.id, p.email, p.first_name, p.last_name, p.postal_code, p.province, p.language, p.issue, p.phone, \
         p.received, p.pending_email, p.pending_key, p.link_epoch, p.forms, c.confirmed"
    };
}
pub(super) use supporter_columns;

from_row!(
    row,
    Supporter {
        id,
        email,
        first_name,
        last_name,
        postal_code,
        province,
        language,
        issue,
        phone,
        received,
        confirmed,
        pending: pending(row)?,
        link_epoch,
        forms,
    }
);

/// An address that waits.
pub(super) fn pending(row: &Row) -> Result<Option<PendingAddress>, sqlx::Error> {
    let (email, key): (Option<_>, Option<Vec<u8>>) = (row.read("pending_email")?, row.read("pending_key")?);
    let Some((email, key)) = email.zip(key) else { return Ok(None) };
    let key = AddressKey::try_from(key).map_err(|_| unreadable())?;
    Ok(Some(PendingAddress { email, tag: PendingAddress::tag(row.read("link_epoch")?, &key) }))
}

/// The columns that a [`Person`] is read from, of `people h LEFT JOIN accounts a`.
macro_rules! person_columns {
    () => {
        "h.id AS person_id, h.email AS person_email, h.name AS person_name, \
         COALESCE(a.language, h.language) AS person_language, h.kind AS person_kind, h.province AS person_province, \
         h.specialty, h.on_roster, h.link_epoch AS person_epoch, a.username, \
         (SELECT n.since FROM unreachable n WHERE n.email_key = h.email_key) AS person_unreachable"
    };
}
pub(super) use person_columns;

from_row!(
    row,
    Person {
        id: row.read("person_id")?,
        email: row.read("person_email")?,
        name: row.read("person_name")?,
        language: row.read("person_language")?,
        kind: row.read("person_kind")?,
        province: row.read("person_province")?,
        specialty,
        on_roster,
        link_epoch: row.read("person_epoch")?,
        username,
        unreachable: row.read("person_unreachable")?,
    }
);

from_row!(
    row,
    Receipt {
        text: ConsentText {
            purpose: row.read("purpose")?,
            channel: row.read("channel")?,
            language: row.read("language")?,
            text: row.read("text")?,
        },
        given,
        method,
        withdrawn: row.read::<Option<_>>("withdrawn")?.zip(row.read("withdrawal_method")?),
    }
);

/// The duty of a row, where it has one.
pub(super) fn grant<R: Columns>(row: &R) -> Result<Option<Grant>, sqlx::Error> {
    let Some(role) = row.read("duty")? else { return Ok(None) };
    let theme: Uuid = row.read("theme")?;
    let scope = if theme.is_nil() { Scope::Everywhere } else { Scope::Theme(theme) };
    Ok(Some(Grant { role, scope }))
}

/// Where somebody's clock is: where they said, or where their province's is.
pub(super) fn zone<R: Columns>(row: &R) -> Result<Zone, sqlx::Error> {
    let said: Option<Zone> = row.read("digest_zone")?;
    Ok(match said {
        Some(zone) => zone,
        None => Zone::of_province(row.read("province")?),
    })
}
