//! What a person sees and changes of themselves, and leaving.

use async_trait::async_trait;
use domain::Language;
use domain::community::{DigestTime, NotificationChoices};
use time::OffsetDateTime;
use uuid::Uuid;

use super::terms::Acceptance;
use super::{NameKey, Person};
use crate::StoreError;
use crate::community::copies::Rewritten;

/// What other members see of a person besides their username, and the language they read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whether they see what kind of member it is.
    pub shows_kind: bool,
    /// Whether they see the province.
    pub shows_province: bool,
    /// Whether they see the specialty.
    pub shows_specialty: bool,
    /// The language of the person's mails.
    pub language: Language,
}

/// What a person sees and changes of themselves.
#[async_trait]
pub trait Profiles: Send + Sync {
    /// A person with an account, as they stand.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn own(&self, person: Uuid) -> Result<Option<(Person, Profile)>, StoreError>;

    /// Changes a profile that is still as it was seen. `false` where it is not.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_profile(
        &self,
        person: Uuid,
        seen: Profile,
        profile: Profile,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// How often a person wants to be told of what.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn notice_choices(&self, person: Uuid) -> Result<NotificationChoices, StoreError>;

    /// Changes how often a person is told of what, and when, where both are still as they were seen. `false` where they
    /// are not.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_notice_choices(
        &self,
        person: Uuid,
        seen: (NotificationChoices, DigestTime),
        chosen: (NotificationChoices, DigestTime),
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Has it noted that a person is done with the introduction; the first time counts.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    async fn set_introduced(&self, person: Uuid, at: OffsetDateTime) -> Result<(), StoreError>;

    /// What a person accepted, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn acceptances(&self, person: Uuid) -> Result<Vec<Acceptance>, StoreError>;

    /// Erases a person and their account. The name is held back under `name_key`; what they wrote in the Community stays
    /// without it, or goes too. What others repeat of that, and of the name, is rewritten as told. `false` where nobody else could give rights any more: then nothing is erased.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was erased.
    async fn leave(
        &self,
        person: Uuid,
        name_key: NameKey,
        keeps_comments: bool,
        copies: Vec<Rewritten>,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
