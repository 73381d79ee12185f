//! How requests stand in rows.

use sqlx::Row as _;

use super::super::rows::{Row, column, from_row, unreadable};
use crate::desk::{Colleague, Event, Happening, Listed, OwnRequest, Request, Subject};
use crate::document::Bilingual;

from_row!(row, Listed { id, number, kind, state, received, name, assignee: column(row, "holder")? });

from_row!(
    row,
    Request {
        id,
        number,
        kind,
        state,
        language: column(row, "request_language")?,
        wanted,
        topic: topic(row)?,
        message,
        signed_in,
        confirmed,
        received,
        version,
        address,
        subject: subject(row)?,
        assignee: colleague(row)?,
        events: Vec::new(),
    }
);

from_row!(row, Event { at, by: column(row, "actor")?, what: happening(row)? });

from_row!(
    row,
    OwnRequest { number, kind, state, wanted, topic: topic(row)?, message, received, said: Vec::new() }
);

fn subject(row: &Row) -> Result<Option<Subject>, sqlx::Error> {
    let Some(id) = column(row, "person_id")? else { return Ok(None) };
    Ok(Some(Subject {
        id,
        name: column(row, "name")?,
        email: column(row, "email")?,
        member_number: column(row, "member_number")?,
        username: column(row, "username")?,
        language: column(row, "person_language")?,
        on_roster: column(row, "on_roster")?,
        has_second_factor: column(row, "has_second_factor")?,
        is_staff: column(row, "is_staff")?,
    }))
}

fn colleague(row: &Row) -> Result<Option<Colleague>, sqlx::Error> {
    let (id, username): (Option<_>, _) = (column(row, "assignee")?, column(row, "holder")?);
    Ok(id.zip(username).map(|(id, username)| Colleague { id, username }))
}

fn happening(row: &Row) -> Result<Happening, sqlx::Error> {
    let text = || column::<Option<String>>(row, "text").map(Option::unwrap_or_default);
    Ok(match row.try_get("what")? {
        "assigned" => Happening::Assigned(column(row, "assignee")?),
        "released" => Happening::Released,
        "became" => Happening::Became(column(row, "state")?),
        "noted" => Happening::Noted(text()?),
        "answered" => Happening::Answered(text()?),
        "renamed" => Happening::Renamed(text()?),
        "second_factor_reset" => Happening::SecondFactorReset,
        "link_sent" => Happening::LinkSent,
        "replied" => Happening::Replied(text()?),
        "confirmed" => Happening::Confirmed,
        _ => return Err(unreadable()),
    })
}

fn topic(row: &Row) -> Result<Option<(i64, Bilingual)>, sqlx::Error> {
    let Some(id) = column(row, "topic_id")? else { return Ok(None) };
    Ok(Some((id, Bilingual { en: column(row, "title_en")?, fr: column(row, "title_fr")? })))
}
