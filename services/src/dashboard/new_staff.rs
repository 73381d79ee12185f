//! The first of the staff, whom the operator names at the command line.

use domain::account::{Grant, Role, Scope};
use domain::seal::{Purpose, Sealed, Secret};
use domain::{Clock, EmailAddress, Language};
use store::{Store, StoreError};

use crate::account::LINK_LIFE;
use crate::person_id;

/// Somebody to give a role to.
pub struct NewStaff {
    /// Their address.
    pub email: EmailAddress,
    /// Their name.
    pub name: String,
    /// The language they are written to in.
    pub language: Language,
    /// The role.
    pub role: Role,
}

/// Gives a role to somebody, known or not. Returns the token of an invitation for who has no account yet.
///
/// # Errors
/// [`StoreError`] when nothing was kept, or it cannot be told whether they have an account.
pub async fn add_staff(
    store: &dyn Store,
    clock: &dyn Clock,
    secret: &Secret,
    staff: NewStaff,
) -> Result<Option<String>, StoreError> {
    let NewStaff { email, name, language, role } = staff;
    let now = clock.now();
    let key = secret.address_key(&email.canonical());
    let person = store.ensure_person(person_id(), email.address(), key, name, language).await?;
    store.give_duty(person, Grant { role, scope: Scope::Everywhere }, now).await?;
    // A person whose first link was never used is still at the first epoch.
    let found = store.person(person, 0).await?;
    Ok(found.filter(|found| found.username.is_none()).map(|_| {
        let expires = Some(now + LINK_LIFE);
        secret.seal(Purpose::Invitation, Sealed { subject: person, epoch: 0, expires })
    }))
}
