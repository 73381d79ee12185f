//! Whose a form is: on a page that is written for one person, every form says so, sealed. Somebody else may have signed in
//! in another tab since, and what the first typed must not go out under the name of the second.

use domain::seal::{Purpose, Sealed, Secret};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::problem::Problem;
use crate::state::App;

/// The field that says it.
pub const FIELD: &str = "whose";

/// How long a form is taken as it says: as long as the longest session, whose pages nobody else has in their hands.
const LIFE: Duration = Duration::days(30);

/// What a form of ours says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Whose it is.
    pub person: Uuid,
    /// Whether it is so old that its sender is asked once more.
    pub is_old: bool,
}

/// What the forms of a person's pages say.
pub fn seal(secret: &Secret, person: Uuid, now: OffsetDateTime) -> String {
    let expires = Some(now + LIFE);
    secret.seal(Purpose::WhoseForm, Sealed { subject: person, epoch: 0, expires })
}

/// Whose a form is that says this; `None` where it is none of ours.
pub fn read(secret: &Secret, sealed: &str, now: OffsetDateTime) -> Option<Whose> {
    // Its age is told apart from what is no seal of ours.
    let sealed = secret.open(Purpose::WhoseForm, sealed, OffsetDateTime::UNIX_EPOCH).ok()?;
    Some(Whose { person: sealed.subject, is_old: sealed.expires.is_none_or(|at| at <= now) })
}

/// Refuses a form that says this, where it is not `person`'s or does not say whose it is.
///
/// # Errors
/// [`Problem::ANOTHERS`] or [`Problem::UNSIGNED`].
pub fn check(app: &App, sealed: &str, person: Uuid) -> Result<(), Problem> {
    match read(&app.accounts.secret, sealed, app.accounts.clock.now()) {
        Some(whose) if whose.person != person => Err(Problem::ANOTHERS),
        Some(whose) if !whose.is_old => Ok(()),
        _ => Err(Problem::UNSIGNED),
    }
}

/// That field, with which each form of a page that is posted begins. It is written where every page of one person's passes
/// ([`app::ui::document`]), and not in the views, where one could be forgotten.
pub fn field(sealed: &str) -> String {
    format!("<input type=\"hidden\" name=\"{FIELD}\" value=\"{sealed}\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: OffsetDateTime = time::macros::datetime!(2026-11-29 12:00 UTC);

    #[test]
    fn a_form_says_whose_it_is_also_when_it_is_old_and_a_forged_one_never() {
        let secret = Secret::new(&[7; 32]).unwrap();
        let person = Uuid::from_u128(1);
        let sealed = seal(&secret, person, NOW);
        let read = |sealed: &str, now| read(&secret, sealed, now);
        assert_eq!(read(&sealed, NOW + LIFE - Duration::SECOND), Some(Whose { person, is_old: false }));
        assert_eq!(read(&sealed, NOW + LIFE), Some(Whose { person, is_old: true }));
        let endless = Sealed { subject: person, epoch: 0, expires: None };
        let endless = secret.seal(Purpose::WhoseForm, endless);
        assert_eq!(read(&endless, NOW), Some(Whose { person, is_old: true }), "none is good for ever");
        assert_eq!(read("", NOW), None);
        assert_eq!(read(&seal(&Secret::new(&[8; 32]).unwrap(), person, NOW), NOW), None);
    }
}
