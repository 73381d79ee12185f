//! What members are still writing.

use domain::account::Capability;
use domain::community::{CommentError, DRAFT_TIME, DraftText};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::draft::{CommentDraft, DraftLine, DraftPlace, Kept, NewDraft};
use uuid::Uuid;

use super::{CommentFields, Community};

/// Drafts in a list of one's own.
const DRAFTS: u32 = 50;

/// A draft as it is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DraftFields {
    /// The topic.
    pub topic: i64,
    /// The comment that it replies to; 0 for none.
    pub parent: i64,
    /// What it says.
    pub body: String,
    /// The language that was chosen; empty where it is to be recognized.
    pub language: String,
    /// The form it is typed into.
    pub form: Uuid,
    /// The version that its author had before them; 0 for none.
    pub draft: i64,
    /// Which of the replies in a conversation it answers; 0 for none.
    pub reply_to: i64,
}

/// What became of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drafted {
    /// The store's answer.
    Kept(Kept),
    /// It was empty: what was kept of it is erased.
    Dropped,
    /// It is too long.
    Refused(CommentError),
}

impl DraftFields {
    /// Of the form that a comment is typed into.
    pub fn of(place: DraftPlace, fields: CommentFields) -> Self {
        let CommentFields { body, language, form, draft, reply_to, .. } = fields;
        Self {
            topic: place.topic,
            parent: place.parent.unwrap_or_default(),
            body,
            language,
            form,
            draft,
            reply_to,
        }
    }

    /// Where it is written.
    pub fn place(&self) -> DraftPlace {
        DraftPlace { topic: self.topic, parent: (self.parent != 0).then_some(self.parent) }
    }
}

impl Community {
    /// What the asker is writing at a place.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn draft(&self, actor: &Actor, place: DraftPlace) -> Result<Option<CommentDraft>, StoreError> {
        self.store.comment_draft(actor.person, place).await
    }

    /// Keeps what the asker is writing.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn keep_draft(&self, actor: &Actor, fields: &DraftFields) -> Result<Drafted, StoreError> {
        if !actor.standing.may_in_topic(Capability::WriteCommunity, fields.topic) {
            return Ok(Drafted::Kept(Kept::Gone));
        }
        let text = match DraftText::parse(&fields.body) {
            Ok(text) => text.into_string(),
            Err(CommentError::Empty) => {
                self.drop_draft(actor, fields).await?;
                return Ok(Drafted::Dropped);
            }
            Err(error) => return Ok(Drafted::Refused(error)),
        };
        let draft = NewDraft {
            person: actor.person,
            place: fields.place(),
            form: crate::form_id(actor.person, fields.form),
            seen: fields.draft,
            text,
            language: fields.language.parse().ok(),
            reply_to: (fields.reply_to != 0).then_some(fields.reply_to),
            at: self.clock.now(),
        };
        Ok(Drafted::Kept(self.store.keep_comment_draft(draft).await?))
    }

    /// Erases what the asker no longer wants to write; what they wrote elsewhere and have not seen stays.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn drop_draft(&self, actor: &Actor, fields: &DraftFields) -> Result<bool, StoreError> {
        let form = crate::form_id(actor.person, fields.form);
        self.store.drop_comment_draft(actor.person, fields.place(), form, fields.draft).await
    }

    /// What the asker is writing, the last changed first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_drafts(&self, actor: &Actor) -> Result<Vec<DraftLine>, StoreError> {
        self.store.draft_lines(actor.person, DRAFTS).await
    }

    /// Erases a version of a draft, from a list of them. Returns the list without it, and what it said; `None` where another
    /// stands there by now, or none.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn discard_draft(
        &self,
        actor: &Actor,
        place: DraftPlace,
        version: i64,
    ) -> Result<Option<(Vec<DraftLine>, DraftLine)>, StoreError> {
        let mut drafts = self.own_drafts(actor).await?;
        let is_it = |line: &DraftLine| line.draft.place == place && line.draft.stamp == version;
        let Some(at) = drafts.iter().position(is_it) else { return Ok(None) };
        // Of no form: the version alone says which.
        let form = crate::new_id(self.clock.now());
        let is_gone = self.store.drop_comment_draft(actor.person, place, form, version).await?;
        let gone = drafts.remove(at);
        Ok(is_gone.then_some((drafts, gone)))
    }

    /// Erases drafts that nobody has touched for [`DRAFT_TIME`]; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    pub async fn expire_drafts(&self) -> Result<u64, StoreError> {
        self.store.expire_comment_drafts(self.clock.now() - DRAFT_TIME).await
    }
}
