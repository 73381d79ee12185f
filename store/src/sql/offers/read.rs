//! How offers stand in rows.

use domain::community::{OfferKinds, OfferPlace, OfferText};
use uuid::Uuid;

use super::super::rows::{Columns as _, Row, from_row, unreadable};
use crate::community::offers::{Offer, OfferAnswer, OfferedPlace};
use crate::document::Bilingual;

/// The topic and the theme of a row.
pub(super) const fn columns(place: OfferPlace) -> (Option<i64>, Option<Uuid>) {
    match place {
        OfferPlace::Topic(topic) => (Some(topic), None),
        OfferPlace::Theme(theme) => (None, Some(theme)),
    }
}

fn place(row: &Row) -> Result<OfferPlace, sqlx::Error> {
    let topic: Option<i64> = row.read("topic_id")?;
    match topic {
        Some(topic) => Ok(OfferPlace::Topic(topic)),
        None => Ok(OfferPlace::Theme(row.read("theme_id")?)),
    }
}

fn title(row: &Row) -> Result<Bilingual, sqlx::Error> {
    Ok(Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? })
}

fn kinds(row: &Row) -> Result<OfferKinds, sqlx::Error> {
    OfferKinds::of_number(row.read("kinds")?).ok_or_else(unreadable)
}

from_row!(
    row,
    Offer {
        id,
        author: row.read("username")?,
        place: place(row)?,
        title: title(row)?,
        is_place_visible,
        language,
        text: OfferText { kinds: kinds(row)?, note: row.read("note")? },
        created,
        withdrawn,
        state,
    }
);

from_row!(row, OfferAnswer { at, state, text });

from_row!(row, OfferedPlace { place: place(row)?, title: title(row)?, offers, new: row.read("new_ones")? });
