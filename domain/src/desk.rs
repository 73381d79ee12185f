//! The service desk: what people ask of it, and the way of a request from its arrival to its end.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::Duration;

use crate::normal::nfc;
use crate::text::{Place, harm, is_blank, lines};

/// What a request asks for (fact C6).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// Another username.
    UsernameChange,
    /// Help to get in.
    LogInHelp,
    /// What was said about a topic that is closed, without the names of those who said it (fact C9).
    Transcript,
}

crate::words!(RequestKind: "in forms, addresses and the database");

impl RequestKind {
    /// What is chosen in the form for everybody. A transcript is asked for where the topic is read.
    pub const IN_FORM: [Self; 2] = [Self::UsernameChange, Self::LogInHelp];
}

/// Where a request stands.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// Nobody has taken it yet.
    New,
    /// Somebody works on it.
    Open,
    /// The person was asked something.
    Waiting,
    /// What was asked is done.
    Done,
    /// It will not be done.
    Refused,
}

crate::words!(RequestState: "in forms, addresses and the database");

impl RequestState {
    /// What it may become. Nothing becomes new again, and what is closed can only be opened again.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::New => &[Self::Open, Self::Waiting, Self::Done, Self::Refused],
            Self::Open => &[Self::Waiting, Self::Done, Self::Refused],
            Self::Waiting => &[Self::Open, Self::Done, Self::Refused],
            Self::Done | Self::Refused => &[Self::Open],
        }
    }

    /// Whether it may become `next`.
    pub fn may_become(self, next: Self) -> bool {
        self.next().contains(&next)
    }

    /// Whether its person is told in words that it became so: nobody's request ends, or waits for them, without any.
    pub const fn needs_words(self) -> bool {
        matches!(self, Self::Waiting | Self::Done | Self::Refused)
    }

    /// What it becomes when its person adds something: it is the desk's turn again.
    #[must_use]
    pub const fn replied(self) -> Self {
        match self {
            Self::New => Self::New,
            Self::Open | Self::Waiting | Self::Done | Self::Refused => Self::Open,
        }
    }

    /// Whether nothing more is done about it.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Refused)
    }

    /// Whether it is the desk's turn.
    pub const fn is_due(self) -> bool {
        matches!(self, Self::New | Self::Open)
    }
}

/// Who somebody at the desk is to the person whose request it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parties {
    /// Whether they are one and the same.
    pub is_own: bool,
    /// Whether the person is of the staff.
    pub is_staff: bool,
    /// Whether whoever acts is an administrator as well.
    pub by_administrator: bool,
}

/// What keeps somebody at the desk from an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Nobody acts on themselves.
    Own,
    /// What is done for staff, an administrator does.
    Staff,
}

impl Parties {
    /// What keeps them from an act; `serves` where it changes something of the person's: their name, or how they get in.
    pub const fn hinder(self, serves: bool) -> Option<Hindrance> {
        if self.is_own {
            Some(Hindrance::Own)
        } else if serves && self.is_staff && !self.by_administrator {
            Some(Hindrance::Staff)
        } else {
            None
        }
    }
}

/// What is wrong with a text of several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProseError {
    /// Nothing was typed.
    #[error("missing")]
    Missing,
    /// Longer than it may be.
    #[error("too long")]
    Long,
    /// It holds a control, or what turns the text around it around.
    #[error("holds characters that cannot be shown")]
    Characters(Place),
}

/// Within this time, what the same person asks in the same words is one request.
pub const REPEAT_TIME: Duration = Duration::minutes(10);

/// Most characters of what a person writes to the association.
pub const MESSAGE_CHARS: usize = 4_000;
/// Most characters of what the desk writes.
pub const ANSWER_CHARS: usize = 4_000;

/// Reads a text of several lines as typed: composed (NFC), with plain line ends and no space around.
///
/// # Errors
/// [`ProseError`] says what is wrong with it.
pub fn prose(typed: &str, most_chars: usize) -> Result<String, ProseError> {
    read(nfc(lines(typed).replace('\t', " ").trim()), most_chars)
}

/// Takes a tidied text where there is something to see in it, not too much, and nothing that harms.
pub(crate) fn read(text: String, most_chars: usize) -> Result<String, ProseError> {
    if is_blank(&text) {
        Err(ProseError::Missing)
    } else if text.chars().count() > most_chars {
        Err(ProseError::Long)
    } else {
        harm(&text).map_or(Ok(text), |place| Err(ProseError::Characters(place)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_state_is_reached_from_new_and_none_is_new_again() {
        let mut reached = HashSet::from([RequestState::New]);
        for _ in RequestState::ALL {
            let next: Vec<_> = reached.iter().flat_map(|state| state.next()).copied().collect();
            reached.extend(next);
        }
        assert_eq!(reached.len(), RequestState::ALL.len());
        assert!(RequestState::ALL.iter().all(|state| !state.may_become(RequestState::New)));
    }

    #[test]
    fn what_is_closed_can_only_be_opened_again() {
        for state in RequestState::ALL {
            assert_eq!(state.is_closed(), state.next() == [RequestState::Open], "{state:?}");
            assert!(!state.may_become(state), "{state:?} is no change");
            assert!(!(state.is_closed() && state.is_due()), "{state:?}");
        }
    }

    #[test]
    fn no_request_ends_or_waits_without_words_and_a_reply_makes_it_the_desk_s_turn() {
        for state in RequestState::ALL {
            assert_eq!(state.needs_words(), !state.is_due(), "{state:?}");
            assert!(state.replied().is_due(), "{state:?}");
            assert!(state.replied() == state || state.may_become(state.replied()), "{state:?}");
        }
    }

    #[test]
    fn nobody_acts_on_themselves_and_administrators_alone_on_staff() {
        for (is_own, is_staff, by_administrator, serves, hindered) in [
            (true, true, true, false, Some(Hindrance::Own)),
            (true, true, true, true, Some(Hindrance::Own)),
            (false, true, false, true, Some(Hindrance::Staff)),
            (false, true, true, true, None),
            (false, true, false, false, None),
            (false, false, false, true, None),
        ] {
            assert_eq!(Parties { is_own, is_staff, by_administrator }.hinder(serves), hindered);
        }
    }

    #[test]
    fn words_are_read_back() {
        for kind in RequestKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        for state in RequestState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
        assert!("closed".parse::<RequestState>().is_err());
    }

    #[test]
    fn natural_writing_is_taken_as_it_is() {
        let text = "Bonjour,\r\n\r\n\tje n’arrive plus à entrer ❤\u{FE0F} 👩\u{200D}⚕\u{FE0F}.\n";
        let read = prose(text, MESSAGE_CHARS).unwrap();
        assert_eq!(read, "Bonjour,\n\n je n’arrive plus à entrer ❤\u{FE0F} 👩\u{200D}⚕\u{FE0F}.");
    }

    #[test]
    fn case_31_32_controls_and_what_turns_text_around_are_refused() {
        for typed in [
            "a\0b",
            "a\u{1b}[31mb",
            "\u{202E}abc",
            "a\u{2066}b",
            "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
        ] {
            assert!(matches!(prose(typed, MESSAGE_CHARS), Err(ProseError::Characters(_))), "{typed:?}");
        }
        let place = Place { line: 2, character: 3 };
        assert_eq!(prose("a\u{C}ab\u{202E}", MESSAGE_CHARS), Err(ProseError::Characters(place)));
        assert_eq!(prose(" \r\n\t ", MESSAGE_CHARS), Err(ProseError::Missing));
        assert_eq!(prose(&"é".repeat(4_001), MESSAGE_CHARS), Err(ProseError::Long));
        assert!(prose(&"é".repeat(4_000), MESSAGE_CHARS).is_ok());
    }

    proptest! {
        #[test]
        fn no_way_through_the_states_leaves_the_table(steps in proptest::collection::vec(0_usize..5, 0..30)) {
            let mut state = RequestState::New;
            for step in steps {
                let wanted = RequestState::ALL[step];
                if state.may_become(wanted) {
                    prop_assert!(wanted != RequestState::New && wanted != state);
                    prop_assert!(!state.is_closed() || wanted == RequestState::Open);
                    state = wanted;
                }
            }
        }

        #[test]
        fn reading_never_panics_and_what_it_takes_it_takes_again(typed in ".{0,200}") {
            if let Ok(text) = prose(&typed, MESSAGE_CHARS) {
                prop_assert_eq!(prose(&text, MESSAGE_CHARS), Ok(text.clone()));
                prop_assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
            }
        }
    }
}
