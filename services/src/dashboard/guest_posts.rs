//! Asking for guest posts, and answering their authors.

use domain::community::{GuestContent, GuestRole, GuestState, GuestStep, GuestText, NOTE_CHARS, Proposal};
use domain::desk::{ProseError, prose};
use domain::search::Analyser;
use domain::{EmailAddress, Language};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::community::guest_post::{
    Expert, GuestActor, GuestMove, GuestNote, GuestPost, GuestSave, InvitedAuthor, Moved, NewGuestPost,
};
use store::community::{Theme, TopicSave};
use uuid::Uuid;

use super::Dashboard;

/// Guest posts in a list.
const MANY: u32 = 200;

/// Whom staff ask for a guest post, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AskFields {
    /// A username, or an e-mail address.
    pub who: String,
    /// What they are called, where nobody has this address.
    pub name: String,
    /// The language in which staff write to them.
    pub language: String,
    /// What is asked for.
    pub about: String,
    /// The form it was typed into.
    pub form: Uuid,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskErrors {
    /// With whom.
    pub who: Option<NotAsked>,
    /// Nobody is known by this address, and no name is given.
    pub name: bool,
    /// With what is asked for.
    pub about: Option<ProseError>,
}

/// Why somebody cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAsked {
    /// Nobody with an account has this username.
    Nobody,
    /// It is no address.
    Address,
}

/// What staff do with a guest post, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DeskFields {
    /// Which button was pressed.
    pub action: String,
    /// What its author is told.
    pub note: String,
    /// The theme of the topic that it becomes.
    pub theme: String,
    /// The author's name.
    pub name: String,
    /// Who they are, in English.
    pub biography_en: String,
    /// Who they are, in French.
    pub biography_fr: String,
    /// The save that was seen.
    pub version: u32,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskErrors {
    /// With what its author is told.
    pub note: Option<ProseError>,
    /// No theme is chosen.
    pub theme: bool,
    /// With who wrote it: it is too long, or hides something.
    pub signature: bool,
    /// It is the editor's own: another editor approves it.
    pub own: bool,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is done.
    Done,
    /// It became this topic.
    Topic(i64),
    /// It was changed meanwhile, or its author has left.
    Stale,
    /// Something is wrong with it.
    Refused(DeskErrors),
}

impl Dashboard {
    /// The guest posts that stand somewhere.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn guest_posts(&self, state: GuestState) -> Result<Vec<GuestPost>, StoreError> {
        self.store.guest_posts(state, MANY).await
    }

    /// A guest post.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn guest_post(&self, id: Uuid) -> Result<Option<GuestPost>, StoreError> {
        self.store.guest_post(id).await
    }

    /// What a guest post is answered with: what was said about it, and every theme.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn guest_post_desk(&self, id: Uuid) -> Result<(Vec<GuestNote>, Vec<Theme>), StoreError> {
        Ok((self.store.guest_notes(id).await?, self.store.themes().await?))
    }

    /// Asks somebody for a guest post.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn ask_for_guest_post(
        &self,
        actor: &Actor,
        reader: Language,
        fields: &AskFields,
    ) -> Result<Result<(), AskErrors>, StoreError> {
        let at = self.clock.now();
        let (about, about_error) = match prose(&fields.about, Proposal::MAX_ABOUT) {
            Ok(about) => (about, None),
            Err(error) => (String::new(), Some(error)),
        };
        let mut errors = AskErrors { about: about_error, ..AskErrors::default() };
        let known = self.find(&fields.who).await?;
        let person_record = match known {
            Some(person) => self.store.person_record(person).await?,
            None => None,
        };
        let name = fields.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let email = fields.who.contains('@').then(|| EmailAddress::parse(fields.who.trim()).ok());
        let whom = match (email, person_record) {
            (Some(None), _) => {
                errors.who = Some(NotAsked::Address);
                None
            }
            (Some(Some(email)), person_record) => {
                let content = GuestContent { name: name.clone(), ..GuestContent::default() };
                errors.name = person_record.is_none() && (name.is_empty() || !content.misfits().is_empty());
                Some(InvitedAuthor::Expert(Box::new(Expert {
                    id: crate::new_id(at),
                    email_key: self.secret.address_key(&email.canonical()),
                    email: email.address(),
                    name: name.clone(),
                })))
            }
            (None, Some(person_record)) if person_record.account.is_some() => {
                Some(InvitedAuthor::Known(person_record.person.id))
            }
            (None, _) => {
                errors.who = Some(NotAsked::Nobody);
                None
            }
        };
        let (Some(whom), true) = (whom, errors.about.is_none() && !errors.name) else {
            return Ok(Err(errors));
        };
        let id = crate::new_id(at);
        let post = NewGuestPost {
            id,
            // A form without its number is its own.
            form: if fields.form.is_nil() { id } else { crate::form_id(actor.person, fields.form) },
            language: fields.language.parse().unwrap_or(reader),
            about,
            content: GuestContent { name, ..GuestContent::default() },
            at,
        };
        self.store.ask_for_guest_post(whom, post, actor.person).await?;
        Ok(Ok(()))
    }

    /// Answers the author of a guest post, or says who wrote it.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn answer_guest_post(
        &self,
        actor: &Actor,
        post: &GuestPost,
        fields: &DeskFields,
    ) -> Result<Answered, StoreError> {
        if fields.action == "sign" {
            return self.sign(actor, post, fields).await;
        }
        let by = GuestActor { role: GuestRole::Editor, person: actor.person };
        let at = self.clock.now();
        let step = fields.action.parse::<GuestStep>().ok();
        let (note, note_error) = match prose(&fields.note, NOTE_CHARS) {
            Ok(note) => (note, None),
            Err(ProseError::Missing) if step.is_some_and(|step| !step.needs_note()) => (String::new(), None),
            Err(error) => (String::new(), Some(error)),
        };
        let theme = match fields.theme.parse::<Uuid>() {
            Ok(theme) if step == Some(GuestStep::Approve) => self.store.theme(theme).await?,
            _ => None,
        };
        let errors = DeskErrors {
            note: note_error,
            theme: step == Some(GuestStep::Approve) && theme.is_none(),
            signature: false,
            own: step.is_some_and(GuestStep::needs_another) && !self.may_publish(actor, post.author),
        };
        if errors != DeskErrors::default() {
            return Ok(Answered::Refused(errors));
        }
        let Some(step) = step else {
            let is_kept = self.store.note_guest_post(post.id, by, note, at).await?;
            return Ok(if is_kept { Answered::Done } else { Answered::Stale });
        };
        let topic = theme.map(|theme| Box::new(self.topic_of(actor, post, theme.id)));
        let step = GuestMove { id: post.id, version: fields.version, step, note, topic, by, at };
        Ok(match self.store.move_guest_post(step).await? {
            Moved::Done(Some(topic)) => Answered::Topic(topic),
            Moved::Done(None) => Answered::Done,
            Moved::Stale => Answered::Stale,
        })
    }

    /// The topic that a guest post becomes, in the languages that it is written in.
    fn topic_of(&self, actor: &Actor, post: &GuestPost, theme: Uuid) -> TopicSave {
        let content = post.content.topic();
        TopicSave {
            id: None,
            version: 0,
            theme,
            stems: Analyser.stems(&content.words()),
            content,
            closes: None,
            actor: actor.person,
            at: self.clock.now(),
        }
    }

    async fn sign(
        &self,
        actor: &Actor,
        post: &GuestPost,
        fields: &DeskFields,
    ) -> Result<Answered, StoreError> {
        // Browsers send line breaks as CR and LF (WHATWG URL, form encoding).
        let text = |biography: &str| GuestText {
            biography: domain::lines(biography).trim().to_owned(),
            ..GuestText::default()
        };
        let content = GuestContent {
            name: fields.name.split_whitespace().collect::<Vec<_>>().join(" "),
            en: text(&fields.biography_en),
            fr: text(&fields.biography_fr),
        };
        if content.name.is_empty() || !content.misfits().is_empty() {
            return Ok(Answered::Refused(DeskErrors { signature: true, ..DeskErrors::default() }));
        }
        let by = GuestActor { role: GuestRole::Editor, person: actor.person };
        let save = GuestSave { id: post.id, version: fields.version, content, by, at: self.clock.now() };
        Ok(if self.store.save_guest_post(save).await? { Answered::Done } else { Answered::Stale })
    }
}
