//! What was just done to one's own account.

use domain::Language;

use crate::i18n::{locale, td_string};

/// What was just done to one's own account. A closed list: it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A session was ended.
    Ended,
    /// The profile was saved.
    Saved,
    /// It was, but for what was left alone and had been changed in another window since.
    ChangedElsewhere,
    /// The password was changed.
    Password,
    /// How often they are told of what was saved.
    Notifications,
    /// The identity provider was disconnected.
    SignOnEnded,
    /// It was not, for want of a password.
    SignOnKept,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was removed.
    PasskeyRemoved,
    /// Mail arrives at their address.
    EmailConfirmed,
    /// The account was opened.
    Opened,
}

impl Done {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Ended,
        Self::Saved,
        Self::ChangedElsewhere,
        Self::Password,
        Self::Notifications,
        Self::SignOnEnded,
        Self::SignOnKept,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::EmailConfirmed,
        Self::Opened,
    ];

    /// The word for it in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Saved => "saved",
            Self::ChangedElsewhere => "changed-elsewhere",
            Self::Password => "password",
            Self::Notifications => "notices",
            Self::SignOnEnded => "sign-on-ended",
            Self::SignOnKept => "sign-on-kept",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::EmailConfirmed => "email-confirmed",
            Self::Opened => "opened",
        }
    }

    /// It in words.
    pub(super) fn said(self, language: Language) -> &'static str {
        let t = locale(language);
        match self {
            Self::Ended => td_string!(t, account.account.sessions.ended),
            Self::Saved => td_string!(t, account.account.profile.saved),
            Self::ChangedElsewhere => td_string!(t, account.changed.elsewhere),
            Self::Notifications => td_string!(t, account.notifications.saved),
            Self::Password => td_string!(t, account.account.security.password_changed),
            Self::SignOnEnded => td_string!(t, sign_on.account.ended),
            Self::SignOnKept => td_string!(t, sign_on.account.kept),
            Self::PasskeyAdded => td_string!(t, passkeys.section.was_added),
            Self::PasskeyRemoved => td_string!(t, passkeys.section.was_removed),
            Self::EmailConfirmed => td_string!(t, account.email.same_done),
            Self::Opened => td_string!(t, account.invitation.opened),
        }
    }
}
