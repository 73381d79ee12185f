//! Writing themes, and reading them with their topics.

use domain::desk::ProseError;
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::{Theme, ThemeSave, Topic};
use store::document::Bilingual;
use uuid::Uuid;

use super::Dashboard;
use super::topic_work::TopicWork;

/// Longest title of a theme, in characters.
const THEME_TITLE: usize = 80;
/// Longest introduction of a theme, in characters.
const THEME_INTRO: usize = 400;

/// A theme, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ThemeFields {
    /// Its title in English.
    pub title_en: String,
    /// Its title in French.
    pub title_fr: String,
    /// What it is about, in English.
    pub intro_en: String,
    /// What it is about, in French.
    pub intro_fr: String,
    /// The save that it changes.
    pub version: u32,
    /// Which button was pressed.
    pub action: String,
}

impl ThemeFields {
    /// Each field with its most characters, and what is wrong with it.
    pub fn errors(&self) -> [(&'static str, usize, Option<ProseError>); 4] {
        let of = |name, typed: &str, most| {
            let error = match typed.trim().chars().count() {
                0 => Some(ProseError::Missing),
                count if count > most => Some(ProseError::Long),
                _ => None,
            };
            (name, most, error)
        };
        [
            of("title_en", &self.title_en, THEME_TITLE),
            of("intro_en", &self.intro_en, THEME_INTRO),
            of("title_fr", &self.title_fr, THEME_TITLE),
            of("intro_fr", &self.intro_fr, THEME_INTRO),
        ]
    }
}

impl Dashboard {
    /// A theme.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn theme(&self, id: Uuid) -> Result<Option<Theme>, StoreError> {
        self.store.theme(id).await
    }

    /// Saves a theme. `None` when it lacks a title in a language, or is too long; `false` when somebody else saved it
    /// since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn save_theme(
        &self,
        actor: &Actor,
        id: Option<Uuid>,
        fields: &ThemeFields,
    ) -> Result<Option<bool>, StoreError> {
        let text = |en: &str, fr: &str| Bilingual { en: en.trim().to_owned(), fr: fr.trim().to_owned() };
        let title = text(&fields.title_en, &fields.title_fr);
        let intro = text(&fields.intro_en, &fields.intro_fr);
        if fields.errors().iter().any(|(.., error)| error.is_some()) {
            return Ok(None);
        }
        let at = self.clock.now();
        let (id, actor) = (id.unwrap_or_else(|| crate::new_id(at)), actor.person);
        let save = ThemeSave { id, version: fields.version, title, intro, actor, at };
        self.store.save_theme(save).await.map(Some)
    }

    /// Lets a theme change places with the one before it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn raise_theme(&self, actor: &Actor, theme: Uuid) -> Result<(), StoreError> {
        self.store.raise_theme(theme, actor.person, self.clock.now()).await
    }

    /// Every theme with all its topics.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn topics(&self, work: Option<TopicWork>) -> Result<Vec<(Theme, Vec<Topic>)>, StoreError> {
        let (mut topics, now) = (self.store.topics(None).await?, self.clock.now());
        topics.retain(|topic| work.is_none_or(|work| work.is_of(topic, now)));
        let themes = self.store.themes().await?.into_iter().map(|theme| {
            let of_theme: Vec<_> = topics.iter().filter(|topic| topic.theme == theme.id).cloned().collect();
            (theme, of_theme)
        });
        Ok(themes.filter(|(_, topics)| work.is_none() || !topics.is_empty()).collect())
    }
}
