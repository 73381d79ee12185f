//! What a name and a membership are found again by once their account is gone.

use domain::account::Username;
use domain::seal::Secret;
use store::account::NameKey;
use store::retained_measure::NumberKey;
use store::{Store, StoreError};
use uuid::Uuid;

use super::Accounts;

impl Accounts {
    /// Under which a name is held back from being taken again.
    pub(crate) fn name_key(&self, username: &str) -> NameKey {
        name_key(&self.secret, username)
    }

    /// Forgets what is bound to memberships by measures that are over; returns how many.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was forgotten.
    pub async fn forget_retained_measures(&self) -> Result<u64, StoreError> {
        self.store.forget_retained_measures(self.clock.now()).await
    }
}

/// What a membership is found again by once its account is gone.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn number_key(
    store: &dyn Store,
    secret: &Secret,
    person: Uuid,
) -> Result<Option<NumberKey>, StoreError> {
    let number = store.person_record(person).await?.and_then(|person_record| person_record.member_number);
    // Kept apart from mailboxes, which are digested with the same key.
    Ok(number.map(|number| secret.address_key(&format!("member number {number}"))))
}

/// Under which a name is held back from being taken again.
pub(crate) fn name_key(secret: &Secret, username: &str) -> NameKey {
    let skeleton = Username::read(username).map(|name| name.skeleton());
    secret.address_key(&skeleton.unwrap_or_else(|_| username.to_owned()))
}
