//! Writing comments, and reacting to them.

use domain::Language;
use domain::account::{Act, Capability, Scope};
use domain::community::{CommentError, EDIT_TIME, REPEAT_TIME, Reacting};
use markdown::{RENDERER, guess_language, mentions, read_comment};
use serde::Deserialize;
use store::StoreError;
use store::account::session::Actor;
use store::allowance::{Spending, Spent};
use store::community::comment::{Added, Comment, CommentText, NewComment, Reacted};
use store::moderation::{Mute, Scrutiny};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{CommentLocation, Community, rewritten, take_out};
use crate::moderation::{Moderation, WatchResult, without_withheld};
use crate::seen;

/// A comment as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CommentFields {
    /// What it says.
    pub body: String,
    /// The language it is written in; empty where it is to be recognized.
    pub language: String,
    /// The form it was typed into.
    pub form: Uuid,
    /// The version of the draft that it was made of; 0 for none.
    pub draft: i64,
    /// Which of the replies in a conversation it answers; 0 for none.
    pub reply_to: i64,
    /// Which button was pressed.
    pub action: String,
    /// What the draft said that was discarded a moment ago, where the page offers it back.
    pub discarded: String,
    /// Whether they were asked about words in it, and mean them.
    pub sure: bool,
}

impl CommentFields {
    /// What was discarded, as a draft once more. What was typed since stands below it.
    #[must_use]
    pub fn restored(self) -> Self {
        let body = if self.body.trim().is_empty() {
            self.discarded
        } else {
            format!("{}\n\n{}", self.discarded.trim_end(), self.body)
        };
        Self { body, action: "draft".into(), discarded: String::new(), ..self }
    }
}

/// A changed comment as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EditFields {
    /// What it says now.
    pub body: String,
    /// The language it is written in; empty where it is to be recognized.
    pub language: String,
    /// Which button was pressed.
    pub action: String,
    /// Whether they were asked about words in it, and mean them.
    pub sure: bool,
    /// A mark of what it said when they began.
    pub seen: String,
    /// The form of another comment that it may be posted from instead.
    pub form: Uuid,
}

/// Why a comment was not posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What was typed is no comment.
    Body(CommentError),
    /// It holds these words: do they mean them?
    Asked(Vec<String>),
    /// The topic takes no comments any more.
    Closed,
    /// What it replies to was taken back.
    Gone,
    /// Moderators keep its author from writing here.
    Muted,
    /// They let nobody write here.
    Locked,
    /// They let each person write here only so often: its author at that moment.
    Early(OffsetDateTime),
    /// Its author did so much of this of late that it is possible from then on.
    TooMuch(Act, OffsetDateTime),
    /// It was only to be kept, but another draft was written elsewhere meanwhile.
    OtherDraft,
    /// This comment, which can still be changed, was posted from the same form: is it to say this, or is this another?
    Posted(i64),
}

impl Refused {
    /// When it is possible again, where it was done too often.
    pub const fn again(&self) -> Option<OffsetDateTime> {
        match self {
            Self::TooMuch(_, again) => Some(*again),
            _ => None,
        }
    }
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// It is done.
    Done,
    /// What was typed is no comment.
    Refused(CommentError),
    /// It holds these words: do they mean them?
    Asked(Vec<String>),
    /// It is too late, or not theirs.
    Late,
    /// Moderators keep them from writing there.
    Muted,
    /// They let nobody write there.
    Locked,
    /// It was changed in another tab meanwhile, and says this now.
    Changed(String),
    /// It was posted from the form into which its author typed something else since.
    Posted,
    /// They did so much of this of late that it is possible from then on.
    TooMuch(Act, OffsetDateTime),
}

impl Edited {
    /// When it is possible again, where it was done too often.
    pub const fn again(&self) -> Option<OffsetDateTime> {
        match self {
            Self::TooMuch(_, again) => Some(*again),
            _ => None,
        }
    }
}

impl Community {
    /// Posts a comment on a topic, or in a conversation of it. Returns where it stands.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn post(
        &self,
        actor: &Actor,
        (topic, parent): (i64, Option<i64>),
        reader: Language,
        fields: &CommentFields,
    ) -> Result<Result<CommentLocation, Refused>, StoreError> {
        if self.mute(actor, topic).await?.is_some() {
            return Ok(Err(Refused::Muted));
        }
        let body = without_withheld(&*self.store, topic, reader, &fields.body, &self.texts.instead).await?;
        let text = match text(&body, &fields.language, reader) {
            Ok(text) => text,
            Err(error) => return Ok(Err(Refused::Body(error))),
        };
        let at = self.clock.now();
        let found = self.look_at(actor, &text.source).await?;
        if !fields.sure && !found.asks.is_empty() {
            return Ok(Err(Refused::Asked(found.asks)));
        }
        let text = CommentText { scrutiny: found.scrutiny, ..text };
        let moderates = self.moderates(actor, topic).await?;
        let spending = (!moderates).then(|| spending(actor, text.mentions.len(), at));
        // A form without its number is its own.
        let form =
            if fields.form.is_nil() { crate::new_id(at) } else { crate::form_id(actor.person, fields.form) };
        let comment = NewComment {
            topic,
            parent,
            reply_to: (fields.reply_to != 0).then_some(fields.reply_to),
            author: actor.person,
            form,
            draft: fields.draft,
            text,
            moderates,
            same_since: Some(at - REPEAT_TIME),
            spending,
            at,
        };
        let mut added = self.store.add_comment(comment.clone()).await?;
        if let Added::FormUsed(position) = added {
            let first = self.store.comment(position.id, actor.person).await?;
            if first.is_some_and(|first| first.gone.is_none() && self.may_change(&first)) {
                return Ok(Err(Refused::Posted(position.id)));
            }
            // The first stays as it is: what was typed into the page since is another.
            added = self.store.add_comment(NewComment { form: crate::new_id(at), ..comment }).await?;
        }
        match added {
            Added::Done(position) => Ok(Ok(CommentLocation::of(position))),
            Added::FormUsed(_) => Err(StoreError::Unavailable),
            Added::Closed => Ok(Err(Refused::Closed)),
            Added::Locked => Ok(Err(Refused::Locked)),
            Added::Early(until) => Ok(Err(Refused::Early(until))),
            Added::TooMuch(act, again) => Ok(Err(Refused::TooMuch(act, again))),
            Added::Gone => Ok(Err(Refused::Gone)),
        }
    }

    /// Whether the asker moderates a topic.
    async fn moderates(&self, actor: &Actor, topic: i64) -> Result<bool, StoreError> {
        if actor.standing.reach(Capability::Moderate).is_none() {
            return Ok(false);
        }
        let topic = self.store.topic(topic).await?;
        Ok(topic.is_some_and(|topic| Moderation::moderates(actor, &topic)))
    }

    /// Whether moderators keep the asker from writing in a topic.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn mute(&self, actor: &Actor, topic: i64) -> Result<Option<Mute>, StoreError> {
        // Of most people nobody has to ask.
        if !actor.standing.is_muted {
            return Ok(None);
        }
        self.store.mute(actor.person, topic, self.clock.now()).await
    }

    /// A comment of the asker's own that stands, with its Markdown.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_comment(&self, actor: &Actor, id: i64) -> Result<Option<(Comment, String)>, StoreError> {
        let is_own = |comment: &Comment| is_by(comment, actor.person) && comment.gone.is_none();
        let Some(comment) = self.store.comment(id, actor.person).await?.filter(is_own) else {
            return Ok(None);
        };
        Ok(self.store.comment_source(id).await?.map(|source| (comment, source)))
    }

    /// Whether a comment of the asker's own may still be changed.
    pub fn may_change(&self, comment: &Comment) -> bool {
        may_change(comment, self.clock.now())
    }

    /// Changes what a comment of the asker's own says.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn change(
        &self,
        actor: &Actor,
        id: i64,
        reader: Language,
        fields: &EditFields,
    ) -> Result<Edited, StoreError> {
        let Some(comment) = self.store.comment(id, actor.person).await? else { return Ok(Edited::Late) };
        if self.mute(actor, comment.topic).await?.is_some() {
            return Ok(Edited::Muted);
        }
        let body =
            without_withheld(&*self.store, comment.topic, reader, &fields.body, &self.texts.instead).await?;
        let text = match text(&body, &fields.language, reader) {
            Ok(text) => text,
            Err(error) => return Ok(Edited::Refused(error)),
        };
        let now = self.clock.now();
        let found = self.look_at(actor, &text.source).await?;
        if !fields.sure && !found.asks.is_empty() {
            return Ok(Edited::Asked(found.asks));
        }
        let text = CommentText { scrutiny: found.scrutiny, ..text };
        let Some(before) = self.store.comment_source(id).await? else { return Ok(Edited::Late) };
        if seen::is_stale(&fields.seen, &before) {
            return self.changed((id, actor.person), &text, before).await;
        }
        // Whom it named before was told then.
        let told = mentions(&before);
        let names = text.mentions.iter().filter(|name| !told.contains(name)).count();
        if !self.moderates(actor, comment.topic).await?
            && let Spent::TooMuch(act, again) = self.store.spend(spending(actor, names, now)).await?
        {
            return Ok(Edited::TooMuch(act, again));
        }
        let seen = Some(before.clone());
        if self.store.change_comment((id, seen), actor.person, text.clone(), now - EDIT_TIME, now).await? {
            return Ok(Edited::Done);
        }
        if let Some(source) = self.store.comment_source(id).await?.filter(|source| *source != before) {
            // Both were sent at once.
            return self.changed((id, actor.person), &text, source).await;
        }
        let topic = self.store.topic(comment.topic).await?;
        Ok(if topic.is_some_and(|topic| topic.is_locked(now)) { Edited::Locked } else { Edited::Late })
    }

    /// What became of a change of a comment that was changed meanwhile, and says this now. Where that is what was sent, the
    /// button was pressed twice, and the first did it.
    async fn changed(
        &self,
        (id, author): (i64, Uuid),
        sent: &CommentText,
        says: String,
    ) -> Result<Edited, StoreError> {
        let comment = self.store.comment(id, author).await?;
        let stands = says == sent.source && comment.is_some_and(|comment| comment.language == sent.language);
        Ok(if stands { Edited::Done } else { Edited::Changed(says) })
    }

    /// What speaks against a text. Whoever moderates is trusted with words, links and many comments.
    async fn look_at(&self, actor: &Actor, source: &str) -> Result<WatchResult, StoreError> {
        let now = self.clock.now();
        let found = WatchResult::of_itself(source, now);
        if actor.standing.reach(Capability::Moderate).is_some() {
            return Ok(found);
        }
        self.watching.look(&*self.store, source, found).await
    }

    /// Takes a comment of the asker's own back.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    pub async fn withdraw(&self, actor: &Actor, id: i64) -> Result<bool, StoreError> {
        let (words, now) = (self.store.words_of(id, Some(actor.person)).await?, self.clock.now());
        let copies = rewritten(&*self.store, &words, &self.texts.instead).await?;
        let is_done = self.store.withdraw_comment(id, actor.person, copies, now).await?;
        if is_done {
            // What was written between the look and the taking back.
            take_out(&*self.store, &words, &self.texts.instead, now).await?;
        }
        Ok(is_done)
    }

    /// Sets whether the asker reacts to a comment, where its bar is open. `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn react(&self, actor: &Actor, reacting: Reacting) -> Result<Option<Reacted>, StoreError> {
        // Who writes everywhere writes there; of others, the comment says in which topic it is.
        if !actor.standing.may(Capability::WriteCommunity, Scope::Everywhere) {
            let comment = self.store.comment(reacting.comment, actor.person).await?;
            let topic = comment.map(|comment| comment.topic);
            if !topic.is_some_and(|topic| actor.standing.may_in_topic(Capability::WriteCommunity, topic)) {
                return Ok(None);
            }
        }
        self.store.react(reacting, actor.person).await
    }
}

/// What a comment uses up that names so many.
fn spending(actor: &Actor, names: usize, at: OffsetDateTime) -> Spending {
    let mut acts = vec![(Act::Comment, 1)];
    if names > 0 {
        acts.push((Act::Mention, names));
    }
    Spending { person: actor.person, is_new: actor.is_new(at), acts, at }
}

/// Whether somebody wrote a comment.
pub fn is_by(comment: &Comment, person: Uuid) -> bool {
    comment.author.as_ref().is_some_and(|author| author.person == person)
}

/// Whether its author may still change a comment.
pub fn may_change(comment: &Comment, now: OffsetDateTime) -> bool {
    now - comment.created <= EDIT_TIME
}

/// What was typed as it would be kept, its HTML, and the language that was chosen or that it seems to be written in.
///
/// # Errors
/// [`CommentError`] says why posting it would be refused.
pub fn read_text(body: &str, language: &str) -> Result<(String, String, Option<Language>), CommentError> {
    let (source, html) = read_comment(body)?;
    let language = language.parse().ok().or_else(|| guess_language(&source));
    Ok((source, html, language))
}

fn text(body: &str, language: &str, reader: Language) -> Result<CommentText, CommentError> {
    let (source, html, language) = read_text(body, language)?;
    let language = language.unwrap_or(reader);
    let mentions = mentions(&source);
    let scrutiny = Scrutiny::default();
    Ok(CommentText { language, source, html, renderer: RENDERER, mentions, scrutiny })
}
