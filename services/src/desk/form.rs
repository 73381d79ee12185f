//! The form that asks the desk for something.

use domain::EmailAddress;
use domain::account::{Username, UsernameError};
use domain::campaign::FieldError;
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, prose};
use serde::Deserialize;

use crate::account::username;

/// The fields as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct HelpFields {
    pub email: String,
    pub kind: String,
    pub wanted: String,
    pub message: String,
    /// The trap: people neither see nor fill it. A browser may, so it decides nothing by itself.
    pub leave_empty: String,
}

impl std::fmt::Debug for HelpFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HelpFields(…)")
    }
}

/// What is wrong with them. Nothing here depends on whether the address is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HelpErrors {
    /// The address.
    pub email: Option<FieldError>,
    /// Nothing was chosen.
    pub kind: bool,
    /// The username that is asked for.
    pub wanted: Option<UsernameError>,
    /// The message.
    pub message: Option<ProseError>,
}

/// What a form asks for.
pub(super) struct Asking {
    pub kind: RequestKind,
    pub wanted: Option<Username>,
    pub message: String,
}

impl HelpFields {
    /// The address.
    pub(super) fn address(&self) -> Result<EmailAddress, FieldError> {
        match EmailAddress::parse(&self.email) {
            Ok(email) => Ok(email),
            Err(_) if self.email.trim().is_empty() => Err(FieldError::Missing),
            Err(_) => Err(FieldError::Invalid),
        }
    }

    /// What is asked for, by who has this address.
    pub(super) fn asking(&self, email: &str) -> Result<Asking, HelpErrors> {
        let mut wrong = HelpErrors::default();
        let kind = self.kind.parse::<RequestKind>().ok().filter(|kind| RequestKind::IN_FORM.contains(kind));
        let kind = kind.ok_or(()).map_err(|()| wrong.kind = true);
        let wanted = if kind == Ok(RequestKind::UsernameChange) {
            username(email, &self.wanted).map(Some).map_err(|error| wrong.wanted = Some(error))
        } else {
            Ok(None)
        };
        // Whoever names the username they want has said what they ask for.
        let message = match prose(&self.message, MESSAGE_CHARS) {
            Err(ProseError::Missing) if kind != Ok(RequestKind::LogInHelp) => Ok(String::new()),
            message => message.map_err(|error| wrong.message = Some(error)),
        };
        match (kind, wanted, message) {
            (Ok(kind), Ok(wanted), Ok(message)) => Ok(Asking { kind, wanted, message }),
            _ => Err(wrong),
        }
    }

    /// The form for who signs in asks for no address; it is theirs.
    pub(super) fn is_in_the_trap(&self) -> bool {
        !self.leave_empty.is_empty()
    }
}
