//! How requests stand in rows.

use domain::Language;
use sqlx::Row as _;
use uuid::Uuid;

use super::super::Db;
use super::super::rows::{moment, small, unreadable, word};
use crate::desk::{Colleague, Event, Happening, Listed, OwnRequest, Request, Subject};
use crate::document::Bilingual;

type Row = <Db as sqlx::Database>::Row;

pub(super) fn listed(row: &Row) -> Result<Listed, sqlx::Error> {
    Ok(Listed {
        id: row.try_get("id")?,
        number: row.try_get("number")?,
        kind: word(row.try_get("kind")?)?,
        state: word(row.try_get("state")?)?,
        received: moment(row.try_get("received")?)?,
        name: row.try_get("name")?,
        assignee: row.try_get("holder")?,
    })
}

pub(super) fn request(row: &Row, events: Vec<Event>) -> Result<Request, sqlx::Error> {
    let assignee: Option<Uuid> = row.try_get("assignee")?;
    let username: Option<String> = row.try_get("holder")?;
    Ok(Request {
        id: row.try_get("id")?,
        number: row.try_get("number")?,
        kind: word(row.try_get("kind")?)?,
        state: word(row.try_get("state")?)?,
        language: word(row.try_get("request_language")?)?,
        wanted: row.try_get("wanted")?,
        topic: topic(row)?,
        message: row.try_get("message")?,
        signed_in: row.try_get("signed_in")?,
        confirmed: row.try_get::<Option<i64>, _>("confirmed")?.map(moment).transpose()?,
        received: moment(row.try_get("received")?)?,
        version: small(row.try_get("version")?)?,
        address: row.try_get("address")?,
        subject: subject(row)?,
        assignee: assignee.zip(username).map(|(id, username)| Colleague { id, username }),
        events,
    })
}

fn subject(row: &Row) -> Result<Option<Subject>, sqlx::Error> {
    let Some(id) = row.try_get("person_id")? else { return Ok(None) };
    Ok(Some(Subject {
        id,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        member_number: row.try_get("member_number")?,
        username: row.try_get("username")?,
        language: word::<Language>(row.try_get("person_language")?)?,
        on_roster: row.try_get("on_roster")?,
        has_second_factor: row.try_get("has_second_factor")?,
        is_staff: row.try_get("is_staff")?,
    }))
}

pub(super) fn event(row: &Row) -> Result<Event, sqlx::Error> {
    let text = || row.try_get::<Option<String>, _>("text").map(Option::unwrap_or_default);
    let what = match row.try_get("what")? {
        "assigned" => Happening::Assigned(row.try_get("assignee")?),
        "released" => Happening::Released,
        "became" => Happening::Became(word(row.try_get("state")?)?),
        "noted" => Happening::Noted(text()?),
        "answered" => Happening::Answered(text()?),
        "renamed" => Happening::Renamed(text()?),
        "second_factor_reset" => Happening::SecondFactorReset,
        "link_sent" => Happening::LinkSent,
        "replied" => Happening::Replied(text()?),
        "confirmed" => Happening::Confirmed,
        _ => return Err(unreadable()),
    };
    Ok(Event { at: moment(row.try_get("at")?)?, by: row.try_get("actor")?, what })
}

fn topic(row: &Row) -> Result<Option<(i64, Bilingual)>, sqlx::Error> {
    let Some(id) = row.try_get("topic_id")? else { return Ok(None) };
    Ok(Some((id, Bilingual { en: row.try_get("title_en")?, fr: row.try_get("title_fr")? })))
}

pub(super) fn own_request(row: &Row, number: i64) -> Result<OwnRequest, sqlx::Error> {
    Ok(OwnRequest {
        number,
        kind: word(row.try_get("kind")?)?,
        state: word(row.try_get("state")?)?,
        wanted: row.try_get("wanted")?,
        topic: topic(row)?,
        message: row.try_get("message")?,
        received: moment(row.try_get("received")?)?,
        said: Vec::new(),
    })
}
