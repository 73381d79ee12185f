//! Importing the roster in steps, and inviting who is on it.

use store::StoreError;
use store::account::session::Actor;
use store::roster::{Import, NewImport, RosterCounts, Tally};
use time::Duration;
use uuid::Uuid;

use super::Dashboard;
use crate::new_id;
use crate::roster::{self, Before, FileError, Plan};

/// How long an uploaded file is kept before somebody applies it.
pub const UPLOAD_LIFE: Duration = Duration::HOUR;
/// How long after an invitation the next may be sent to all.
pub const INVITE_AGAIN: Duration = Duration::days(30);
/// Imports in the list.
const SHOWN: u32 = 10;
/// Invitations queued in one transaction.
const INVITE_BATCH: u32 = 500;

/// An upload that waits, held against the roster as it is now.
pub struct Look {
    /// The file.
    pub content: Vec<u8>,
    /// What is known.
    pub before: Before,
}

/// What became of confirming an import.
pub enum Confirmed {
    /// It has begun; these are the changes to make.
    Begun(Plan),
    /// The roster has changed since the look at it: look again.
    Changed(Plan),
    /// Many would leave, and the box is not ticked.
    Alarming(Plan),
    /// Another import is under way.
    Busy(Plan),
}

impl Dashboard {
    /// The roster in numbers.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be counted.
    pub async fn counts(&self) -> Result<RosterCounts, StoreError> {
        self.store.roster_counts(self.clock.now() - INVITE_AGAIN).await
    }

    /// The last imports that were started.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub async fn imports(&self) -> Result<Vec<Import>, StoreError> {
        self.store.imports(SHOWN).await
    }

    /// An import.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn import(&self, id: Uuid) -> Result<Option<Import>, StoreError> {
        self.store.import(id).await
    }

    /// What a file would change. It takes a second for a large one: call it where that holds nobody up.
    ///
    /// # Errors
    /// [`FileError`] when it is no roster.
    pub fn plan(&self, look: &Look) -> Result<Plan, FileError> {
        let rows = roster::read(look.content.as_slice())?;
        let before = look.before.clone();
        Ok(roster::plan(&self.secret, before, rows))
    }

    /// A file, with what it is held against.
    ///
    /// # Errors
    /// [`StoreError`] when the roster cannot be read.
    pub async fn look(&self, content: Vec<u8>) -> Result<Look, StoreError> {
        Ok(Look { content, before: roster::before(&*self.store).await? })
    }

    /// An upload that waits, with what it is held against.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn look_again(&self, import: Uuid) -> Result<Option<Look>, StoreError> {
        match self.store.upload(import, self.clock.now() - UPLOAD_LIFE).await? {
            Some(content) => Ok(Some(self.look(content).await?)),
            None => Ok(None),
        }
    }

    /// Keeps an upload until somebody applies it. Returns the import's identifier.
    ///
    /// # Errors
    /// [`StoreError`] when it was not kept.
    pub async fn keep_upload(
        &self,
        actor: &Actor,
        content: Vec<u8>,
        tally: Tally,
    ) -> Result<Uuid, StoreError> {
        let at = self.clock.now();
        let import = NewImport { id: new_id(at), actor: Some(actor.person), tally, at };
        self.store.keep_upload(import, content).await?;
        Ok(import.id)
    }

    /// Begins an import, when it would still do what was `seen`.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot begin.
    pub async fn confirm_import(
        &self,
        actor: &Actor,
        id: Uuid,
        plan: Plan,
        seen: &str,
        is_sure: bool,
    ) -> Result<Confirmed, StoreError> {
        let tally = plan.tally();
        if seen != fingerprint(tally) {
            return Ok(Confirmed::Changed(plan));
        }
        if plan.is_alarming() && !is_sure {
            return Ok(Confirmed::Alarming(plan));
        }
        let import = NewImport { id, actor: Some(actor.person), tally, at: self.clock.now() };
        if self.store.begin_import(import).await? {
            Ok(Confirmed::Begun(plan))
        } else {
            Ok(Confirmed::Busy(plan))
        }
    }

    /// Makes an import's changes, to its end. How it ended stands in the database.
    pub async fn run_import(&self, id: Uuid, plan: Plan) {
        if let Err(error) = roster::apply(&*self.store, &*self.clock, id, plan.changes, |_| {}).await {
            tracing::error!(%error, "an import of the roster broke off");
        }
    }

    /// Forgets an upload.
    ///
    /// # Errors
    /// [`StoreError`] when it was not forgotten.
    pub async fn discard_upload(&self, id: Uuid) -> Result<(), StoreError> {
        self.store.forget_uploads(Some(id), self.clock.now()).await.map(drop)
    }

    /// Forgets uploads that nobody applied in time.
    ///
    /// # Errors
    /// [`StoreError`] when they were not forgotten.
    pub async fn expire_uploads(&self) -> Result<u64, StoreError> {
        self.store.forget_uploads(None, self.clock.now() - UPLOAD_LIFE).await
    }

    /// Queues an invitation for every member without an account who was never invited; with `again`, also for those
    /// whose last one is old enough. What is queued stays queued should it break off, and nobody is invited twice.
    ///
    /// # Errors
    /// [`StoreError`] when it broke off.
    pub async fn invite_all(&self, actor: Uuid, again: bool) -> Result<(), StoreError> {
        loop {
            let at = self.clock.now();
            let long_ago = again.then(|| at - INVITE_AGAIN);
            if self.store.invite_members(actor, long_ago, INVITE_BATCH, at).await? == 0 {
                return Ok(());
            }
        }
    }
}

/// What a plan does, as its form says it back.
pub fn fingerprint(tally: Tally) -> String {
    let Tally { joins, changes, leaves, unchanged, errors } = tally;
    format!("{joins}.{changes}.{leaves}.{unchanged}.{errors}")
}
