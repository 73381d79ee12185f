//! The mails about accounts, in the language of their reader.

use services::account::LINK_LIFE;
use services::site::Site;
use store::mail::{AccountMail, AccountMailKind};

use crate::i18n::{date, locale, td_string};
use crate::mail::text::{Block, MailContent, MailText, button, paragraph};
use crate::mail::{self, Composed, sender};
use crate::routes::Route;

/// What a mail leads to, where it leads anywhere; `token` is what the link says, sealed for its person.
pub fn link(site: &Site, mail: &AccountMail, token: Option<&str>) -> Option<String> {
    let language = mail.person.language;
    let route = match mail.kind {
        AccountMailKind::Invitation => Route::Invitation,
        AccountMailKind::PasswordReset => Route::NewPassword,
        AccountMailKind::ConfirmEmail => Route::ConfirmEmail,
        AccountMailKind::Moderated => return Some(site.url(&Route::Decisions.path(language))),
        AccountMailKind::PasswordChanged
        | AccountMailKind::EmailChanged
        | AccountMailKind::SecondFactorSet
        | AccountMailKind::RecoveryCodeUsed
        | AccountMailKind::UsernameChanged
        | AccountMailKind::SecondFactorReset
        | AccountMailKind::SignOnLinked
        | AccountMailKind::PasskeyAdded
        | AccountMailKind::PasskeyRemoved => return None,
    };
    token.map(|token| site.url(&route.path_with(language, token)))
}

/// Writes a mail; `link` is what it leads to, sealed for its person.
pub fn compose(site: &Site, queued: &AccountMail, link: Option<&str>) -> Composed {
    let language = queued.person.language;
    let t = locale(language);
    let association = site.association.in_language(language);
    let mut matter = matter(site, queued, link.unwrap_or_default());
    let mut blocks = vec![paragraph(td_string!(t, mail.common.greeting))];
    blocks.append(&mut matter.blocks);
    blocks.push(paragraph(td_string!(t, account.mail.signature)));
    let by = td_string!(t, account.mail.sender, of_association = association.of.as_str());
    mail::compose(MailText {
        language,
        brand: td_string!(t, community.title),
        subject: matter.subject.to_owned(),
        preheader: matter.preheader,
        title: matter.title.to_owned(),
        blocks,
        footer: vec![sender(site, language, by)],
    })
}

#[expect(clippy::too_many_lines, reason = "one table: an arm for each mail")]
fn matter(site: &Site, queued: &AccountMail, link: &str) -> MailContent {
    let language = queued.person.language;
    let t = locale(language);
    let of_association = site.association.in_language(language).of.as_str();
    let (phone, email) = (site.association.phone.as_str(), site.association.email.as_str());
    // A provider that was taken out of the settings since then has left its name behind.
    let association = site.association.in_language(language).name.as_str();
    let provider = site.provider.as_ref().map_or(association, |provider| provider.name(language));
    let until = date(language, queued.queued + LINK_LIFE);
    let on = date(language, queued.queued);
    let notice = |line_1: String, line_2: String| vec![Block::Paragraph(line_1), Block::Paragraph(line_2)];
    match queued.kind {
        AccountMailKind::Invitation => MailContent {
            subject: td_string!(t, account.mail.invitation.subject),
            preheader: td_string!(t, account.mail.invitation.preheader),
            title: td_string!(t, account.mail.invitation.title),
            blocks: vec![
                Block::Paragraph(if queued.person.on_roster {
                    td_string!(t, account.mail.invitation.line_1, of_association)
                } else {
                    td_string!(t, guest_posts.invitation, of_association)
                }),
                button(language, td_string!(t, account.mail.invitation.button), link),
                Block::Paragraph(td_string!(t, account.mail.invitation.line_2, date = until)),
                paragraph(td_string!(t, account.mail.invitation.line_3)),
            ],
        },
        AccountMailKind::PasswordReset => MailContent {
            subject: td_string!(t, account.mail.password_reset.subject),
            preheader: td_string!(t, account.mail.password_reset.preheader),
            title: td_string!(t, account.mail.password_reset.title),
            blocks: vec![
                Block::Paragraph(td_string!(
                    t,
                    account.mail.password_reset.line_1,
                    username = queued.person.username.as_deref().unwrap_or_default()
                )),
                button(language, td_string!(t, account.mail.password_reset.button), link),
                paragraph(td_string!(t, account.mail.password_reset.line_2)),
                paragraph(td_string!(t, account.mail.password_reset.line_3)),
            ],
        },
        AccountMailKind::PasswordChanged => MailContent {
            subject: td_string!(t, account.mail.password_changed.subject),
            preheader: td_string!(t, account.mail.password_changed.preheader),
            title: td_string!(t, account.mail.password_changed.title),
            blocks: notice(
                td_string!(t, account.mail.password_changed.line_1, date = on),
                td_string!(t, account.mail.password_changed.line_2, phone, email),
            ),
        },
        AccountMailKind::SecondFactorSet => MailContent {
            subject: td_string!(t, account.mail.second_factor_set.subject),
            preheader: td_string!(t, account.mail.second_factor_set.preheader),
            title: td_string!(t, account.mail.second_factor_set.title),
            blocks: notice(
                td_string!(t, account.mail.second_factor_set.line_1, date = on),
                td_string!(t, account.mail.second_factor_set.line_2, phone, email),
            ),
        },
        AccountMailKind::ConfirmEmail => MailContent {
            subject: td_string!(t, account.mail.confirm_email.subject),
            preheader: td_string!(t, account.mail.confirm_email.preheader),
            title: td_string!(t, account.mail.confirm_email.title),
            blocks: vec![
                Block::Paragraph(td_string!(
                    t,
                    account.mail.confirm_email.line_1,
                    username = queued.person.username.as_deref().unwrap_or_default()
                )),
                button(language, td_string!(t, account.mail.confirm_email.button), link),
                Block::Paragraph(td_string!(t, account.mail.confirm_email.line_2, date = until)),
                paragraph(td_string!(t, account.mail.confirm_email.line_3)),
            ],
        },
        AccountMailKind::EmailChanged => MailContent {
            subject: td_string!(t, account.mail.email_changed.subject),
            preheader: td_string!(t, account.mail.email_changed.preheader),
            title: td_string!(t, account.mail.email_changed.title),
            blocks: notice(
                td_string!(t, account.mail.email_changed.line_1, date = on),
                td_string!(t, account.mail.email_changed.line_2, phone, email),
            ),
        },
        AccountMailKind::RecoveryCodeUsed => MailContent {
            subject: td_string!(t, account.mail.recovery_code_used.subject),
            preheader: td_string!(t, account.mail.recovery_code_used.preheader),
            title: td_string!(t, account.mail.recovery_code_used.title),
            blocks: notice(
                td_string!(t, account.mail.recovery_code_used.line_1, date = on),
                td_string!(t, account.mail.recovery_code_used.line_2, phone, email),
            ),
        },
        AccountMailKind::UsernameChanged => MailContent {
            subject: td_string!(t, desk.mail.username_changed.subject),
            preheader: td_string!(t, desk.mail.username_changed.preheader),
            title: td_string!(t, desk.mail.username_changed.title),
            blocks: notice(
                td_string!(
                    t,
                    desk.mail.username_changed.line_1,
                    date = on,
                    username = queued.person.username.as_deref().unwrap_or_default()
                ),
                td_string!(t, desk.mail.username_changed.line_2, phone, email),
            ),
        },
        AccountMailKind::SecondFactorReset => MailContent {
            subject: td_string!(t, desk.mail.second_factor_reset.subject),
            preheader: td_string!(t, desk.mail.second_factor_reset.preheader),
            title: td_string!(t, desk.mail.second_factor_reset.title),
            blocks: notice(
                td_string!(t, desk.mail.second_factor_reset.line_1, date = on),
                td_string!(t, desk.mail.second_factor_reset.line_2, phone, email),
            ),
        },
        AccountMailKind::SignOnLinked => MailContent {
            subject: td_string!(t, sign_on.mail.subject),
            preheader: td_string!(t, sign_on.mail.preheader),
            title: td_string!(t, sign_on.mail.title),
            blocks: notice(
                td_string!(t, sign_on.mail.line_1, date = on, provider),
                td_string!(t, sign_on.mail.line_2, phone, email),
            ),
        },
        AccountMailKind::PasskeyAdded => MailContent {
            subject: td_string!(t, passkeys.mail.added.subject),
            preheader: td_string!(t, passkeys.mail.added.preheader),
            title: td_string!(t, passkeys.mail.added.title),
            blocks: notice(
                td_string!(t, passkeys.mail.added.line_1, date = on),
                td_string!(t, passkeys.mail.added.line_2, phone, email),
            ),
        },
        AccountMailKind::PasskeyRemoved => MailContent {
            subject: td_string!(t, passkeys.mail.removed.subject),
            preheader: td_string!(t, passkeys.mail.removed.preheader),
            title: td_string!(t, passkeys.mail.removed.title),
            blocks: notice(
                td_string!(t, passkeys.mail.removed.line_1, date = on),
                td_string!(t, passkeys.mail.removed.line_2, phone, email),
            ),
        },
        AccountMailKind::Moderated => MailContent {
            subject: td_string!(t, moderation.mail.subject),
            preheader: td_string!(t, moderation.mail.preheader),
            title: td_string!(t, moderation.mail.title),
            blocks: vec![
                paragraph(td_string!(t, moderation.mail.line_1)),
                button(language, td_string!(t, moderation.mail.button), link),
                paragraph(td_string!(t, moderation.mail.line_2)),
            ],
        },
    }
}
