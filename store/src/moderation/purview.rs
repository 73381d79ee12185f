//! Whose eyes a case is for.

use domain::account::Reach;
use uuid::Uuid;

/// How far somebody's duty reaches, and who they are: there is no case for them about what they wrote
/// ([`domain::moderation::Involvement`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purview {
    /// How far.
    pub reach: Reach,
    /// Who; `None` where the program itself looks.
    pub person: Option<Uuid>,
}

impl Purview {
    /// The program's own: everything.
    pub const PROGRAM: Self = Self { reach: Reach::Everywhere, person: None };

    /// A moderator's.
    pub const fn of(person: Uuid, reach: Reach) -> Self {
        Self { reach, person: Some(person) }
    }
}
