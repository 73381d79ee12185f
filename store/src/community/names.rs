//! Names that somebody may be typing.

use async_trait::async_trait;
use uuid::Uuid;

use crate::StoreError;

/// How many names at most are offered.
pub const OFFERED: u32 = 8;

/// Which names are asked for.
#[derive(Clone, Debug)]
pub struct NamesRequest {
    /// The topic that is written in.
    pub topic: i64,
    /// Who asks: they do not name themselves.
    pub asker: Uuid,
    /// What the skeletons of the names begin with; anything, where it is empty.
    pub beginning: String,
    /// Whether those are meant too who wrote elsewhere alone.
    pub is_of_all: bool,
}

/// Names that can be told of being named.
#[async_trait]
pub trait Names: Send + Sync {
    /// Usernames, [`OFFERED`] at most: those who wrote in the topic first, who wrote last before the others. No name that
    /// moderators hid, nobody who left, and nobody who wrote nothing that members read: a name is known by what its bearer
    /// says, and who says nothing is in no list.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    async fn names(&self, request: NamesRequest) -> Result<Vec<String>, StoreError>;
}
