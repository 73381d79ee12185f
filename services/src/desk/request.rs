//! What can be done about a request: the form that asks for it, what became of it, and why it was refused.

use domain::account::UsernameError;
use domain::desk::{Hindrance, ProseError};
use serde::Deserialize;

/// What the form of a request's page posts.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the forms")]
pub struct RequestFields {
    pub act: String,
    pub version: u32,
    pub assignee: String,
    pub state: String,
    pub note: String,
    pub answer: String,
    pub username: String,
    /// Whether a new username settles the request.
    pub close: String,
    /// Whether they say that they have checked who it is.
    pub checked: String,
}

impl RequestFields {
    /// Whether a username was typed, or is to settle the request: the one that is asked for stands there of itself.
    pub fn has_username(&self, wanted: Option<&str>) -> bool {
        let username = self.username.trim();
        !username.is_empty() && (wanted != Some(username) || !self.close.is_empty())
    }
}

impl std::fmt::Debug for RequestFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RequestFields({})", self.act)
    }
}

/// Why an act was refused. What was typed is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActRefusal {
    /// Somebody else changed the request meanwhile.
    Stale,
    /// It cannot be done as the request stands.
    NotNow,
    /// The note is no good.
    Note(ProseError),
    /// The answer is no good.
    Answer(ProseError),
    /// The username is no good.
    Username(UsernameError),
    /// Nobody says that they have checked who it is.
    Unchecked,
    /// Somebody else must do it.
    Hindered(Hindrance),
}

/// What was just done about a request. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are the acts")]
pub enum Acted {
    Assigned,
    Released,
    State,
    Noted,
    Answered,
    Renamed,
    SecondFactorReset,
    LinkSent,
}

impl Acted {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Assigned,
        Self::Released,
        Self::State,
        Self::Noted,
        Self::Answered,
        Self::Renamed,
        Self::SecondFactorReset,
        Self::LinkSent,
    ];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Released => "released",
            Self::State => "state",
            Self::Noted => "noted",
            Self::Answered => "answered",
            Self::Renamed => "renamed",
            Self::SecondFactorReset => "second-factor",
            Self::LinkSent => "link",
        }
    }
}
