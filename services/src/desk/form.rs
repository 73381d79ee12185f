//! What the contact form asks the desk for.

use domain::account::Username;
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, prose};

use crate::account::username;
use crate::contact::{ContactErrors, ContactFields};

/// What a form asks for.
pub(super) struct Asking {
    pub kind: RequestKind,
    pub wanted: Option<Username>,
    pub message: String,
}

impl ContactFields {
    /// What is asked for, by who has this address.
    pub(super) fn request(&self, email: &str) -> Result<Asking, ContactErrors> {
        let mut wrong = ContactErrors::default();
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
}
