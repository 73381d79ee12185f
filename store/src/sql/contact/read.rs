//! How enquiries stand in rows.

use domain::contact::Team;
use sqlx::{FromRow as _, QueryBuilder, Row as _};

use super::super::Db;
use super::super::rows::{Columns as _, Row, from_row, unreadable};
use crate::contact::{
    Enquiry, EnquiryEvent, EnquiryHappening, EnquiryLine, EnquirySaid, KnownWriter, OwnEnquiry,
};
use crate::document::Bilingual;

from_row!(row, EnquiryLine { id, number, kind, area, team, language, state, beginning, received, due });

from_row!(
    row,
    Enquiry {
        id,
        number,
        kind,
        area,
        topic: topic(row)?,
        language,
        team,
        state,
        message,
        received,
        due,
        version,
        person,
        writer: Some(writer(row)?),
        events: Vec::new(),
    }
);

from_row!(row, EnquiryEvent { at, by: row.read("actor")?, what: happening(row)? });

from_row!(
    row,
    OwnEnquiry {
        id,
        number,
        kind,
        area,
        topic: row.read("topic_id")?,
        language,
        team,
        state,
        message,
        received,
        due,
        is_signed_in,
        said: Vec::new(),
    }
);

/// Of one of these teams.
pub(super) fn push_teams(query: &mut QueryBuilder<Db>, teams: &[Team]) {
    query.push(" AND team IN (");
    let mut list = query.separated(", ");
    for team in teams {
        list.push_bind(team.code());
    }
    query.push(")");
}

/// Enquiries with what was said about them: a row for each answer and each addition, one without where there is none.
macro_rules! own_enquiries {
    ($which:literal) => {
        concat!(
            "SELECT q.id, q.number, q.kind, q.area, q.topic_id, q.language, q.team, q.state, q.message, q.received, q.due, \
                 q.person_id IS NOT NULL AS is_signed_in, e.at, e.what, e.text FROM enquiries q \
             LEFT JOIN enquiry_events e ON e.enquiry_id = q.id AND e.what IN ('answered', 'replied') WHERE ",
            $which,
            " ORDER BY q.number, e.seq"
        )
    };
}
pub(super) use own_enquiries;

/// Each enquiry of such rows, with what was said about it.
pub(super) fn own(rows: &[Row]) -> Result<Vec<OwnEnquiry>, sqlx::Error> {
    let mut enquiries: Vec<OwnEnquiry> = Vec::new();
    for row in rows {
        let number: i64 = row.try_get("number")?;
        if enquiries.last().is_none_or(|last| last.number != number) {
            enquiries.push(OwnEnquiry::from_row(row)?);
        }
        if let (Some(at), Some(text), Some(enquiry)) =
            (row.read("at")?, row.read("text")?, enquiries.last_mut())
        {
            let is_answer = row.try_get::<&str, _>("what")? == "answered";
            enquiry.said.push(EnquirySaid { at, is_answer, text });
        }
    }
    Ok(enquiries)
}

fn writer(row: &Row) -> Result<KnownWriter, sqlx::Error> {
    Ok(match row.read("address")? {
        Some(address) => KnownWriter::Address(address),
        None => KnownWriter::Account(row.read("username")?),
    })
}

fn happening(row: &Row) -> Result<EnquiryHappening, sqlx::Error> {
    let text = || row.read::<Option<String>>("text").map(Option::unwrap_or_default);
    Ok(match row.try_get("what")? {
        "answered" => EnquiryHappening::Answered(text()?),
        "replied" => EnquiryHappening::Replied(text()?),
        "passed" => EnquiryHappening::Passed(row.read("team")?),
        "became" => EnquiryHappening::Became(row.read("state")?),
        _ => return Err(unreadable()),
    })
}

fn topic(row: &Row) -> Result<Option<(i64, Bilingual)>, sqlx::Error> {
    let Some(id) = row.read("topic_id")? else { return Ok(None) };
    Ok(Some((id, Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? })))
}
