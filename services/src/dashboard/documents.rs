//! Writing and publishing the association's documents.

use domain::Language;
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::document::{Bilingual, DocumentKind, DocumentVersion, Draft, DraftSave, Publication};
use store::help::HelpCount;
use time::Duration;

use super::Dashboard;
use crate::help::titled;
use crate::placeholders;

/// How long ago an article may have been useful for staff to be told.
const OF_LATE: Duration = Duration::days(30);

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
    /// Only the other language was changed, and nobody says that this one still says the same.
    Lags(Language),
    /// They saved it last themselves, and somebody else could publish it.
    Own,
    /// An article does not begin with its title.
    Untitled(Language),
}

/// A draft that is to be published.
#[derive(Clone, Debug)]
pub struct ToPublish {
    /// The draft.
    pub draft: Draft,
    /// Whether it is the asker's own, and another's to publish.
    pub is_own: bool,
    /// The text in force, published or shipped; `None` where there is none yet.
    pub current: Option<Bilingual>,
}

/// What is published, as its form says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PublishFields {
    /// The save that was read.
    pub revision: u32,
    /// Whether the language that was not changed still says the same.
    pub confirm: String,
    /// Whether it only corrects mistakes, so that nobody need accept it anew.
    pub corrects: String,
}

impl Dashboard {
    /// What was published of a document, the newest first, and the draft of the next.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn document(
        &self,
        kind: DocumentKind,
    ) -> Result<(Vec<DocumentVersion>, Option<Draft>), StoreError> {
        Ok((self.store.document_versions(kind).await?, self.store.draft(kind).await?))
    }

    /// What was published of a document, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn document_versions(&self, kind: DocumentKind) -> Result<Vec<DocumentVersion>, StoreError> {
        self.store.document_versions(kind).await
    }

    /// The privacy notice that was published last; `None` where what ships stands.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn privacy_notice(&self) -> Result<Option<DocumentVersion>, StoreError> {
        self.store.document(DocumentKind::Privacy).await
    }

    /// To how many each article of the help centre was useful of late, where anybody said so.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn help_counts(&self) -> Result<Vec<HelpCount>, StoreError> {
        self.store.help_counts((self.clock.now() - OF_LATE).date()).await
    }

    /// The draft that is kept.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn kept_draft(&self, kind: DocumentKind) -> Result<Option<Draft>, StoreError> {
        self.store.draft(kind).await
    }

    /// The draft to go on with: the one that is kept, or the text in force.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn draft(&self, kind: DocumentKind) -> Result<(Bilingual, Option<Draft>), StoreError> {
        if let Some(draft) = self.store.draft(kind).await? {
            return Ok((draft.text.clone(), Some(draft)));
        }
        Ok((self.in_force(kind).await?.unwrap_or_default(), None))
    }

    /// The text in force: what was published last, or what ships.
    async fn in_force(&self, kind: DocumentKind) -> Result<Option<Bilingual>, StoreError> {
        let published = self.store.document(kind).await?.map(|version| version.text);
        Ok(published.or_else(|| match kind {
            // The terms that ship are published as the program first starts.
            DocumentKind::Terms => None,
            DocumentKind::Privacy => Some(self.texts.privacy.clone()),
            DocumentKind::Help(subject) => Some(self.texts.help.on(subject)),
        }))
    }

    /// Saves a draft.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn save_draft(
        &self,
        actor: &Actor,
        kind: DocumentKind,
        fields: &DraftFields,
    ) -> Result<Saved, StoreError> {
        let text = text(fields);
        let fits = |text: &str| text.len() <= MAX_BYTES && !text.contains('\0');
        if !fits(&text.en) || !fits(&text.fr) {
            return Ok(Saved::Unfit);
        }
        let kept = self.store.draft(kind).await?;
        // On the way to publishing, what is kept already is not saved anew: it would be theirs who only read it.
        if fields.action == "publish"
            && kept.is_some_and(|kept| kept.revision == fields.revision && kept.text == text)
        {
            return Ok(Saved::Done);
        }
        let (actor, at) = (actor.person, self.clock.now());
        let save = DraftSave { kind, revision: fields.revision, text, actor, at };
        Ok(self.store.save_draft(save).await?.map_or(Saved::Conflict, |_| Saved::Done))
    }

    /// Forgets a draft; `false` when somebody saved it since.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn discard_draft(
        &self,
        actor: &Actor,
        kind: DocumentKind,
        revision: u32,
    ) -> Result<bool, StoreError> {
        self.store.discard_draft(kind, revision, actor.person, self.clock.now()).await
    }

    /// What is asked about before the draft is published; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn to_publish(
        &self,
        actor: &Actor,
        kind: DocumentKind,
    ) -> Result<Option<ToPublish>, StoreError> {
        let Some(draft) = self.store.draft(kind).await? else { return Ok(None) };
        let is_own = self.is_own_draft(actor, &draft).await?;
        let current = self.in_force(kind).await?;
        Ok(Some(ToPublish { draft, is_own, current }))
    }

    /// Whether a draft is the asker's own, and another's to publish: it takes two.
    async fn is_own_draft(&self, actor: &Actor, draft: &Draft) -> Result<bool, StoreError> {
        // Where nobody else could, one person must do.
        Ok(draft.saver == actor.person
            && self.store.has_another_publisher(actor.person, self.clock.now()).await?)
    }

    /// Publishes the draft that was read.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn publish(
        &self,
        actor: &Actor,
        kind: DocumentKind,
        fields: &PublishFields,
    ) -> Result<Result<u32, NotPublished>, StoreError> {
        let revision = fields.revision;
        let draft = self.store.draft(kind).await?.filter(|draft| draft.revision == revision);
        let Some(draft) = draft else { return Ok(Err(NotPublished::Changed)) };
        if let Some(obstacle) = obstacle(kind, &draft.text) {
            return Ok(Err(obstacle));
        }
        if self.is_own_draft(actor, &draft).await? {
            return Ok(Err(NotPublished::Own));
        }
        let lags = self.in_force(kind).await?.and_then(|current| lags(&current, &draft.text));
        if let Some(language) = lags.filter(|_| fields.confirm.is_empty()) {
            return Ok(Err(NotPublished::Lags(language)));
        }
        let corrects = kind == DocumentKind::Terms && !fields.corrects.is_empty();
        let publication = Publication { kind, revision, corrects, actor: actor.person, at: self.clock.now() };
        let published = self.store.publish(publication).await?;
        Ok(published.ok_or(NotPublished::Changed))
    }
}

/// The language that says what it said while the other one was changed.
pub fn lags(current: &Bilingual, draft: &Bilingual) -> Option<Language> {
    // What ships ends with a line break; what is typed is kept without.
    let is_same =
        |language: &Language| current.in_language(*language).trim() == draft.in_language(*language).trim();
    let mut same = Language::ALL.into_iter().filter(is_same);
    // Where both are the same, nothing was changed at all.
    same.next().filter(|_| same.next().is_none())
}

/// What stands in the way of publishing a text.
pub fn obstacle(kind: DocumentKind, text: &Bilingual) -> Option<NotPublished> {
    Language::ALL.into_iter().find_map(|language| {
        let text = text.in_language(language);
        if text.trim().is_empty() {
            Some(NotPublished::Missing(language))
        } else if matches!(kind, DocumentKind::Help(_)) && titled(text).is_none() {
            Some(NotPublished::Untitled(language))
        } else {
            placeholders::has_unknown_placeholder(text).then_some(NotPublished::Placeholder(language))
        }
    })
}

/// The text as it is kept: browsers send line breaks as CR and LF (WHATWG URL, form encoding).
pub fn text(fields: &DraftFields) -> Bilingual {
    let tidy = |text: &str| domain::lines(text).trim().to_owned();
    Bilingual { en: tidy(&fields.en), fr: tidy(&fields.fr) }
}
