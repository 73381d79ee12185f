//! Importing the association's roster.

mod decode;
mod file;
mod plan;

use domain::Clock;
use domain::seal::Secret;
use store::roster::{Change, NewImport};
use store::{Store, StoreError};
use uuid::Uuid;

pub use file::COLUMNS;
pub use file::{FileError, Mistake, Row, RowError, read};
pub use plan::{Before, Plan, plan};

/// Changes in one transaction: small enough that nobody who signs in meanwhile waits.
const BATCH: usize = 500;

/// What is known, to hold a file against.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn before(store: &dyn Store) -> Result<Before, StoreError> {
    Ok(Before { known: store.roster().await?, held: store.held_mailboxes().await? })
}

/// Makes the changes of a plan as one import. `false` when another is under way; nothing is made then.
///
/// # Errors
/// [`StoreError`] when a batch was not made; those before it were.
pub async fn import(
    store: &dyn Store,
    clock: &dyn Clock,
    actor: Option<Uuid>,
    plan: Plan,
    told: impl FnMut(usize),
) -> Result<bool, StoreError> {
    let (at, tally) = (clock.now(), plan.tally());
    let import = NewImport { id: crate::new_id(at), actor, tally, at };
    if !store.begin_import(import).await? {
        return Ok(false);
    }
    apply(store, clock, import.id, plan.changes, told).await?;
    Ok(true)
}

/// Makes the changes of an import that has begun, and ends it; `told` hears how many are made.
///
/// # Errors
/// [`StoreError`] when a batch was not made; those before it were, and the import counts as broken off.
pub async fn apply(
    store: &dyn Store,
    clock: &dyn Clock,
    import: Uuid,
    changes: Vec<Change>,
    told: impl FnMut(usize),
) -> Result<(), StoreError> {
    let made = make(store, clock, import, changes, told).await;
    let ended = store.end_import(import, made.is_ok(), clock.now()).await;
    made.and(ended)
}

async fn make(
    store: &dyn Store,
    clock: &dyn Clock,
    import: Uuid,
    changes: Vec<Change>,
    mut told: impl FnMut(usize),
) -> Result<(), StoreError> {
    let mut made = 0;
    let mut rest = changes.into_iter();
    loop {
        let batch: Vec<Change> = rest.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        made += batch.len();
        store.import_changes(import, batch, clock.now()).await?;
        told(made);
    }
}

/// What makes two addresses one mailbox.
fn email_key(secret: &Secret, email: &domain::EmailAddress) -> store::campaign::AddressKey {
    secret.address_key(&email.canonical())
}
