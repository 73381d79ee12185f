//! What each kind of mail says.

mod address;
mod pledge;
mod preferences;
mod welcome;

use domain::Language;
use store::campaign::Receipt;
use store::mail::{MailKind, Queued};

use super::Links;
use super::letter::{Block, Footer, Letter};
use crate::i18n::{locale, td_string};
use crate::site::Site;

/// What a kind of mail says between its greeting and its signature.
struct Matter {
    subject: &'static str,
    preheader: &'static str,
    title: &'static str,
    blocks: Vec<Block>,
}

/// The mail, in its reader's language.
pub(super) fn letter(site: &Site, mail: &Queued, receipts: &[Receipt], links: &Links) -> Letter {
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
    Letter {
        language,
        brand: td_string!(t, common.site.name),
        subject: matter.subject,
        preheader: matter.preheader,
        title: matter.title,
        blocks,
        footer: footer(site, mail, links),
    }
}

/// By name only where the mailbox is known to be theirs: otherwise anybody could have us write any name to anybody.
fn greeting(mail: &Queued) -> String {
    let t = locale(mail.supporter.language);
    let known = mail.supporter.confirmed.is_some() && mail.kind != MailKind::ConfirmAddress;
    if known {
        td_string!(t, mail.common.greeting_name, first_name = mail.supporter.first_name.as_str())
    } else {
        td_string!(t, mail.common.greeting).to_owned()
    }
}

/// Who sends it and how to reach them (CASL section 6(2)), and the way out.
fn footer(site: &Site, mail: &Queued, links: &Links) -> Vec<Footer> {
    let language = mail.supporter.language;
    let t = locale(language);
    let association = site.association.in_language(language);
    let (name, address) = (association.name.as_str(), association.address.as_str());
    let (email, phone) = (site.association.email.as_str(), site.association.phone.as_str());
    let mut footer = vec![Footer::Lines(vec![
        td_string!(t, mail.common.sender, of_association = association.of.as_str()),
        td_string!(t, mail.common.address, association = name, address),
        td_string!(t, mail.common.contact, email, phone),
    ])];
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

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn small(text: &str) -> Block {
    Block::Small(text.to_owned())
}

fn button(language: Language, label: &str, url: &str) -> Block {
    let fallback = td_string!(locale(language), mail.common.button_fallback).to_owned();
    Block::Button { label: label.to_owned(), url: url.to_owned(), fallback }
}
