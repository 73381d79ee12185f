//! Pictures and files that staff put beside a topic.

use async_trait::async_trait;
use domain::community::FileKind;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::StoreError;
use crate::document::Bilingual;

/// A picture or a file, without what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicFile {
    /// Its identifier, in its address.
    pub id: Uuid,
    /// The topic that it stands beside.
    pub topic: i64,
    /// What it is.
    pub kind: FileKind,
    /// What a picture shows, or what a file is called.
    pub label: Bilingual,
    /// Width and height of a picture, in pixels; zeros for anything else.
    pub pixels: (u32, u32),
    /// In bytes.
    pub size: u64,
}

/// Which file of which topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilePlace {
    /// The topic.
    pub topic: i64,
    /// The file.
    pub file: Uuid,
}

/// Pictures and files beside topics. Each change stands in the log.
#[async_trait]
pub trait Files: Send + Sync {
    /// Those of a topic, in the order in which they were added.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn files(&self, topic: i64) -> Result<Vec<TopicFile>, StoreError>;

    /// One of them, with what it holds.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    async fn file(&self, place: FilePlace) -> Result<Option<(TopicFile, Vec<u8>)>, StoreError>;

    /// Adds one. `false` when there is no such topic, or it has as many as it may.
    ///
    /// # Errors
    /// [`StoreError`] when it was not added.
    async fn add_file(
        &self,
        file: TopicFile,
        content: Vec<u8>,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Says anew what one shows or is called. `false` when there is no such file.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was changed.
    async fn label_file(
        &self,
        place: FilePlace,
        label: Bilingual,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;

    /// Removes one. `false` when there is no such file.
    ///
    /// # Errors
    /// [`StoreError`] when it was not removed.
    async fn remove_file(
        &self,
        place: FilePlace,
        actor: Uuid,
        at: OffsetDateTime,
    ) -> Result<bool, StoreError>;
}
