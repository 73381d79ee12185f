//! Claims about what other programs make of our mail: those who check its signatures, and those who pass it on.

use std::os::unix::fs::PermissionsExt as _;

use app::campaign::mail::Links;
use app::mail::Composed;
use app::sample::addressee;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use commons::mail::{Sender, Unsubscribe};
use commons::settings::{Dkim, DkimKey, Settings};
use domain::Language;
use domain::community::NotificationKind;
use domain::contact::{EnquiryKind, Team};
use domain::desk::RequestKind;
use services::outbox::MailedNotification;
use services::site::{Association, Site};
use store::campaign::Supporter;
use store::community::notification::Notification;
use store::mail::{
    AccountMail, AccountMailKind, CampaignMail, ContactMail, ContactMailKind, DeskMail, DeskMailKind,
    MailContent, MailKind, NotificationMail, NotificationMailKind, Queued,
};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

use crate::verifiers::verifier;

const NOW: OffsetDateTime = datetime!(2026-11-22 14:05:33 UTC);
const KEYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys");

fn sender() -> Sender {
    let folder = tempfile::tempdir().unwrap();
    // A key that others can read signs nothing.
    let key = |name: &str| {
        let path = folder.path().join(name);
        std::fs::copy(format!("{KEYS}/{name}"), &path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        path
    };
    let dkim = Dkim {
        selector: "s1".into(),
        domain: "example.ca".into(),
        key_file: key("dkim-rsa.pem"),
        ed25519: Some(DkimKey { selector: "e1".into(), key_file: key("dkim-ed25519.pem") }),
    };
    let from = "Voix pour la santé <advocates@example.ca>".into();
    Sender::new(&Settings { dkim: Some(dkim), mail_from: from, ..Settings::default() }).unwrap()
}

fn supporter(language: Language, confirmed: Option<OffsetDateTime>) -> Supporter {
    Supporter {
        id: Uuid::from_u128(1),
        email: "marie@example.org".into(),
        first_name: "Marie".into(),
        last_name: "Tremblay".into(),
        postal_code: None,
        province: None,
        language,
        issue: None,
        phone: None,
        received: NOW,
        confirmed,
        pending: None,
        link_epoch: 0,
        forms: 1,
    }
}

/// Every kind of mail in a language, with what it says and how one is rid of its kind.
fn kinds(language: Language) -> Vec<(MailContent, Composed, Option<String>)> {
    let site = Site {
        base_url: "https://advocates.example.ca".into(),
        association: Association::default(),
        confirm_days: 14,
        count_from: 100,
        answer_days: 3,
        provider: None,
    };
    let link = |what: &str| format!("https://advocates.example.ca/{what}/{}", "sealed".repeat(20));
    let mut all = Vec::new();
    for kind in MailKind::ALL {
        let mail = CampaignMail { kind, supporter: supporter(language, Some(NOW)), queued: NOW };
        let links = Links {
            confirm: link("confirm"),
            preferences: link("preferences"),
            unsubscribe: link("unsubscribe"),
            confirm_address: link("address"),
        };
        let composed = app::campaign::mail::compose(&site, &mail, &[], &links);
        all.push((MailContent::Campaign(Box::new(mail)), composed, Some(link("unsubscribe"))));
    }
    for kind in AccountMailKind::ALL {
        let mail = AccountMail { kind, person: addressee(language), queued: NOW };
        let composed = app::account::mail::compose(&site, &mail, Some(&link("account")));
        all.push((MailContent::Account(Box::new(mail)), composed, None));
    }
    for kind in DeskMailKind::ALL {
        // What a relay may take for the start of another mail, and lines that it may cut or fill.
        let answer = format!("From here on:\nFrom me\n.\n\n{}  \né", "long ".repeat(300));
        let mail = DeskMail {
            kind,
            request: Uuid::from_u128(2),
            number: 7,
            about: RequestKind::LogInHelp,
            language,
            answer,
            is_theirs: true,
            has_account: true,
        };
        let composed = app::desk::mail::compose(&site, &mail, &link("request"));
        all.push((MailContent::Desk(Box::new(mail)), composed, None));
    }
    for kind in ContactMailKind::ALL {
        let mail = ContactMail {
            kind,
            enquiry: Uuid::from_u128(3),
            number: 7,
            about: EnquiryKind::Feedback,
            team: Team::Research,
            language,
            answer: format!("From here on:\nFrom me\n.\n\n{}  \né", "long ".repeat(300)),
            due: NOW,
        };
        let composed = app::contact::mail::compose(&site, &mail, &link("contact"));
        all.push((MailContent::Contact(Box::new(mail)), composed, None));
    }
    for kind in NotificationMailKind::ALL {
        let mail = NotificationMail { kind, person: addressee(language) };
        let notice = Notification {
            id: Some(1),
            kind: NotificationKind::StaffAnswer,
            topic: None,
            comment: None,
            answered: None,
            by: None,
            at: NOW,
            seen: false,
            many: 1,
        };
        let told = MailedNotification { notification: notice, excerpt: None };
        let composed = app::community::mail::compose(&site, &mail, &[told], |_| link("stop"));
        all.push((MailContent::Notifications(Box::new(mail)), composed, Some(link("stop"))));
    }
    all
}

fn written() -> Vec<(String, String)> {
    let sender = sender();
    let mails = Language::ALL.into_iter().flat_map(kinds);
    mails
        .zip(1..)
        .map(|((matter, composed, url), seq)| {
            let name = format!("{} {}", matter.code(), matter.language());
            let mail = Queued {
                seq,
                matter,
                address: "marie@example.org".into(),
                suppressed: false,
                attempts: 1,
                queued: NOW,
            };
            let parcel = sender.message(&mail, composed, &Unsubscribe { url }, NOW).unwrap();
            (name, String::from_utf8(parcel.bytes).unwrap())
        })
        .collect()
}

/// A relay as there are many: it writes its own lines first, folds headers anew, encodes what is not plain ASCII in
/// lines of the usual length, takes `From ` at the start of a line for another mail, drops blanks at the ends of lines
/// and adds a line at the end.
fn through_a_relay(mail: &str) -> String {
    let (headers, body) = mail.split_once("\r\n\r\n").unwrap();
    let unfolded = headers.replace("\r\n ", " ").replace("\r\n\t", " ");
    let folded = unfolded.split("\r\n").map(|line| {
        let (name, value) = line.split_once(": ").unwrap();
        format!("{name}:\t{}\r\n", value.split(' ').collect::<Vec<_>>().join("\r\n\t "))
    });
    let lines = body.split("\r\n").map(|line| {
        assert!(line.is_ascii() && line.len() <= 78, "a relay encodes it anew: {line}");
        let line = if line.starts_with("From ") { format!(">{line}") } else { line.to_owned() };
        line.trim_end().to_owned() + "\r\n"
    });
    let received = "Return-Path: <bounces@example.ca>\r\nReceived: from a (a [192.0.2.1])\r\n\tby b; Sun\r\n";
    format!("{received}{}\r\n{}\r\n", folded.collect::<String>(), lines.collect::<String>())
}

/// What a verifier that is not ours makes of each signature of each mail.
fn verified(mails: &[String]) -> Vec<Vec<String>> {
    let key = |name: &str| std::fs::read_to_string(format!("{KEYS}/{name}")).unwrap();
    let input = serde_json::json!({
        "keys": {
            "s1._domainkey.example.ca": format!("v=DKIM1; k=rsa; p={}", key("dkim-rsa.public")),
            "e1._domainkey.example.ca": format!("v=DKIM1; k=ed25519; p={}", key("dkim-ed25519.public")),
        },
        "mails": mails.iter().map(|mail| STANDARD.encode(mail)).collect::<Vec<_>>(),
    });
    serde_json::from_str(&verifier("dkim.mjs", &input.to_string())).unwrap()
}

const GOOD: [&str; 2] = ["example.ca s1 rsa-sha256 pass", "example.ca e1 ed25519-sha256 pass"];

#[test]
fn somebody_else_s_verifier_accepts_both_signatures_of_every_kind_of_mail_behind_a_relay() {
    let written = written();
    let sent: Vec<String> = written.iter().map(|(_, mail)| mail.clone()).collect();
    let relayed: Vec<String> = sent.iter().map(|mail| through_a_relay(mail)).collect();
    for (mails, way) in [(sent, "as sent"), (relayed, "behind a relay")] {
        for (results, (name, _)) in verified(&mails).iter().zip(&written) {
            assert_eq!(results, &GOOD, "{name}, {way}");
        }
    }
}

#[test]
fn what_is_put_into_a_mail_on_the_way_breaks_both_signatures() {
    let (_, mail) = written().into_iter().find(|(name, _)| name == "welcome en").unwrap();
    let changes = [
        format!("From: \"Bank\" <bank@example.org>\r\n{mail}"),
        mail.replacen("List-Unsubscribe: <https://advocates", "List-Unsubscribe: <https://evil", 1),
        mail.replacen("multipart/alternative", "multipart/mixed", 1),
        mail.replacen("\r\nSubject: ", "\r\nSubject: Urgent ", 1),
        format!("{mail}One more line.\r\n"),
    ];
    for (results, change) in verified(&changes).iter().zip(&changes) {
        assert_eq!(results.len(), 2);
        assert!(
            results.iter().all(|result| result.ends_with(" fail") || result.ends_with(" neutral")),
            "{results:?} {change}"
        );
    }
}

#[test]
fn nobody_s_program_answers_a_mail_and_its_unsubscribe_is_read_as_one_address() {
    for (name, mail) in written() {
        let read = mailparse::parse_mail(mail.as_bytes()).unwrap();
        let header = |key| mailparse::MailHeaderMap::get_first_value(read.headers.as_slice(), key);
        assert_eq!(
            header("X-Auto-Response-Suppress").as_deref(),
            Some("DR, RN, NRN, OOF, AutoReply"),
            "{name}"
        );
        assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-generated"), "{name}");
        let froms = read.headers.iter().filter(|header| header.get_key_ref() == "From").count();
        assert_eq!((froms, read.subparts.len()), (1, 2), "{name}");
        if let Some(value) = header("List-Unsubscribe") {
            let url = value.strip_prefix('<').and_then(|value| value.strip_suffix('>')).unwrap();
            assert!(url::Url::parse(url).is_ok(), "{name}: {value}");
        }
    }
}
