//! What each kind of mail says.

mod address;
mod pledge;
mod preferences;
mod welcome;

use services::site::Site;
use store::campaign::Receipt;
use store::mail::{CampaignMail, MailKind};

use super::Links;
use crate::i18n::{locale, td_string};
use crate::mail::sender;
use crate::mail::text::{Block, Footer, MailText};

/// The mail, in its reader's language.
pub(super) fn letter(site: &Site, mail: &CampaignMail, receipts: &[Receipt], links: &Links) -> MailText {
    let language = mail.supporter.language;
    let t = locale(language);
    let matter = match mail.kind {
        MailKind::ConfirmPledge => pledge::confirm(site, language, links),
        MailKind::PledgeWaiting => pledge::waiting(site, mail, links),
        MailKind::AlreadySupporter => pledge::already(language, links),
        MailKind::Welcome => welcome::welcome(site, language, receipts, links),
        MailKind::PreferencesLink => preferences::link(language, links),
        MailKind::ConfirmAddress => address::confirm(language, links),
        MailKind::AddressChanged => address::changed(site, mail),
    };
    let mut blocks = vec![Block::Paragraph(greeting(mail))];
    blocks.extend(matter.blocks);
    blocks.push(Block::Paragraph(td_string!(t, mail.common.signature).to_owned()));
    MailText {
        language,
        brand: td_string!(t, common.site.name),
        subject: matter.subject.to_owned(),
        preheader: matter.preheader,
        title: matter.title.to_owned(),
        blocks,
        footer: footer(site, mail, links),
    }
}

/// By name only where the mailbox is known to be theirs: otherwise anybody could have us write any name to anybody.
fn greeting(mail: &CampaignMail) -> String {
    let t = locale(mail.supporter.language);
    let known = mail.supporter.confirmed.is_some() && mail.kind != MailKind::ConfirmAddress;
    if known {
        td_string!(t, mail.common.greeting_name, first_name = mail.supporter.first_name.as_str())
    } else {
        td_string!(t, mail.common.greeting).to_owned()
    }
}

/// Who sends it, and the way out.
fn footer(site: &Site, mail: &CampaignMail, links: &Links) -> Vec<Footer> {
    let language = mail.supporter.language;
    let t = locale(language);
    let association = site.association.in_language(language);
    let by = td_string!(t, mail.common.sender, of_association = association.of.as_str());
    let mut footer = vec![sender(site, language, by)];
    // A new address has agreed to nothing yet, and an old one is no longer written to.
    if !matches!(mail.kind, MailKind::ConfirmAddress | MailKind::AddressChanged) {
        footer.push(Footer::Links(
            td_string!(t, mail.common.withdraw).to_owned(),
            vec![
                (td_string!(t, mail.common.withdraw_link).to_owned(), links.preferences.clone()),
                (td_string!(t, mail.common.unsubscribe_link).to_owned(), links.unsubscribe.clone()),
            ],
        ));
    }
    if let Some(authorized_by) = association.authorized_by.as_deref() {
        footer.push(Footer::Lines(vec![td_string!(t, mail.common.authorized_by, authorized_by)]));
    }
    footer
}
