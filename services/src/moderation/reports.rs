//! What members report.

use domain::Language;
use domain::account::{Capability, Reach, Scope};
use domain::community::{TopicContent, TopicKind};
use domain::desk::{ProseError, prose};
use domain::moderation::{Clause, MAX_REASON, Ruling, Target, TargetName};
use serde::Deserialize;
use store::StoreError;
use store::account::Author;
use store::account::session::Actor;
use store::community::Topic;
use store::community::comment::Comment;
use store::document::Bilingual;
use store::moderation::{Acting, CaseAct, NewReport, NewRuling, Purview, Reported};
use uuid::Uuid;

use super::Moderation;
use super::quotes::requotes;

/// A report, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReportFields {
    /// The clause.
    pub clause: String,
    /// What moderators should know.
    pub text: String,
}

/// What is wrong with a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportErrors {
    /// No clause is chosen.
    pub clause: bool,
    /// What is wrong with the words.
    pub text: Option<ProseError>,
}

/// What is to be reported, as members see it.
#[derive(Clone, Debug)]
pub struct ReportSubject {
    /// What.
    pub target: Target,
    /// How its address names it.
    pub name: TargetName,
    /// The title of the topic that it stands in; of a profile, none.
    pub title: Option<Bilingual>,
    /// What its author is called; `None` once they have left.
    pub author: Option<String>,
    /// Of a profile, what its person shows beside their name.
    pub shown: Option<Author>,
    /// Of a comment, the profile of its author, where it has one.
    pub profile: Option<TargetName>,
    /// The language that it is written in.
    pub language: Language,
    /// A comment's HTML; of a guest post, nothing.
    pub html: String,
    /// Whether it is the asker's.
    pub is_own: bool,
    /// Whether they have reported it already, as it is now.
    pub is_reported: bool,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is kept.
    Done,
    /// They reported the same before: nothing is kept.
    Again,
    /// Members do not see it, or it is theirs.
    Gone,
    /// Something is wrong with what was typed.
    Refused(ReportErrors),
}

impl Moderation {
    /// What is to be reported, where the asker reads it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn subject(
        &self,
        actor: &Actor,
        name: TargetName,
    ) -> Result<Option<ReportSubject>, StoreError> {
        if !actor.standing.may(Capability::ReadCommunity, Scope::Everywhere) {
            return Ok(None);
        }
        let subject = match name {
            TargetName::Comment(id) => self.comment(actor, id).await?,
            TargetName::GuestPost(id) => self.guest_post(actor, id).await?,
            TargetName::ProfileOf(comment) => self.profile(actor, comment).await?,
        };
        let Some(subject) = subject else { return Ok(None) };
        let is_reported = self.store.has_reported(actor.person, subject.target).await?;
        Ok(Some(ReportSubject { is_reported, ..subject }))
    }

    /// A comment that still says something.
    async fn readable(&self, actor: &Actor, comment: i64) -> Result<Option<Comment>, StoreError> {
        let comment = self.store.comment(comment, actor.person).await?;
        Ok(comment.filter(|comment| comment.gone.is_none()))
    }

    /// Who wrote a comment that still says something.
    async fn author_of(&self, actor: &Actor, comment: i64) -> Result<Option<Uuid>, StoreError> {
        let comment = self.readable(actor, comment).await?;
        Ok(comment.and_then(|comment| comment.author).map(|author| author.person))
    }

    async fn comment(&self, actor: &Actor, id: i64) -> Result<Option<ReportSubject>, StoreError> {
        let Some(comment) = self.readable(actor, id).await? else { return Ok(None) };
        let Some(topic) = self.store.topic(comment.topic).await? else { return Ok(None) };
        Ok(Some(ReportSubject {
            target: Target::Comment(id),
            name: TargetName::Comment(id),
            title: Some(title_of(&topic.content)),
            is_own: comment.author.as_ref().is_some_and(|author| author.person == actor.person),
            shown: None,
            profile: comment.author.as_ref().map(|_| TargetName::ProfileOf(id)),
            author: comment.author.map(|author| author.username),
            language: comment.language,
            html: comment.html,
            is_reported: false,
        }))
    }

    async fn guest_post(&self, actor: &Actor, id: i64) -> Result<Option<ReportSubject>, StoreError> {
        let is_article =
            |topic: &Topic| topic.state.is_visible() && topic.content.kind == TopicKind::GuestPost;
        let Some(topic) = self.store.topic(id).await?.filter(is_article) else { return Ok(None) };
        let post = self.store.guest_post_of(id).await?;
        Ok(Some(ReportSubject {
            target: Target::GuestPost(id),
            name: TargetName::GuestPost(id),
            title: Some(title_of(&topic.content)),
            shown: None,
            profile: None,
            is_own: post.as_ref().is_some_and(|post| post.author == actor.person),
            author: post.map(|post| post.content.name),
            language: Language::En,
            html: String::new(),
            is_reported: false,
        }))
    }

    async fn profile(&self, actor: &Actor, comment: i64) -> Result<Option<ReportSubject>, StoreError> {
        let Some(person) = self.author_of(actor, comment).await? else { return Ok(None) };
        let Some(author) = self.store.profile(person).await? else { return Ok(None) };
        Ok(Some(ReportSubject {
            target: Target::Profile(person),
            name: TargetName::ProfileOf(comment),
            title: None,
            is_own: person == actor.person,
            author: Some(author.username.clone()),
            shown: Some(author),
            profile: None,
            language: Language::En,
            html: String::new(),
            is_reported: false,
        }))
    }

    /// Reports something. Where enough have, it is hidden until a person looks.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn report(
        &self,
        actor: &Actor,
        name: TargetName,
        language: Language,
        fields: &ReportFields,
    ) -> Result<Sent, StoreError> {
        if !actor.standing.may(Capability::ReadCommunity, Scope::Everywhere) {
            return Ok(Sent::Gone);
        }
        let target = match name {
            TargetName::Comment(id) => Target::Comment(id),
            TargetName::GuestPost(id) => Target::GuestPost(id),
            TargetName::ProfileOf(comment) => match self.author_of(actor, comment).await? {
                Some(person) => Target::Profile(person),
                None => return Ok(Sent::Gone),
            },
        };
        let text = match prose(&fields.text, MAX_REASON) {
            Err(ProseError::Missing) => Ok(String::new()),
            read => read,
        };
        let (clause, text) =
            match (fields.clause.parse::<Clause>().ok().filter(|clause| clause.fits(target.kind())), text) {
                (Some(clause), Ok(text)) => (clause, text),
                (clause, text) => {
                    let errors = ReportErrors { clause: clause.is_none(), text: text.err() };
                    return Ok(Sent::Refused(errors));
                }
            };
        let at = self.clock.now();
        let report = NewReport { target, reporter: actor.person, clause, language, text, at };
        match self.store.report(report).await? {
            Reported::Done { case, hides } => {
                if hides {
                    self.hide_until_looked_at(case, target).await?;
                }
                Ok(Sent::Done)
            }
            Reported::Again => Ok(Sent::Again),
            Reported::Own | Reported::Gone => Ok(Sent::Gone),
        }
    }

    async fn hide_until_looked_at(&self, case: i64, target: Target) -> Result<(), StoreError> {
        let at = self.clock.now();
        let Some(kept) = self.store.case(case, &Purview::PROGRAM, at).await? else { return Ok(()) };
        let ruling = NewRuling {
            id: crate::new_id(at),
            ruling: Ruling::Hide,
            clause: kept.clause(),
            reason: String::new(),
            note: String::new(),
            salt: crate::new_id(at),
            requotes: requotes(&*self.store, target, &self.texts.instead).await?,
            measure: None,
            redaction: None,
            to: None,
            alias: None,
        };
        let act = CaseAct::Rule(Box::new(ruling));
        let version = kept.version;
        // Whoever acted meanwhile has looked.
        self.store
            .act_on_case(Acting { case, version, by: None, reach: Reach::Everywhere, at, act })
            .await
            .map(drop)
    }
}

fn title_of(content: &TopicContent) -> Bilingual {
    Bilingual { en: content.en.title.clone(), fr: content.fr.title.clone() }
}
