//! Every mail, in both languages.
#![cfg(feature = "ssr")]

use std::collections::BTreeSet;

use app::campaign::mail::{Links, compose};
use app::mail::Composed;
use app::routes::Route;
use domain::Language;
use domain::campaign::Channel;
use domain::community::{NotificationKind, TopicKind};
use services::outbox::{Excerpt, MailedNotification};
use services::site::{Association, Site};
use store::account::Person;
use store::campaign::{Method, Receipt, Supporter};
use store::community::notification::{Notification, NotificationTopic};
use store::document::Bilingual;
use store::mail::{CampaignMail, MailKind, NotificationMail, NotificationMailKind};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

const NOW: OffsetDateTime = datetime!(2026-11-22 14:05:33 UTC);
const EVIL: &str = "<script>alert(\"1\")</script>";

fn site() -> Site {
    Site {
        base_url: "https://advocates.example.org".into(),
        association: Association::default(),
        confirm_days: 14,
        count_from: 100,
        provider: None,
    }
}

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
                Language::En => "14:05:33 UTC",
                Language::Fr => "14\u{a0}h\u{a0}05\u{a0}min\u{a0}33\u{a0}s UTC",
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

/// A notice of each kind, in a topic whose title is `title`.
fn notices(title: &str) -> Vec<Notification> {
    let topic = || NotificationTopic {
        id: 7,
        kind: TopicKind::GuestPost,
        title: Bilingual { en: title.into(), fr: title.into() },
        closes: Some(NOW),
        comments: 3,
    };
    let of = |kind| Notification {
        id: Some(1),
        kind,
        topic: (kind != NotificationKind::StaffAnswer).then(topic),
        comment: matches!(kind, NotificationKind::Reply | NotificationKind::Mention).then_some(9),
        answered: None,
        by: None,
        at: NOW,
        seen: false,
        many: 2,
    };
    NotificationKind::ALL.map(of).to_vec()
}

/// As it is mailed to who did not choose to read how comments begin.
fn mailed(notices: Vec<Notification>) -> Vec<MailedNotification> {
    notices.into_iter().map(|notification| MailedNotification { notification, excerpt: None }).collect()
}

#[test]
fn what_is_new_is_mailed_with_a_way_there_and_a_way_out_of_each_kind() {
    for language in Language::ALL {
        for kind in NotificationMailKind::ALL {
            let person = reader(language, "Marie Tremblay");
            let stop = |what: Option<NotificationKind>| {
                let what = what.map_or("all", NotificationKind::code);
                format!("https://advocates.example.org/stop/{what}/sealed")
            };
            let mail = app::community::mail::compose(
                &site(),
                &NotificationMail { kind, person },
                &mailed(notices(EVIL)),
                stop,
            );
            assert!(!mail.html.contains("<script") && !mail.html.contains("<img"), "{}", mail.html);
            assert!(
                !mail.subject.contains("script") && !mail.html.contains("{{") && !mail.text.contains("{{")
            );
            let said = app::community::disclaimer(&site(), language, TopicKind::GuestPost).unwrap();
            assert!(
                mail.text.replace('\n', " ").contains(&said) && mail.html.contains(&said),
                "{}",
                mail.text
            );
            let stops = NotificationKind::ALL.map(|kind| stop(Some(kind)));
            let there = Route::Comment.path_with(language, "9");
            for link in stops.iter().chain([&stop(None), &site().url(&there)]) {
                assert!(mail.html.contains(&format!("href=\"{link}\"")), "{link} in {}", mail.html);
                assert!(mail.text.lines().any(|line| line == link), "{link} in {}", mail.text);
            }
        }
    }
}

fn reader(language: Language, name: &str) -> Person {
    Person {
        id: Uuid::from_u128(1),
        email: "marie@example.ca".into(),
        name: name.into(),
        language,
        kind: None,
        province: None,
        specialty: None,
        on_roster: true,
        link_epoch: 0,
        username: Some("marie".into()),
        unreachable: None,
    }
}

#[test]
fn a_mail_of_one_thing_greets_by_name_and_has_one_button_in_both_parts() {
    for language in Language::ALL {
        for notice in notices("Night shifts") {
            let person = reader(language, "Marie Tremblay");
            let queued = NotificationMail { kind: NotificationMailKind::AtOnce, person };
            let stop = |_| "https://advocates.example.org/stop".to_owned();
            let kind = notice.kind;
            let mail = app::community::mail::compose(&site(), &queued, &mailed(vec![notice]), stop);
            let greeting =
                if language == Language::En { "Hello Marie Tremblay," } else { "Bonjour Marie Tremblay," };
            assert!(mail.text.contains(greeting) && mail.html.contains(greeting), "{}", mail.text);
            assert!(
                !mail.html.contains(">marie<") && !mail.text.contains("marie\n"),
                "{kind:?}: their username"
            );
            assert_eq!(mail.html.matches("class=\"btn\"").count(), 1, "{kind:?}: {}", mail.html);
            let urls = |part: &str, before: &str| -> BTreeSet<String> {
                let after = part.split(before).skip(1);
                after.map(|rest| rest.split(['"', '\n']).next().unwrap_or_default().to_owned()).collect()
            };
            assert_eq!(urls(&mail.html, "href=\"https"), urls(&mail.text, "\nhttps"), "{kind:?}");
        }
    }
}

#[test]
fn case_44_a_name_of_several_lines_greets_on_one() {
    for (name, greeting) in [("Marie\r\nTremblay", "Hello Marie Tremblay,"), ("\u{200b} ", "Hello,")] {
        let queued =
            NotificationMail { kind: NotificationMailKind::AtOnce, person: reader(Language::En, name) };
        let mail = app::community::mail::compose(&site(), &queued, &mailed(notices("Night shifts")), |_| {
            String::new()
        });
        assert!(mail.text.lines().any(|line| line == greeting), "{}", mail.text);
    }
}

#[test]
fn how_a_comment_begins_is_quoted_in_its_language_in_both_parts_and_is_no_markup() {
    let text = format!("Bonjour {EVIL} “à tous”");
    for many in [1, 2] {
        let notice = notices("Night shifts").remove(0);
        let excerpt = Some(Excerpt { language: Language::Fr, text: text.clone() });
        let told = vec![MailedNotification { notification: notice, excerpt }; many];
        let person = reader(Language::En, "Marie Tremblay");
        let queued = NotificationMail { kind: NotificationMailKind::AtOnce, person };
        let mail = app::community::mail::compose(&site(), &queued, &told, |_| String::new());
        assert!(mail.text.lines().any(|line| line == format!("> {text}")), "{}", mail.text);
        assert_eq!(
            mail.html.matches("<blockquote lang=\"fr\">Bonjour &lt;script").count(),
            1,
            "{}",
            mail.html
        );
        assert!(!mail.html.contains("<script") && !mail.subject.contains("script"), "{}", mail.html);
    }
}

/// What stands between the tags of a document, as its readers see it.
fn words(html: &str) -> String {
    let body =
        html.split_once("<main>").and_then(|(_, rest)| rest.split_once("</main>")).map(|(body, _)| body);
    let mut words = String::new();
    for part in body.unwrap_or_default().split('<') {
        words.push_str(part.split_once('>').map_or("", |(_, text)| text));
        words.push('\n');
    }
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn both_parts_of_a_mail_of_notifications_say_the_same_in_its_reader_s_language() {
    for language in Language::ALL {
        let samples = app::community::mail::samples(language);
        assert_eq!(samples.len(), 4);
        for (name, mail) in samples {
            assert!(mail.html.starts_with(&format!("<!DOCTYPE html><html lang=\"{language}\">")), "{name}");
            assert!(!mail.html.contains("{{") && !mail.text.contains("{{"), "{name} shows a hole in a text");
            let said = words(&mail.html);
            let (matter, _) = mail.text.split_once("\n-- \n").unwrap();
            for line in
                matter.lines().skip(2).filter(|line| !line.is_empty() && !line.starts_with("https://"))
            {
                let line = line.strip_prefix("> ").unwrap_or(line);
                assert!(said.lines().any(|other| other == line), "{name}: no {line:?} in {said}");
            }
            let lines: Vec<&str> =
                matter.lines().map(|line| line.strip_prefix("> ").unwrap_or(line)).collect();
            let fallbacks = ["If the button", "Si le bouton"];
            for line in said.lines().filter(|line| !line.is_empty()) {
                let is_fallback = fallbacks.iter().any(|fallback| line.starts_with(fallback));
                assert!(is_fallback || lines.contains(&line), "{name}: no {line:?} in {matter}");
            }
        }
    }
}
