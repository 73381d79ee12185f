//! What somebody has done in the Community, for themselves.

use domain::Language;
use domain::community::{GuestContent, NotificationKind, OfferKind, Reaction, Stance};
use serde::Serialize;
use store::campaign::{Method, Receipt};
use store::community::comment::OwnComment;
use store::community::draft::CommentDraft;
use store::community::guest_post::{GuestNote, GuestPost};
use store::community::notification::OwnNotification;
use store::community::offers::OfferAnswer;
use store::community::suggestion::Suggestion;
use store::{Store, StoreError};
use time::OffsetDateTime;
use uuid::Uuid;

use super::offers::OfferRecord;
use crate::moment::moment;

/// A comment, for its author.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyComment {
    pub comment: i64,
    pub topic: i64,
    pub language: Language,
    pub text: String,
    pub earlier: Vec<MyEarlierText>,
    pub written_at: String,
}

/// What a comment said before it was changed, for its author.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyEarlierText {
    pub until: String,
    pub text: String,
}

/// What somebody is still writing, for themselves.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyDraft {
    pub topic: i64,
    pub reply_to: Option<i64>,
    pub language: Option<Language>,
    pub text: String,
    pub changed_at: String,
}

/// How somebody reacted to a comment.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyReactions {
    pub comment: i64,
    pub reactions: Vec<&'static str>,
}

/// How far somebody has read a topic.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyReadMark {
    pub topic: i64,
    pub last_comment: i64,
}

/// A topic that somebody suggested, for themselves.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MySuggestion {
    pub language: Language,
    pub title: String,
    pub why: String,
    pub state: &'static str,
    pub answer: String,
    pub suggested_at: String,
    pub answered_at: Option<String>,
}

impl From<Suggestion> for MySuggestion {
    fn from(suggestion: Suggestion) -> Self {
        Self {
            language: suggestion.language,
            title: suggestion.text.title,
            why: suggestion.text.why,
            state: suggestion.state.code(),
            answer: suggestion.answer,
            suggested_at: moment(suggestion.created),
            answered_at: suggestion.answered.map(moment),
        }
    }
}

/// What somebody offered to help with, for themselves.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyOffer {
    pub about: String,
    pub language: Language,
    pub kinds: Vec<&'static str>,
    pub note: String,
    pub state: &'static str,
    pub offered_at: String,
    pub withdrawn_at: Option<String>,
    pub answers: Vec<MyOfferAnswer>,
    pub consents: Vec<MyConsent>,
}

impl MyOffer {
    /// All that somebody offered.
    pub(crate) async fn all(store: &dyn Store, author: Uuid) -> Result<Vec<Self>, StoreError> {
        Ok(OfferRecord::of_author(store, author).await?.into_iter().map(Self::from).collect())
    }
}

/// What staff answered.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyOfferAnswer {
    pub at: String,
    pub state: &'static str,
    pub text: String,
}

/// A consent receipt, for its person.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyConsent {
    pub purpose: &'static str,
    pub channel: &'static str,
    pub wording: String,
    pub wording_sha256: String,
    pub wording_language: Language,
    pub given_at: String,
    pub given_by: &'static str,
    pub withdrawn_at: Option<String>,
    pub withdrawn_by: Option<&'static str>,
}

impl From<Receipt> for MyConsent {
    fn from(receipt: Receipt) -> Self {
        let Receipt { text, given, method, withdrawn } = receipt;
        Self {
            purpose: text.purpose.code(),
            channel: text.channel.code(),
            wording_sha256: text.digest(),
            wording: text.text,
            wording_language: text.language,
            given_at: moment(given),
            given_by: method.code(),
            withdrawn_at: withdrawn.map(|(at, _)| moment(at)),
            withdrawn_by: withdrawn.map(|(_, by)| Method::code(by)),
        }
    }
}

impl From<OfferRecord> for MyOffer {
    fn from(record: OfferRecord) -> Self {
        let OfferRecord { offer, answers, receipts } = record;
        let answer = |answer: OfferAnswer| MyOfferAnswer {
            at: moment(answer.at),
            state: answer.state.code(),
            text: answer.text,
        };
        Self {
            about: offer.place.to_string(),
            language: offer.language,
            kinds: offer.text.kinds.iter().map(OfferKind::code).collect(),
            note: offer.text.note,
            state: offer.state.code(),
            offered_at: moment(offer.created),
            withdrawn_at: offer.withdrawn.map(moment),
            answers: answers.into_iter().map(answer).collect(),
            consents: receipts.into_iter().map(MyConsent::from).collect(),
        }
    }
}

/// A guest post that somebody wrote, for themselves.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyGuestPost {
    pub language: Language,
    pub about: String,
    pub article: GuestContent,
    pub state: &'static str,
    pub asked_for_by_staff: bool,
    pub topic: Option<i64>,
    pub begun_at: String,
    pub changed_at: String,
    pub messages: Vec<MyGuestNote>,
}

/// What was said about it.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyGuestNote {
    pub by: &'static str,
    pub at: String,
    pub text: String,
}

impl From<(GuestPost, Vec<GuestNote>)> for MyGuestPost {
    fn from((post, notes): (GuestPost, Vec<GuestNote>)) -> Self {
        let note =
            |note: GuestNote| MyGuestNote { by: note.role.code(), at: moment(note.at), text: note.text };
        Self {
            language: post.language,
            about: post.about,
            article: post.content,
            state: post.state.code(),
            asked_for_by_staff: post.is_asked,
            topic: post.topic.map(|(topic, _)| topic),
            begun_at: moment(post.created),
            changed_at: moment(post.changed),
            messages: notes.into_iter().map(note).collect(),
        }
    }
}

/// What somebody said about a topic.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyStance {
    pub topic: i64,
    pub said: &'static str,
}

/// A topic that somebody wants to find again.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyBookmark {
    pub topic: i64,
    pub since: String,
}

/// Something that somebody was told.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyNotification {
    pub kind: &'static str,
    pub topic: Option<i64>,
    pub comment: Option<i64>,
    pub told_at: String,
    pub seen: bool,
}

impl From<(i64, Stance)> for MyStance {
    fn from((topic, stance): (i64, Stance)) -> Self {
        Self { topic, said: stance.code() }
    }
}

impl From<(i64, OffsetDateTime)> for MyBookmark {
    fn from((topic, since): (i64, OffsetDateTime)) -> Self {
        Self { topic, since: moment(since) }
    }
}

impl From<OwnNotification> for MyNotification {
    fn from(notice: OwnNotification) -> Self {
        Self {
            kind: NotificationKind::code(notice.kind),
            topic: notice.topic,
            comment: notice.comment,
            told_at: moment(notice.at),
            seen: notice.seen,
        }
    }
}

impl From<OwnComment> for MyComment {
    fn from(comment: OwnComment) -> Self {
        let earlier = |(until, text)| MyEarlierText { until: moment(until), text };
        Self {
            comment: comment.id,
            topic: comment.topic,
            language: comment.language,
            text: comment.source,
            earlier: comment.earlier.into_iter().map(earlier).collect(),
            written_at: moment(comment.created),
        }
    }
}

impl From<CommentDraft> for MyDraft {
    fn from(draft: CommentDraft) -> Self {
        let CommentDraft { place, text, language, changed, .. } = draft;
        Self { topic: place.topic, reply_to: place.parent, language, text, changed_at: moment(changed) }
    }
}

impl From<(i64, u8)> for MyReactions {
    fn from((comment, kinds): (i64, u8)) -> Self {
        let reactions = Reaction::ALL.into_iter().filter(|reaction| kinds & reaction.bit() != 0);
        Self { comment, reactions: reactions.map(Reaction::code).collect() }
    }
}
