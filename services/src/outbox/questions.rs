//! What is asked of a mail when it is sent: what was true when it was queued may not be any more.

use store::mail::{AccountMail, AccountMailKind, CampaignMail, MailKind};

/// Looks again at what may have changed since the mail was queued.
pub fn may_send(mail: &CampaignMail, address: &str) -> bool {
    let confirmed = mail.supporter.confirmed.is_some();
    match mail.kind {
        MailKind::ConfirmPledge | MailKind::PledgeWaiting => !confirmed,
        MailKind::Welcome | MailKind::AlreadySupporter => confirmed,
        MailKind::ConfirmAddress => {
            mail.supporter.pending.as_ref().is_some_and(|pending| pending.email == address)
        }
        MailKind::PreferencesLink | MailKind::AddressChanged => true,
    }
}

/// An invitation is for who is a member, or will be of the staff, and has no account yet.
pub fn still_true(mail: &AccountMail) -> bool {
    match mail.kind {
        AccountMailKind::Invitation => mail.person.username.is_none(),
        AccountMailKind::PasswordReset
        | AccountMailKind::PasswordChanged
        | AccountMailKind::SecondFactorSet
        | AccountMailKind::RecoveryCodeUsed
        | AccountMailKind::ConfirmEmail
        | AccountMailKind::EmailChanged
        | AccountMailKind::UsernameChanged
        | AccountMailKind::SecondFactorReset
        | AccountMailKind::SignOnLinked
        | AccountMailKind::PasskeyAdded
        | AccountMailKind::PasskeyRemoved
        | AccountMailKind::Moderated => mail.person.username.is_some(),
    }
}

/// A mail to a mailbox that is not, or no longer, the person's own must not carry their links.
pub const fn to_the_person(mail: &CampaignMail) -> bool {
    !matches!(mail.kind, MailKind::ConfirmAddress | MailKind::AddressChanged)
}
