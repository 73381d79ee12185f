//! Asking for an invitation or a new password.

use domain::EmailAddress;
use store::StoreError;

use super::Accounts;

impl Accounts {
    /// Mails whoever has this address what they need to get in. The answer never tells.
    ///
    /// # Errors
    /// [`StoreError`] when nothing was kept.
    pub async fn request_access(&self, email: &EmailAddress) -> Result<(), StoreError> {
        self.store.request_access(self.secret.address_key(&email.canonical()), self.clock.now()).await
    }
}
