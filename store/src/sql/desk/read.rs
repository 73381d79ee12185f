//! How requests stand in rows.

use sqlx::Row as _;

use super::super::rows::{Columns as _, Row, from_row, unreadable};
use crate::desk::{Colleague, Event, Happening, Listed, OwnRequest, Request, Subject};
use crate::document::Bilingual;

from_row!(row, Listed { id, number, kind, state, received, name, assignee: row.read("holder")? });

from_row!(
    row,
    Request {
        id,
        number,
        kind,
        state,
        language: row.read("request_language")?,
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

from_row!(row, Event { at, by: row.read("actor")?, what: happening(row)? });

from_row!(
    row,
    OwnRequest { number, kind, state, wanted, topic: topic(row)?, message, received, said: Vec::new() }
);

fn subject(row: &Row) -> Result<Option<Subject>, sqlx::Error> {
    let Some(id) = row.read("person_id")? else { return Ok(None) };
    Ok(Some(Subject {
        id,
        name: row.read("name")?,
        email: row.read("email")?,
        member_number: row.read("member_number")?,
        username: row.read("username")?,
        language: row.read("person_language")?,
        on_roster: row.read("on_roster")?,
        has_second_factor: row.read("has_second_factor")?,
        is_staff: row.read("is_staff")?,
    }))
}

fn colleague(row: &Row) -> Result<Option<Colleague>, sqlx::Error> {
    let (id, username): (Option<_>, _) = (row.read("assignee")?, row.read("holder")?);
    Ok(id.zip(username).map(|(id, username)| Colleague { id, username }))
}

fn happening(row: &Row) -> Result<Happening, sqlx::Error> {
    let text = || row.read::<Option<String>>("text").map(Option::unwrap_or_default);
    Ok(match row.try_get("what")? {
        "assigned" => Happening::Assigned(row.read("assignee")?),
        "released" => Happening::Released,
        "became" => Happening::Became(row.read("state")?),
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
    let Some(id) = row.read("topic_id")? else { return Ok(None) };
    Ok(Some((id, Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? })))
}
