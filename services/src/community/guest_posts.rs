//! Proposing and writing guest posts of one's own.

use domain::Language;
use domain::community::{
    GuestContent, GuestFlaw, GuestRole, GuestState, GuestStep, GuestText, NOTE_CHARS, Proposal,
    ProposalErrors, TopicKind,
};
use domain::desk::{ProseError, prose};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::Topic;
use store::community::guest_post::{
    GuestActor, GuestMove, GuestNote, GuestPost, GuestSave, Moved, NewGuestPost, Proposed,
};
use uuid::Uuid;

use super::Community;

/// A proposal, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProposeFields {
    /// The title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// The author's name.
    pub name: String,
    /// Who the author is.
    pub biography: String,
    /// The language that all of it is written in.
    pub language: String,
    /// The form it was typed into.
    pub form: Uuid,
}

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposing {
    /// It is kept.
    Done,
    /// Something is wrong with it.
    Refused(ProposalErrors),
    /// One may propose no more today.
    TooMany,
}

/// An article, as typed, with what is to be done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form: of the author, then of each language")]
pub struct ArticleFields {
    pub name: String,
    pub title_en: String,
    pub body_en: String,
    pub biography_en: String,
    pub title_fr: String,
    pub body_fr: String,
    pub biography_fr: String,
    pub note: String,
    pub version: u32,
    pub action: String,
}

impl ArticleFields {
    /// The fields of an article that is kept.
    pub fn of(post: &GuestPost) -> Self {
        let GuestContent { name, en, fr } = post.content.clone();
        Self {
            name,
            title_en: en.title,
            body_en: en.body,
            biography_en: en.biography,
            title_fr: fr.title,
            body_fr: fr.body,
            biography_fr: fr.biography,
            version: post.version,
            ..Self::default()
        }
    }

    /// What they say.
    pub fn content(&self) -> GuestContent {
        // Browsers send line breaks as CR and LF (WHATWG URL, form encoding).
        let lines = |text: &str| domain::lines(text).trim().to_owned();
        let text = |title: &str, body: &str, biography: &str| GuestText {
            title: title.trim().to_owned(),
            body: lines(body),
            biography: lines(biography),
        };
        GuestContent {
            name: self.name.trim().to_owned(),
            en: text(&self.title_en, &self.body_en, &self.biography_en),
            fr: text(&self.title_fr, &self.body_fr, &self.biography_fr),
        }
    }
}

/// What became of what an author did with their guest post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The draft is kept.
    Kept,
    /// The message is sent.
    Noted,
    /// It took a step.
    Moved,
    /// It was changed elsewhere meanwhile, or may not be changed now.
    Stale,
    /// It does not fit, and nothing was kept.
    Misfit(Vec<(Option<Language>, GuestFlaw)>),
    /// It is kept, but cannot be handed in like this.
    NotYet(Vec<(Option<Language>, GuestFlaw)>),
    /// What is wrong with the message.
    Note(ProseError),
}

impl Community {
    /// Keeps what a member proposes.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn propose_guest_post(
        &self,
        actor: &Actor,
        reader: Language,
        fields: &ProposeFields,
    ) -> Result<Proposing, StoreError> {
        let language = fields.language.parse().unwrap_or(reader);
        let typed = [&fields.title, &fields.about, &fields.name, &fields.biography].map(String::as_str);
        let Proposal { about, content } = match Proposal::parse(language, typed) {
            Ok(proposal) => proposal,
            Err(errors) => return Ok(Proposing::Refused(errors)),
        };
        let at = self.clock.now();
        let id = crate::new_id(at);
        // A form without its number is its own.
        let form = if fields.form.is_nil() { id } else { crate::form_id(actor.person, fields.form) };
        let post = NewGuestPost { id, form, language, about, content, at };
        Ok(match self.store.propose_guest_post(actor.person, post).await? {
            Proposed::Done => Proposing::Done,
            Proposed::TooMany => Proposing::TooMany,
        })
    }

    /// The asker's own guest posts.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn own_guest_posts(&self, actor: &Actor) -> Result<Vec<GuestPost>, StoreError> {
        self.store.own_guest_posts(actor.person).await
    }

    /// A guest post of the asker's own, with what was said about it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_guest_post(
        &self,
        actor: &Actor,
        id: Uuid,
    ) -> Result<Option<(GuestPost, Vec<GuestNote>)>, StoreError> {
        let post = self.store.guest_post(id).await?.filter(|post| post.author == actor.person);
        let Some(post) = post else { return Ok(None) };
        let notes = self.store.guest_notes(id).await?;
        Ok(Some((post, notes)))
    }

    /// Who wrote a topic that is a guest post: their name, and what is said of them; `None` where it is another kind of
    /// topic, or they have left.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn signature(&self, topic: &Topic) -> Result<Option<GuestContent>, StoreError> {
        if topic.content.kind != TopicKind::GuestPost {
            return Ok(None);
        }
        Ok(self.store.guest_post_of(topic.id).await?.map(|guest| guest.content))
    }

    /// Does with a guest post of the asker's own what they pressed.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn write_guest_post(
        &self,
        actor: &Actor,
        post: &GuestPost,
        fields: &ArticleFields,
    ) -> Result<Written, StoreError> {
        let by = GuestActor { role: GuestRole::Author, person: actor.person };
        let at = self.clock.now();
        match fields.action.parse::<GuestStep>() {
            Ok(GuestStep::Submit) => {}
            Ok(step) => return self.step(post, (step, fields.version), by).await,
            Err(_) if fields.action == "note" => {
                let note = match prose(&fields.note, NOTE_CHARS) {
                    Ok(note) => note,
                    Err(error) => return Ok(Written::Note(error)),
                };
                let is_kept = self.store.note_guest_post(post.id, by, note, at).await?;
                return Ok(if is_kept { Written::Noted } else { Written::Stale });
            }
            Err(_) => {}
        }
        let content = fields.content();
        let misfits = content.misfits();
        if !misfits.is_empty() {
            return Ok(Written::Misfit(misfits));
        }
        let flaws = content.flaws();
        let save = GuestSave { id: post.id, version: fields.version, content, by, at };
        if !self.store.save_guest_post(save).await? {
            return Ok(Written::Stale);
        }
        if fields.action != GuestStep::Submit.code() {
            return Ok(Written::Kept);
        }
        if !flaws.is_empty() {
            return Ok(Written::NotYet(flaws));
        }
        self.step(post, (GuestStep::Submit, fields.version.saturating_add(1)), by).await
    }

    async fn step(
        &self,
        post: &GuestPost,
        (step, version): (GuestStep, u32),
        by: GuestActor,
    ) -> Result<Written, StoreError> {
        let at = self.clock.now();
        let step = GuestMove { id: post.id, version, step, note: String::new(), topic: None, by, at };
        Ok(match self.store.move_guest_post(step).await? {
            Moved::Done(_) => Written::Moved,
            Moved::Stale => Written::Stale,
        })
    }
}

/// Whether an author may still take their guest post back.
pub fn may_withdraw(state: GuestState) -> bool {
    state.after(GuestStep::Withdraw, GuestRole::Author).is_some()
}
