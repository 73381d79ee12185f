//! Every mail of notifications, in both languages.
#![cfg(feature = "ssr")]

use std::collections::BTreeSet;

use app::routes::Route;
use app::sample::{NOW, addressee, site};
use domain::Language;
use domain::community::{NotificationKind, TopicKind};
use services::outbox::{Excerpt, MailedNotification};
use store::account::Person;
use store::community::notification::{Notification, NotificationTopic};
use store::document::Bilingual;
use store::mail::{NotificationMail, NotificationMailKind};

const EVIL: &str = "<script>alert(\"1\")</script>";

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
            let person = addressee(language);
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

#[test]
fn a_mail_of_one_thing_greets_by_name_and_has_one_button_in_both_parts() {
    for language in Language::ALL {
        for notice in notices("Night shifts") {
            let person = addressee(language);
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
        let person = Person { name: name.into(), ..addressee(Language::En) };
        let queued = NotificationMail { kind: NotificationMailKind::AtOnce, person };
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
        let person = addressee(Language::En);
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
