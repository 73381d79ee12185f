//! The form by which people write.

use domain::EmailAddress;
use domain::account::UsernameError;
use domain::campaign::FieldError;
use domain::contact::{EnquiryArea, EnquiryKind};
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, prose};
use serde::Deserialize;

/// The fields as typed.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the fields are those of the form")]
pub struct ContactFields {
    pub email: String,
    pub kind: String,
    pub area: String,
    /// The username that is asked for.
    pub wanted: String,
    pub message: String,
    /// The topic from which somebody writes.
    pub topic: String,
    /// Whether help is asked first, as the form does once: for likely answers.
    pub ask_help: String,
    /// The trap: people neither see nor fill it. A browser may, so that what it catches waits apart or is asked for once
    /// more, and is not dropped.
    pub leave_empty: String,
}

impl std::fmt::Debug for ContactFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContactFields(…)")
    }
}

/// What is wrong with them. Nothing here depends on whether the address is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContactErrors {
    /// The address.
    pub email: Option<FieldError>,
    /// It is not chosen what they write for.
    pub kind: bool,
    /// Nor what about.
    pub area: bool,
    /// The username that is asked for.
    pub wanted: Option<UsernameError>,
    /// The message.
    pub message: Option<ProseError>,
}

/// What a form says.
pub(super) struct Asking {
    pub kind: EnquiryKind,
    pub area: EnquiryArea,
    pub message: String,
}

impl ContactFields {
    /// Whether it asks the service desk for something: the desk does it once it knows for whom.
    pub fn is_request(&self) -> bool {
        RequestKind::IN_FORM.iter().any(|kind| kind.code() == self.kind)
    }

    /// Whether help is asked before it is sent: it may answer a question, or let somebody in. Where something is missing,
    /// that is told first.
    pub fn asks_help(&self, is_signed_in: bool) -> bool {
        let kinds = [EnquiryKind::Question.code(), RequestKind::LogInHelp.code()];
        let has_address = is_signed_in || self.address().is_ok();
        let is_whole = has_address && (self.is_request() || self.asking().is_ok());
        is_whole && !self.ask_help.is_empty() && kinds.contains(&self.kind.as_str())
    }

    /// The address; the form for who is signed in asks for none.
    pub(crate) fn address(&self) -> Result<EmailAddress, FieldError> {
        match EmailAddress::parse(&self.email) {
            Ok(email) => Ok(email),
            Err(_) if self.email.trim().is_empty() => Err(FieldError::Missing),
            Err(_) => Err(FieldError::Invalid),
        }
    }

    pub(super) fn asking(&self) -> Result<Asking, ContactErrors> {
        let (kind, area) = (self.kind.parse(), self.area.parse());
        match (kind, area, prose(&self.message, MESSAGE_CHARS)) {
            (Ok(kind), Ok(area), Ok(message)) => Ok(Asking { kind, area, message }),
            (kind, area, message) => Err(ContactErrors {
                kind: kind.is_err(),
                area: area.is_err(),
                message: message.err(),
                ..ContactErrors::default()
            }),
        }
    }

    pub(crate) fn is_in_the_trap(&self) -> bool {
        !self.leave_empty.is_empty()
    }
}
