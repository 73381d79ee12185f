//! Writing and publishing the association's documents.

use domain::Language;
use serde::Deserialize;
use store::StoreError;
use store::account::Asker;
use store::document::{Bilingual, DocumentKind, Draft, DraftSave};

use super::Administration;
use crate::campaign::privacy;
use crate::prose;

/// Longest text of a document in one language, in bytes.
const MAX_BYTES: usize = 100 * 1024;

/// A draft, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DraftFields {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
    /// The save that it changes.
    pub revision: u32,
    /// Which button was pressed.
    pub action: String,
}

/// What became of saving a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is saved.
    Done,
    /// Somebody else saved, published or discarded it since.
    Conflict,
    /// It is too long, or holds what no text holds.
    Unfit,
}

/// Why a draft cannot be published yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPublished {
    /// There is none, or somebody saved it since.
    Changed,
    /// A language is missing.
    Missing(Language),
    /// It holds a placeholder that stands for nothing.
    Placeholder(Language),
}

impl Administration {
    /// The draft to go on with: the one that is kept, or the text in force.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn draft(&self, kind: DocumentKind) -> Result<(Bilingual, Option<Draft>), StoreError> {
        if let Some(draft) = self.store.draft(kind).await? {
            return Ok((draft.text.clone(), Some(draft)));
        }
        let text = match (self.store.document(kind).await?, kind) {
            (Some(version), _) => version.text,
            (None, DocumentKind::Privacy) => privacy::shipped(),
            (None, DocumentKind::Terms) => Bilingual::default(),
        };
        Ok((text, None))
    }

    /// Saves a draft.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn save_draft(
        &self,
        asker: &Asker,
        kind: DocumentKind,
        fields: &DraftFields,
    ) -> Result<Saved, StoreError> {
        let text = text(fields);
        let fits = |text: &str| text.len() <= MAX_BYTES && !text.contains('\0');
        if !fits(&text.en) || !fits(&text.fr) {
            return Ok(Saved::Unfit);
        }
        let (actor, at) = (asker.person, self.clock.now());
        let save = DraftSave { kind, revision: fields.revision, text, actor, at };
        Ok(self.store.save_draft(save).await?.map_or(Saved::Conflict, |_| Saved::Done))
    }

    /// Forgets a draft; `false` when somebody saved it since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn discard_draft(
        &self,
        asker: &Asker,
        kind: DocumentKind,
        revision: u32,
    ) -> Result<bool, StoreError> {
        self.store.discard_draft(kind, revision, asker.person, self.clock.now()).await
    }

    /// Publishes the draft that was read.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn publish(
        &self,
        asker: &Asker,
        kind: DocumentKind,
        revision: u32,
    ) -> Result<Result<u32, NotPublished>, StoreError> {
        let draft = self.store.draft(kind).await?.filter(|draft| draft.revision == revision);
        let Some(draft) = draft else { return Ok(Err(NotPublished::Changed)) };
        if let Some(obstacle) = obstacle(&draft.text) {
            return Ok(Err(obstacle));
        }
        let published = self.store.publish(kind, revision, asker.person, self.clock.now()).await?;
        Ok(published.ok_or(NotPublished::Changed))
    }
}

/// What stands in the way of publishing a text.
pub(in crate::dashboard) fn obstacle(text: &Bilingual) -> Option<NotPublished> {
    Language::ALL.into_iter().find_map(|language| {
        let text = text.in_language(language);
        if text.trim().is_empty() {
            Some(NotPublished::Missing(language))
        } else {
            prose::has_unknown_placeholder(text).then_some(NotPublished::Placeholder(language))
        }
    })
}

/// The text as it is kept: browsers send line breaks as CR and LF (WHATWG URL, form encoding).
pub(in crate::dashboard) fn text(fields: &DraftFields) -> Bilingual {
    let tidy = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
    Bilingual { en: tidy(&fields.en), fr: tidy(&fields.fr) }
}
