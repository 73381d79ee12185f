//! What a mail may show of a comment: how it begins, where its reader has chosen that.

use domain::community::identifying;
use domain::{Language, shortened};
use markdown::{own_words, plain};
use store::community::notification::Notification;
use store::community::notification_mail::{CommentWords, NotificationToMail};

/// Characters of it.
const MOST: usize = 240;

/// Something that a mail tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailedNotification {
    /// What it is.
    pub notification: Notification,
    /// How its comment begins, where the mail may show that.
    pub excerpt: Option<Excerpt>,
}

/// How a comment begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The comment's language.
    pub language: Language,
    /// A line without marks.
    pub text: String,
}

impl From<NotificationToMail> for MailedNotification {
    fn from(NotificationToMail { notification, words }: NotificationToMail) -> Self {
        Self { notification, excerpt: words.and_then(excerpt) }
    }
}

/// What its author says themselves, cut at a word. Nothing of a comment of which any part may tell who a patient is: what is
/// asked on the author's device is asked once more, of what they typed and of how it reads. Nor of one with an address in it: in a
/// mail of the association's it would look like the association's own.
fn excerpt(CommentWords { language, source }: CommentWords) -> Option<Excerpt> {
    let words = own_words(&source);
    let text = shortened(&words, MOST);
    let said = [source.as_str(), &plain(&source), &words, &text];
    if said.into_iter().any(|said| !identifying(said).is_empty() || leads_elsewhere(said)) {
        return None;
    }
    (!text.is_empty()).then_some(Excerpt { language, text })
}

/// Whether a text holds what a mail program would make a link of: a scheme, or letters behind a dot behind a word.
fn leads_elsewhere(text: &str) -> bool {
    let is_domain = |word: &str| {
        word.trim_matches('.').rsplit_once('.').is_some_and(|(before, after)| {
            before.ends_with(char::is_alphanumeric)
                && after.chars().count() > 1
                && after.chars().all(char::is_alphabetic)
        })
    };
    text.contains("://")
        || text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-')).any(is_domain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(source: &str) -> Option<String> {
        excerpt(CommentWords { language: Language::Fr, source: source.into() }).map(|excerpt| excerpt.text)
    }

    #[test]
    fn an_excerpt_is_one_line_of_its_author_s_own_words_cut_at_a_word() {
        let said = text("> What *somebody else* said\n\n@barnabe, **I** agree.\n\n- One\n- Two");
        assert_eq!(said.as_deref(), Some("@barnabe, I agree. One Two"));
        let long = text(&"mot ".repeat(200)).unwrap_or_default();
        assert!(long.ends_with("mot…") && long.chars().count() <= MOST, "{long}");
        assert_eq!(text("> Only theirs"), None);
    }

    #[test]
    fn nothing_is_mailed_of_a_comment_that_leads_elsewhere() {
        for source in [
            "Your session has ended. Sign in at https://cma.example.net/sign-in",
            "See www.example.org for more",
            "It is at example.ca.",
            "example.ca,and so on",
            "“example.ca” or x@example.ca;",
            "[here](http://example.org)",
            "write to (cma.example/x?y)",
        ] {
            assert_eq!(text(source), None, "{source}");
        }
        for source in ["It took 3.5 hours.", "We agree. So do I.", "e.g. this", "Vraiment... Oui."] {
            assert_eq!(text(source).as_deref(), Some(source));
        }
    }

    #[test]
    fn nothing_is_mailed_of_a_comment_that_may_tell_who_a_patient_is() {
        let far = format!("{} Born 1957-03-02.", "Beds are short. ".repeat(40));
        for source in [
            "Born 1957-03-02, seen on Monday.",
            "Born **1957**-03-02.",
            "> Born 1957-03-02\n\nI know her.",
            "Call her at 613 555-0142.",
            "Write to w.quack@example.org",
            &far,
        ] {
            assert!(!identifying(source).is_empty() || !identifying(&plain(source)).is_empty(), "{source}");
            assert_eq!(text(source), None, "{source}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_mailed_identifies_nobody_and_is_one_line(source in "(\\PC|[ \n>*0-9-]){0,400}") {
            if let Some(text) = text(&source) {
                prop_assert!(text.chars().count() <= MOST && !text.contains(char::is_control), "{text}");
                prop_assert!(identifying(&source).is_empty() && identifying(&text).is_empty(), "{text}");
            }
        }
    }
}
