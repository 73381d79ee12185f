//! Acts in place: the plain form's own handler answers a script with data, and what it refuses with a word of a closed
//! list. What both sides say to each other, and how the browser asks.

mod announcer;
mod post;
mod shown;

use serde::{Deserialize, Serialize};

use crate::told::{Told, Value};

#[cfg(feature = "ssr")]
pub use announcer::Announcer;
pub use announcer::{RefusalTexts, announce, refuse, tell};
pub use post::{Failure, is_plain, post, post_with, sent, submit_plainly};
pub use shown::show;

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// 401: nobody is signed in.
    SignedOut,
    /// 403: the Terms are to be accepted first.
    TermsOwed,
    /// 403: two-step verification is to be set up first.
    SecondStepOwed,
    /// 403: this person may not.
    Forbidden,
    /// 404: there is no such thing, or nobody may know that there is.
    NotFound,
    /// 409: it is a form of somebody else's page.
    Anothers,
    /// 409: the form does not say whose it is, or is too old.
    Stale,
    /// 413.
    TooLarge,
    /// 429: it is possible again a while from now.
    TooMany {
        /// In so many seconds: whose device has another time waits no longer.
        seconds: i64,
    },
    /// 4xx: it cannot be read, or fields are wrong; which, the answer says beside it.
    Invalid,
    /// 503: not now.
    Unavailable,
    /// 500: our mistake.
    Internal,
}

/// An answer that says that nothing was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused<E = ()> {
    /// Why.
    pub refused: Refusal,
    /// What is wrong with the fields, of a form that has some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<E>,
}

impl Told for Refusal {
    fn told(value: Value) -> Option<Self> {
        let (word, mut more) = value.one_of()?;
        Some(match word.as_str() {
            "signed_out" => Self::SignedOut,
            "terms_owed" => Self::TermsOwed,
            "second_step_owed" => Self::SecondStepOwed,
            "forbidden" => Self::Forbidden,
            "not_found" => Self::NotFound,
            "anothers" => Self::Anothers,
            "stale" => Self::Stale,
            "too_large" => Self::TooLarge,
            "too_many" => Self::TooMany { seconds: Told::told(more.take("seconds"))? },
            "invalid" => Self::Invalid,
            "unavailable" => Self::Unavailable,
            "internal" => Self::Internal,
            _ => return None,
        })
    }
}

impl<E: Told> Told for Refused<E> {
    fn told(mut value: Value) -> Option<Self> {
        Some(Self { refused: Told::told(value.take("refused"))?, errors: Told::told(value.take("errors"))? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn each_refusal_is_read_as_it_was_meant() {
        for refused in [
            Refusal::SignedOut,
            Refusal::TermsOwed,
            Refusal::SecondStepOwed,
            Refusal::Forbidden,
            Refusal::NotFound,
            Refusal::Anothers,
            Refusal::Stale,
            Refusal::TooLarge,
            Refusal::TooMany { seconds: 7 },
            Refusal::Invalid,
            Refusal::Unavailable,
            Refusal::Internal,
        ] {
            assert_told(&Refused::<String> { refused, errors: None });
            assert_told(&Refused { refused, errors: Some("name".to_owned()) });
        }
    }

    #[test]
    fn a_refusal_is_a_word_of_a_closed_list() {
        let plain: Refused = Refused { refused: Refusal::SignedOut, errors: None };
        assert_eq!(serde_json::to_string(&plain).unwrap_or_default(), r#"{"refused":"signed_out"}"#);
        let later: Refused = Refused { refused: Refusal::TooMany { seconds: 7 }, errors: None };
        let text = serde_json::to_string(&later).unwrap_or_default();
        assert_eq!(text, r#"{"refused":{"too_many":{"seconds":7}}}"#);
        assert_eq!(serde_json::from_str::<Refused>(&text).ok(), Some(later));
        assert!(serde_json::from_str::<Refused>(r#"{"refused":"because"}"#).is_err());
        let wrong = Refused { refused: Refusal::Invalid, errors: Some("name") };
        let text = serde_json::to_string(&wrong).unwrap_or_default();
        assert_eq!(serde_json::from_str::<Refused<&str>>(&text).ok(), Some(wrong));
    }
}
