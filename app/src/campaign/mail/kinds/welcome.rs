//! Thanks, with the receipt.

use domain::Language;
use services::site::Site;
use store::campaign::Receipt;

use super::Links;
use crate::campaign::confirm::channel_name;
use crate::campaign::preferences::method;
use crate::i18n::{language_name, locale, moment, td_string};
use crate::mail::text::Block;
use crate::mail::text::{MailContent, button, paragraph, small};
use crate::routes::Route;

/// Thanks for confirming: what to do next, what was agreed to, and how to change it.
pub(super) fn welcome(site: &Site, language: Language, receipts: &[Receipt], links: &Links) -> MailContent {
    let t = locale(language);
    let act = site.url(&Route::Act.path(language));
    let mut blocks = vec![
        paragraph(td_string!(t, mail.welcome.line_1)),
        paragraph(td_string!(t, mail.welcome.line_2)),
        button(language, td_string!(t, mail.welcome.button), &act),
        Block::Heading(td_string!(t, mail.welcome.receipt_title).to_owned()),
    ];
    let mut standing = receipts.iter().filter(|receipt| receipt.withdrawn.is_none()).peekable();
    if standing.peek().is_none() {
        blocks.push(paragraph(td_string!(t, mail.welcome.receipt_none)));
    } else {
        blocks.push(paragraph(td_string!(t, mail.welcome.receipt_intro)));
        blocks.extend(standing.flat_map(|receipt| in_full(language, receipt)));
    }
    blocks.extend([
        paragraph(td_string!(t, mail.welcome.preferences_intro)),
        Block::Link {
            label: td_string!(t, mail.welcome.preferences_button).to_owned(),
            url: links.preferences.clone(),
        },
        small(td_string!(t, mail.welcome.keep_private)),
    ]);
    MailContent {
        subject: td_string!(t, mail.welcome.subject),
        preheader: td_string!(t, mail.welcome.preheader),
        title: td_string!(t, mail.welcome.title),
        blocks,
    }
}

/// All that a consent receipt holds (fact A3).
fn in_full(language: Language, receipt: &Receipt) -> [Block; 2] {
    let t = locale(language);
    let words = &receipt.text;
    let facts = [
        (td_string!(t, consent.receipt.channel), channel_name(language, words.channel).to_owned()),
        (td_string!(t, consent.receipt.given_at), moment(language, receipt.given)),
        (td_string!(t, consent.receipt.method), method(language, receipt.method).to_owned()),
        (td_string!(t, consent.receipt.language), language_name(language, words.language).to_owned()),
        (td_string!(t, consent.receipt.fingerprint), words.digest()),
    ];
    [
        Block::Quote(words.language, words.text.clone()),
        Block::Facts(facts.map(|(name, value)| (name.to_owned(), value)).to_vec()),
    ]
}
