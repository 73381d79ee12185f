//! Claims about subjects in which what people typed stands: a title and a name.

use app::sample::addressee;
use commons::mail::{Sender, Unsubscribe};
use commons::settings::Settings;
use domain::Language;
use domain::community::{NotificationKind, TopicKind};
use proptest::prelude::*;
use services::outbox::MailedNotification;
use services::site::{Association, Site};
use store::community::notification::{Notification, NotificationTopic};
use store::document::Bilingual;
use store::mail::{MailContent, NotificationMail, NotificationMailKind, Queued};
use time::OffsetDateTime;

/// The subject of a mail that tells this: as it was composed, as its header is read, and the whole message.
fn subject_of(notices: &[Notification], language: Language) -> (String, String, String) {
    let site = Site {
        base_url: "https://advocates.example.ca".into(),
        association: Association::default(),
        confirm_days: 14,
        count_from: 100,
        answer_days: 3,
        provider: None,
    };
    let mail = NotificationMail { kind: NotificationMailKind::AtOnce, person: addressee(language) };
    let told: Vec<_> = notices
        .iter()
        .map(|notice| MailedNotification { notification: notice.clone(), excerpt: None })
        .collect();
    let stop = |_| "https://advocates.example.ca/stop".into();
    let composed = app::community::mail::compose(&site, &mail, &told, stop);
    let queued = Queued {
        seq: 1,
        matter: MailContent::Notifications(Box::new(mail)),
        address: "marie@example.org".into(),
        suppressed: false,
        attempts: 1,
        queued: OffsetDateTime::UNIX_EPOCH,
    };
    let settings =
        Settings { mail_from: "Voix pour la santé <advocates@example.ca>".into(), ..Settings::default() };
    let written = composed.subject.clone();
    let parcel = Sender::new(&settings)
        .unwrap()
        .message(&queued, composed, &Unsubscribe { url: None }, OffsetDateTime::UNIX_EPOCH)
        .unwrap();
    let message = String::from_utf8(parcel.bytes).unwrap();
    let read = mailparse::parse_mail(message.as_bytes()).unwrap();
    let header = mailparse::MailHeaderMap::get_first_value(read.headers.as_slice(), "Subject").unwrap();
    (written, header, message)
}

fn notice(kind: NotificationKind, name: &str, topic: i64, title: &str) -> Notification {
    Notification {
        id: Some(1),
        kind,
        topic: Some(NotificationTopic {
            id: topic,
            kind: TopicKind::Discussion,
            title: Bilingual { en: title.into(), fr: title.into() },
            closes: None,
            comments: 3,
        }),
        comment: Some(9),
        answered: None,
        by: Some(name.into()),
        at: OffsetDateTime::UNIX_EPOCH,
        seen: false,
        many: 1,
    }
}

/// What only turns, hides or ends what stands beside it; the pair that keeps a name apart is ours.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2067}'
            | '\u{206A}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

fn check(notices: &[Notification], language: Language) -> Result<String, TestCaseError> {
    let (written, read, message) = subject_of(notices, language);
    prop_assert!(written.chars().count() <= 100, "{written}");
    prop_assert!(!written.contains(is_harmful), "{written:?}");
    let count = |mark: char| written.matches(mark).count();
    prop_assert_eq!(count('\u{2068}'), count('\u{2069}'));
    prop_assert_eq!(&read, &written);
    let head = message.split("\r\n\r\n").next().unwrap_or_default();
    prop_assert!(head.is_ascii());
    prop_assert!(head.lines().all(|line| line.len() < 998));
    prop_assert_eq!(head.matches("\r\nTo: ").count(), 1);
    prop_assert!(!head.contains("\r\nBcc"));
    Ok(written)
}

const REPLY: NotificationKind = NotificationKind::Reply;
const MENTION: NotificationKind = NotificationKind::Mention;

#[test]
fn a_subject_says_who_did_what_where_and_of_several_how_many() {
    let title = "Night shifts";
    let (one, other) = (notice(REPLY, "amelie-birch", 7, title), notice(MENTION, "barnabe", 7, title));
    let elsewhere = notice(REPLY, "barnabe", 8, "Beds");
    for (notices, en, fr) in [
        (
            vec![one.clone()],
            "amelie-birch replied to you in “Night shifts”",
            "amelie-birch vous a répondu dans «\u{a0}Night shifts\u{a0}»",
        ),
        (
            vec![other.clone()],
            "barnabe mentioned you in “Night shifts”",
            "barnabe vous mentionne dans «\u{a0}Night shifts\u{a0}»",
        ),
        (
            vec![one.clone(), one.clone()],
            "2 replies to you in “Night shifts”",
            "2\u{a0}réponses pour vous dans «\u{a0}Night shifts\u{a0}»",
        ),
        (
            vec![other.clone(); 3],
            "You were mentioned 3 times in “Night shifts”",
            "On vous mentionne 3\u{a0}fois dans «\u{a0}Night shifts\u{a0}»",
        ),
        (
            vec![one.clone(), other.clone()],
            "2 replies and mentions in “Night shifts”",
            "2\u{a0}réponses et mentions dans «\u{a0}Night shifts\u{a0}»",
        ),
        (
            vec![one.clone(), elsewhere],
            "2 replies to you in the Community",
            "2\u{a0}réponses pour vous dans la Communauté",
        ),
        (
            vec![one, notice(NotificationKind::Outcome, "x", 7, title)],
            "What is new for you in the Community",
            "Du nouveau pour vous dans la Communauté",
        ),
    ] {
        for (language, expected) in [(Language::En, en), (Language::Fr, fr)] {
            let (written, read, _) = subject_of(&notices, language);
            assert_eq!((written.as_str(), read.as_str()), (expected, expected));
        }
    }
}

#[test]
fn a_long_topic_is_cut_at_a_word_and_the_name_is_whole() {
    let name = "x".repeat(30);
    let title = "What takes your time away from patients? ".repeat(3);
    for language in Language::ALL {
        let written = check(&[notice(REPLY, &name, 7, &title)], language).unwrap();
        assert!(written.starts_with(&name) && written.contains("What takes your time"), "{written}");
        let end = written.find('…').unwrap();
        let head = written[..end].rsplit(['“', '\u{a0}']).next().unwrap();
        let rest = title.strip_prefix(head).unwrap();
        assert!(rest.starts_with([' ', '?']), "{written}");
    }
}

#[test]
fn case_44_neither_a_title_nor_a_name_begins_a_header_or_turns_the_subject_around() {
    for evil in [
        "Beds\r\nBcc: all@example.org",
        "Beds\n\nBcc: all@example.org",
        "Beds\u{2028}Bcc: x\u{2029}\u{85}y",
        "\u{202E}sdeB\u{2066}\u{200B}\u{FEFF}",
        "=?utf-8?q?Beds=0D=0ABcc:_all=40example.org?=",
        "a =?utf-8?b?QmNj?= b",
        "Be\0ds\u{1b}[31m",
        "\u{5D0}\u{5D1} beds",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "🏴\u{E0067}\u{E007F}",
        "",
    ] {
        for language in Language::ALL {
            check(&[notice(REPLY, "barnabe", 7, evil)], language).unwrap();
            check(&[notice(MENTION, evil, 7, "Beds")], language).unwrap();
        }
    }
}

proptest! {
    #[test]
    fn any_subject_is_of_one_short_line_and_is_read_as_it_was_written(
        title in "(\\PC|[ =?\u{a0}]|\\s|\u{202e}|\u{2067}){0,160}",
        name in "[a-zà-ÿ0-9-]{2,30}",
        many in 1..4_usize,
        mentions in any::<bool>(),
        is_french in any::<bool>(),
    ) {
        let language = if is_french { Language::Fr } else { Language::En };
        let kind = if mentions { MENTION } else { REPLY };
        let notices = vec![notice(kind, &name, 7, &title); many];
        let written = check(&notices, language)?;
        prop_assert!(many > 1 || written.starts_with(&name), "{written}");
    }
}
