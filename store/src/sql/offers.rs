//! What members offer to help with.

mod read;
pub(super) mod write;

use async_trait::async_trait;
use domain::community::{OfferPlace, OfferState};
use time::OffsetDateTime;
use uuid::Uuid;

use self::read::columns;
use super::Adapter;
use super::rows::count;
use crate::StoreError;
use crate::campaign::{Method, Receipt};
use crate::community::offers::{
    NewOffer, NewOfferAnswer, Offer, OfferAnswer, OfferPageRequest, Offered, OfferedPlace, Offers,
};
use crate::document::Bilingual;

/// Offers as [`Offer`] is read from them.
macro_rules! offers {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, a.username, o.topic_id, o.theme_id, COALESCE(t.title_en, h.title_en, '') AS title_en, \
                 COALESCE(t.title_fr, h.title_fr, '') AS title_fr, \
                 (o.topic_id IS NULL OR COALESCE(t.state, '') IN ",
            domain::visible_topic_states!(),
            ") AS is_place_visible, o.language, o.kinds, o.note, o.created, o.withdrawn, o.state \
             FROM offers o JOIN accounts a ON a.person_id = o.author_id LEFT JOIN topics t ON t.id = o.topic_id \
             LEFT JOIN themes h ON h.id = o.theme_id ",
            $rest
        )
    };
}

#[async_trait]
impl Offers for Adapter {
    async fn make_offer(&self, offer: NewOffer) -> Result<Offered, StoreError> {
        self.write(move |connection| Box::pin(write::make(connection, offer))).await
    }

    async fn withdraw_offer(
        &self,
        id: Uuid,
        author: Uuid,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::withdraw(connection, id, author, method, at))).await
    }

    async fn restore_offer(
        &self,
        id: Uuid,
        author: Uuid,
        method: Method,
        at: OffsetDateTime,
    ) -> Result<Offered, StoreError> {
        self.write(move |connection| Box::pin(write::restore(connection, id, author, method, at))).await
    }

    async fn own_offers(&self, author: Uuid) -> Result<Vec<Offer>, StoreError> {
        Ok(sqlx::query_as(offers!("WHERE o.author_id = $1 ORDER BY o.created DESC, o.id DESC"))
            .bind(author)
            .fetch_all(&self.readers)
            .await?)
    }

    async fn offer_place(&self, place: OfferPlace) -> Result<Option<Bilingual>, StoreError> {
        let title: Option<(String, String)> = match place {
            OfferPlace::Topic(topic) => {
                sqlx::query_as(concat!(
                    "SELECT title_en, title_fr FROM topics WHERE id = $1 AND state IN ",
                    domain::visible_topic_states!()
                ))
                .bind(topic)
                .fetch_optional(&self.readers)
                .await?
            }
            OfferPlace::Theme(theme) => {
                sqlx::query_as("SELECT title_en, title_fr FROM themes WHERE id = $1")
                    .bind(theme)
                    .fetch_optional(&self.readers)
                    .await?
            }
        };
        Ok(title.map(|(en, fr)| Bilingual { en, fr }))
    }

    async fn offers_at(&self, place: OfferPlace) -> Result<u64, StoreError> {
        let (topic, theme) = columns(place);
        let number = sqlx::query_scalar(
            "SELECT COUNT(*) FROM offers WHERE withdrawn IS NULL AND (topic_id = $1 OR theme_id = $2)",
        )
        .bind(topic)
        .bind(theme)
        .fetch_one(&self.readers)
        .await?;
        Ok(count(number))
    }

    async fn offer(&self, id: Uuid) -> Result<Option<Offer>, StoreError> {
        Ok(sqlx::query_as(offers!("WHERE o.id = $1")).bind(id).fetch_optional(&self.readers).await?)
    }

    async fn offers(&self, request: OfferPageRequest) -> Result<Vec<Offer>, StoreError> {
        let query = if request.state == OfferState::New {
            offers!(
                "WHERE o.withdrawn IS NULL AND o.state = $1 AND ($2 IS NULL OR o.topic_id = $2) \
                 AND ($3 IS NULL OR COALESCE(o.theme_id, t.theme_id) = $3) ORDER BY o.created, o.id LIMIT $4"
            )
        } else {
            offers!(
                "WHERE o.withdrawn IS NULL AND o.state = $1 AND ($2 IS NULL OR o.topic_id = $2) \
                 AND ($3 IS NULL OR COALESCE(o.theme_id, t.theme_id) = $3) ORDER BY o.created DESC, o.id DESC LIMIT $4"
            )
        };
        let (topic, theme) = request.place.map_or((None, None), columns);
        Ok(sqlx::query_as(query)
            .bind(request.state.code())
            .bind(topic)
            .bind(theme)
            .bind(i64::from(request.limit))
            .fetch_all(&self.readers)
            .await?)
    }

    async fn offered_places(&self) -> Result<Vec<OfferedPlace>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT p.*, COALESCE(t.title_en, h.title_en, '') AS title_en, \
                 COALESCE(t.title_fr, h.title_fr, '') AS title_fr \
             FROM (SELECT topic_id, theme_id, COUNT(*) AS offers, COUNT(CASE WHEN state = 'new' THEN 1 END) AS new_ones \
                 FROM offers WHERE withdrawn IS NULL GROUP BY topic_id, theme_id) p \
             LEFT JOIN topics t ON t.id = p.topic_id LEFT JOIN themes h ON h.id = p.theme_id \
             ORDER BY p.new_ones DESC, p.offers DESC, p.topic_id, p.theme_id",
        )
        .fetch_all(&self.readers)
        .await?)
    }

    async fn offer_answers(&self, id: Uuid) -> Result<Vec<OfferAnswer>, StoreError> {
        Ok(sqlx::query_as("SELECT at, state, text FROM offer_answers WHERE offer_id = $1 ORDER BY number")
            .bind(id)
            .fetch_all(&self.readers)
            .await?)
    }

    async fn offer_receipts(&self, id: Uuid) -> Result<Vec<Receipt>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT t.purpose, t.channel, t.language, t.text, c.given, c.method, c.withdrawn, c.withdrawal_method \
             FROM offer_consents c JOIN consent_texts t ON t.digest = c.text_digest \
             WHERE c.offer_id = $1 ORDER BY c.number",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?)
    }

    async fn new_offers(&self) -> Result<u64, StoreError> {
        let number =
            sqlx::query_scalar("SELECT COUNT(*) FROM offers WHERE state = 'new' AND withdrawn IS NULL")
                .fetch_one(&self.readers)
                .await?;
        Ok(count(number))
    }

    async fn answer_offer(&self, answer: NewOfferAnswer) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(write::answer(connection, answer))).await
    }

    async fn expire_offers(&self, before: OffsetDateTime) -> Result<u64, StoreError> {
        let expired = self.write(move |connection| Box::pin(write::expire(connection, before))).await?;
        if expired > 0 {
            self.scrub().await;
        }
        Ok(expired)
    }
}
