//! Every mail of the campaign, in both languages.
#![cfg(feature = "ssr")]

use app::campaign::mail::{Links, compose};
use app::mail::Composed;
use app::sample::{NOW, site};
use domain::Language;
use domain::campaign::Channel;
use services::site::Association;
use store::campaign::{Method, Receipt, Supporter};
use store::mail::{CampaignMail, MailKind};
use uuid::Uuid;

const EVIL: &str = "<script>alert(\"1\")</script>";

fn links() -> Links {
    let link = |what: &str| format!("https://advocates.example.org/{what}/sealed");
    Links {
        confirm: link("confirm"),
        preferences: link("preferences"),
        unsubscribe: link("unsubscribe"),
        confirm_address: link("address"),
    }
}

fn mail(kind: MailKind, language: Language, first_name: &str) -> CampaignMail {
    let confirmed = !matches!(kind, MailKind::ConfirmPledge | MailKind::PledgeWaiting);
    CampaignMail {
        kind,
        supporter: Supporter {
            id: Uuid::from_u128(1),
            email: "marie@example.ca".into(),
            first_name: first_name.into(),
            last_name: "Tremblay".into(),
            postal_code: None,
            province: None,
            language,
            issue: None,
            phone: None,
            received: NOW,
            confirmed: confirmed.then_some(NOW),
            pending: None,
            link_epoch: 0,
            forms: 1,
        },
        queued: NOW,
    }
}

fn receipts(language: Language) -> Vec<Receipt> {
    let receipt = |channel| Receipt {
        text: app::campaign::consent::text(&site(), channel, language),
        given: NOW,
        method: Method::PledgeForm,
        withdrawn: (channel == Channel::Sms).then_some((NOW, Method::Unsubscribe)),
    };
    Channel::ALL.map(receipt).to_vec()
}

/// Runs `check` on every mail in both languages.
fn each(first_name: &str, check: impl Fn(MailKind, Language, &Composed)) {
    for kind in MailKind::ALL {
        for language in Language::ALL {
            let mail = mail(kind, language, first_name);
            check(kind, language, &compose(&site(), &mail, &receipts(language), &links()));
        }
    }
}

#[test]
fn every_mail_is_written_in_the_language_of_its_reader() {
    each("Marie", |kind, language, mail| {
        let start = format!("<!DOCTYPE html><html lang=\"{language}\">");
        assert!(mail.html.starts_with(&start) && mail.html.ends_with("</html>"), "{kind:?} {}", mail.html);
        assert!(mail.html.contains(&format!("<div lang=\"{language}\" class=\"page\">")), "{kind:?}");
        assert!(!mail.subject.is_empty() && !mail.subject.contains(['\r', '\n']), "{kind:?}");
        assert!(!mail.html.contains("{{") && !mail.text.contains("{{"), "{kind:?} shows a hole in a text");
    });
}

#[test]
fn both_parts_of_a_mail_hold_the_same_links() {
    each("Marie", |kind, _, mail| {
        let (links, html) = (links(), mail.html.as_str());
        let own = match kind {
            MailKind::ConfirmPledge | MailKind::PledgeWaiting => Some(&links.confirm),
            MailKind::AlreadySupporter | MailKind::Welcome | MailKind::PreferencesLink => {
                Some(&links.preferences)
            }
            MailKind::ConfirmAddress => Some(&links.confirm_address),
            MailKind::AddressChanged => None,
        };
        let way_out = !matches!(kind, MailKind::ConfirmAddress | MailKind::AddressChanged);
        for link in own.into_iter().chain(way_out.then_some(&links.unsubscribe)) {
            assert!(html.contains(&format!("href=\"{link}\"")), "{kind:?}: no {link} in {html}");
            assert!(mail.text.lines().any(|line| line == link), "{kind:?}: no {link} in {}", mail.text);
        }
        for link in [&links.confirm, &links.preferences, &links.unsubscribe, &links.confirm_address] {
            assert_eq!(html.contains(link.as_str()), mail.text.contains(link.as_str()), "{kind:?}: {link}");
        }
    });
}

#[test]
fn an_old_address_gets_no_link_that_opens_anything() {
    each("Marie", |kind, _, mail| {
        if kind == MailKind::AddressChanged {
            assert!(!mail.html.contains("sealed") && !mail.text.contains("sealed"));
        }
    });
}

#[test]
fn opening_a_mail_loads_nothing() {
    each("Marie", |kind, _, mail| {
        for loads in ["<img", "src=", "url(", "<link", "@import", "<script"] {
            assert!(!mail.html.contains(loads), "{kind:?} holds {loads}");
        }
    });
}

#[test]
fn case_27_a_name_is_no_markup() {
    each(EVIL, |kind, _, mail| {
        assert!(!mail.html.contains("<script"), "{kind:?}: {}", mail.html);
        assert!(!mail.subject.contains("script"), "{kind:?}");
    });
}

#[test]
fn nobody_can_have_us_write_a_name_to_a_stranger() {
    each("Zephirine", |kind, _, mail| {
        let unknown =
            matches!(kind, MailKind::ConfirmPledge | MailKind::PledgeWaiting | MailKind::ConfirmAddress);
        assert_eq!(!mail.html.contains("Zephirine"), unknown, "{kind:?}");
        assert_eq!(!mail.text.contains("Zephirine"), unknown, "{kind:?}");
    });
}

#[test]
fn the_welcome_holds_the_whole_receipt_of_what_stands() {
    for language in Language::ALL {
        let mail =
            compose(&site(), &mail(MailKind::Welcome, language, "Marie"), &receipts(language), &links());
        let [email, sms] =
            Channel::ALL.map(|channel| app::campaign::consent::text(&site(), channel, language));
        for part in [&mail.html, &mail.text] {
            assert!(part.contains(&email.text) && part.contains(&email.digest()), "{part}");
            let time = match language {
                Language::En => "09:05:33 (Eastern time)",
                Language::Fr => "9\u{a0}h\u{a0}05\u{a0}min\u{a0}33\u{a0}s (heure de l’Est)",
            };
            assert!(part.contains(time), "{part}");
            assert!(!part.contains(&sms.text), "withdrawn: {part}");
        }
    }
}

#[test]
fn every_mail_says_who_sends_it() {
    each("Marie", |kind, language, mail| {
        let association = Association::default();
        let wording = association.in_language(language);
        for part in [&mail.html, &mail.text] {
            assert!(part.contains(&wording.address) && part.contains(&association.email), "{kind:?}: {part}");
        }
    });
}
