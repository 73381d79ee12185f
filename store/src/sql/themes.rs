//! Themes.

use async_trait::async_trait;
use time::OffsetDateTime;
use uuid::Uuid;

use super::audit::{self, By};
use super::rows::{Columns as _, Row, from_row};
use super::{Adapter, Connection};
use crate::StoreError;
use crate::community::{Theme, ThemeSave, Themes};
use crate::document::Bilingual;

/// The columns that [`theme`] reads.
macro_rules! themes {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.title_en, t.title_fr, t.intro_en, t.intro_fr, t.version, (SELECT COUNT(*) FROM topics o \
                 WHERE o.theme_id = t.id AND o.state IN ",
            domain::visible_topic_states!(),
            ") AS topics FROM themes t ",
            $rest
        )
    };
}

#[async_trait]
impl Themes for Adapter {
    async fn themes(&self) -> Result<Vec<Theme>, StoreError> {
        Ok(sqlx::query_as(themes!("ORDER BY t.position, t.id")).fetch_all(&self.readers).await?)
    }

    async fn theme(&self, id: Uuid) -> Result<Option<Theme>, StoreError> {
        Ok(sqlx::query_as(themes!("WHERE t.id = $1")).bind(id).fetch_optional(&self.readers).await?)
    }

    async fn save_theme(&self, save: ThemeSave) -> Result<bool, StoreError> {
        self.write(move |connection| Box::pin(self::save(connection, save))).await
    }

    async fn raise_theme(&self, theme: Uuid, actor: Uuid, at: OffsetDateTime) -> Result<(), StoreError> {
        self.write(move |connection| Box::pin(raise(connection, theme, actor, at))).await
    }
}

from_row!(
    row,
    Theme {
        id,
        title: Bilingual { en: row.read("title_en")?, fr: row.read("title_fr")? },
        intro: Bilingual { en: row.read("intro_en")?, fr: row.read("intro_fr")? },
        version,
        topics,
    }
);

async fn save(connection: &mut Connection, save: ThemeSave) -> Result<bool, sqlx::Error> {
    let ThemeSave { id, version, title, intro, actor, at } = save;
    let query = if version == 0 {
        "INSERT INTO themes (id, title_en, title_fr, intro_en, intro_fr, version, position) \
         SELECT $1, $2, $3, $4, $5, $6 + 1, COALESCE(MAX(position), 0) + 1 FROM themes"
    } else {
        "UPDATE themes SET title_en = $2, title_fr = $3, intro_en = $4, intro_fr = $5, version = version + 1 \
         WHERE id = $1 AND version = $6"
    };
    let saved = sqlx::query(query)
        .bind(id)
        .bind(title.en)
        .bind(title.fr)
        .bind(intro.en)
        .bind(intro.fr)
        .bind(i64::from(version))
        .execute(&mut *connection)
        .await?;
    if saved.rows_affected() == 0 {
        return Ok(false);
    }
    audit::note(connection, at, By::Staff(actor), "theme.saved", Some(id), None).await?;
    Ok(true)
}

async fn raise(
    connection: &mut Connection,
    theme: Uuid,
    actor: Uuid,
    at: OffsetDateTime,
) -> Result<(), sqlx::Error> {
    let order: Vec<Uuid> =
        sqlx::query_scalar("SELECT id FROM themes ORDER BY position, id").fetch_all(&mut *connection).await?;
    let Some(place) = order.iter().position(|id| *id == theme).filter(|place| *place > 0) else {
        return Ok(());
    };
    let mut order = order;
    order.swap(place - 1, place);
    for (position, id) in (1_i64..).zip(order) {
        sqlx::query("UPDATE themes SET position = $2 WHERE id = $1")
            .bind(id)
            .bind(position)
            .execute(&mut *connection)
            .await?;
    }
    audit::note(connection, at, By::Staff(actor), "theme.raised", Some(theme), None).await
}
