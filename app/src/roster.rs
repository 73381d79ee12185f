//! Importing the association's roster.

mod file;
mod plan;

use domain::Clock;
use domain::seal::Secret;
use store::roster::Change;
use store::{Store, StoreError};

pub use file::{FileError, Row, RowError, read};
pub use plan::{Plan, plan};

/// Changes in one transaction: small enough that nobody who signs in meanwhile waits.
const BATCH: usize = 500;

/// Makes the changes of a plan; `told` hears how many are made.
///
/// # Errors
/// [`StoreError`] when a batch was not made; those before it were.
pub async fn apply(
    store: &dyn Store,
    clock: &dyn Clock,
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
        store.change_roster(batch, clock.now()).await?;
        told(made);
    }
}

/// What makes two addresses one mailbox.
fn email_key(secret: &Secret, email: &domain::EmailAddress) -> store::campaign::AddressKey {
    secret.address_key(&email.canonical())
}
