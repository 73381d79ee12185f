//! Asking for a topic's transcript, and giving it.

use domain::Language;
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, RequestState, prose};
use store::StoreError;
use store::account::session::Actor;
use store::community::Topic;
use store::community::comment::Spoken;
use store::desk::{NewRequest, Requester};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Desk;

/// Comments that are read at once.
const BATCH: u32 = 500;

/// Why a transcript was not asked for.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub enum TranscriptError {
    /// The message is no good.
    #[error("the message is no good")]
    Message(ProseError),
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is said in a topic, to be written as one text.
#[derive(Clone, Debug)]
pub struct Transcript {
    /// The language of whoever gets it.
    pub language: Language,
    /// The topic.
    pub topic: Topic,
    /// What is said in it, the first first.
    pub spoken: Vec<Spoken>,
    /// When it is taken down.
    pub at: OffsetDateTime,
}

impl Desk {
    /// A topic whose transcript may be asked for: one that is over, and that members read.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn to_transcribe(&self, id: i64) -> Result<Option<Topic>, StoreError> {
        let is_over = |topic: &Topic| topic.state.is_visible() && !topic.state.takes_comments();
        Ok(self.accounts.store.topic(id).await?.filter(is_over))
    }

    /// Asks for the transcript of a topic.
    ///
    /// # Errors
    /// [`TranscriptError`] says what the person can do.
    pub async fn ask_for_transcript(
        &self,
        actor: &Actor,
        topic: &Topic,
        message: &str,
        language: Language,
    ) -> Result<(), TranscriptError> {
        let message = match prose(message, MESSAGE_CHARS) {
            Err(ProseError::Missing) => String::new(),
            message => message.map_err(TranscriptError::Message)?,
        };
        let at = self.accounts.clock.now();
        let request = NewRequest {
            id: crate::new_id(at),
            by: Requester::Person(actor.person),
            kind: RequestKind::Transcript,
            language,
            wanted: None,
            topic: Some(topic.id),
            message,
            at,
        };
        Ok(self.accounts.store.receive_request(request).await?)
    }

    /// The transcript that a request asks for, in the language of whoever gets it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn transcript(&self, request: Uuid) -> Result<Option<Transcript>, StoreError> {
        let Some(request) = self.accounts.store.request(request).await? else { return Ok(None) };
        match &request.topic {
            Some((topic, _)) if request.kind == RequestKind::Transcript => {
                self.transcribe(*topic, request.reads()).await
            }
            _ => Ok(None),
        }
    }

    /// The transcript that somebody asked for themselves, once the desk has said that it is done.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn own_transcript(
        &self,
        actor: &Actor,
        number: i64,
        language: Language,
    ) -> Result<Option<Transcript>, StoreError> {
        let own = self.accounts.store.own_requests(actor.person).await?;
        let given = own.into_iter().find(|own| {
            own.number == number && own.kind == RequestKind::Transcript && own.state == RequestState::Done
        });
        match given.and_then(|given| given.topic) {
            Some((topic, _)) => self.transcribe(topic, language).await,
            None => Ok(None),
        }
    }

    async fn transcribe(&self, id: i64, language: Language) -> Result<Option<Transcript>, StoreError> {
        let Some(topic) = self.to_transcribe(id).await? else { return Ok(None) };
        let mut spoken = Vec::new();
        loop {
            let after = spoken.last().map_or(0, |last: &Spoken| last.seq);
            let batch = self.accounts.store.spoken(id, after, BATCH).await?;
            let is_last = batch.len() < BATCH as usize;
            spoken.extend(batch);
            if is_last {
                return Ok(Some(Transcript { language, topic, spoken, at: self.accounts.clock.now() }));
            }
        }
    }
}
