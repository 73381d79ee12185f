//! What was just done to one's own account.

use domain::Language;
use leptos::prelude::*;

use crate::i18n::{locale, td_string};
use crate::routes::Route;
use crate::ui::{IntoMarkup, Success};

/// Where on one's own account's page it is said that something was done: where it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Over everything.
    Top,
    /// The form with what others see, and with how often one is told of what.
    Choices,
    /// Signing in.
    Security,
    /// The passkeys.
    Passkeys,
    /// Where one is signed in.
    Sessions,
}

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

    /// The address of the page that says so.
    pub fn path(self, language: Language) -> String {
        format!("{}?done={}", Route::Account.path(language), self.code())
    }

    /// Where it is said; over everything, where there are no passkeys to say it of one.
    pub(super) const fn section(self, has_passkeys: bool) -> Section {
        match self {
            Self::Saved | Self::ChangedElsewhere | Self::Notifications => Section::Choices,
            Self::Password | Self::SignOnEnded | Self::SignOnKept | Self::EmailConfirmed => Section::Security,
            Self::PasskeyAdded | Self::PasskeyRemoved if has_passkeys => Section::Passkeys,
            Self::Ended => Section::Sessions,
            Self::PasskeyAdded | Self::PasskeyRemoved | Self::Opened => Section::Top,
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

/// What is said in a section.
pub(super) fn said(language: Language, done: Option<(Section, Done)>, here: Section) -> Option<&'static str> {
    done.filter(|(section, _)| *section == here).map(|(_, done)| done.said(language))
}

/// Says in a section what was done there.
#[component]
pub(super) fn JustDone(language: Language, done: Option<(Section, Done)>, here: Section) -> impl IntoView {
    said(language, done, here).map(|text| {
        let title = td_string!(locale(language), common.notices.success);
        view! { <Success title text/> }.markup()
    })
}
