//! What keeps a flood from the desks. Nothing here drops anything: what may be a program's waits apart, for somebody to look
//! at, and what cannot wait any more is refused in words.

/// Enquiries of people who are not signed in that reach their desks in a day; what comes beyond waits apart.
pub const STRANGERS_A_DAY: u32 = 300;

/// Enquiries that wait apart at most; whoever writes then is told to call, to write a letter, or to sign in.
pub const MOST_SUSPECTED: u32 = 2_000;

/// Acknowledgements that go in a day to addresses whose owners nobody knows, one at most to each: anybody can type an address.
pub const RECEIPTS_A_DAY: u32 = 100;

/// Links from which on a message looks like an advertisement.
const MANY_LINKS: usize = 3;

/// What has come of late, as its arrival is decided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// Enquiries of people who were not signed in that reached their desks in the last day.
    pub strangers: u64,
    /// Enquiries that wait apart now.
    pub apart: u64,
}

/// What becomes of an enquiry as it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It waits for an answer.
    Open,
    /// It waits apart, for somebody to look at it.
    Apart,
    /// No more can wait: its writer is told so.
    Refused,
}

impl Arrivals {
    /// What becomes of the next one. Who is signed in is a person, and heard as ever.
    pub const fn admit(self, is_signed_in: bool, is_suspect: bool) -> Admission {
        if is_signed_in || (!is_suspect && self.strangers < STRANGERS_A_DAY as u64) {
            Admission::Open
        } else if self.apart < MOST_SUSPECTED as u64 {
            Admission::Apart
        } else {
            Admission::Refused
        }
    }
}

/// Whether an acknowledgement may go to an address that anybody may have typed, after so many in a day: to all such addresses,
/// and to this one.
pub const fn may_tell_stranger(to_all: u64, to_this: u64) -> bool {
    to_all < RECEIPTS_A_DAY as u64 && to_this == 0
}

/// Whether a message looks like what programs send.
pub fn is_suspect(message: &str) -> bool {
    let text = message.to_lowercase();
    let links = text.matches("http://").count() + text.matches("https://").count();
    links >= MANY_LINKS || text.contains("[url=") || text.contains("<a href=")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn however_many_come_in_a_day_desks_and_strangers_get_so_many_and_who_is_signed_in_is_heard(
            comes in proptest::collection::vec((0_u32..20, any::<bool>(), 0_u16..5_000), 0..10_000),
        ) {
            let (mut arrivals, mut told, mut told_to) = (Arrivals::default(), 0, HashMap::new());
            for (kind, is_suspect, mailbox) in comes {
                let is_signed_in = kind == 0;
                let admission = arrivals.admit(is_signed_in, is_suspect);
                prop_assert!(!is_signed_in || admission == Admission::Open);
                match admission {
                    Admission::Open if is_signed_in => {}
                    Admission::Open => {
                        arrivals.strangers += 1;
                        let to_this = told_to.entry(mailbox).or_insert(0);
                        if may_tell_stranger(told, *to_this) {
                            (told, *to_this) = (told + 1, *to_this + 1);
                        }
                    }
                    Admission::Apart => arrivals.apart += 1,
                    Admission::Refused => prop_assert_eq!(arrivals.apart, u64::from(MOST_SUSPECTED)),
                }
            }
            prop_assert!(arrivals.strangers <= u64::from(STRANGERS_A_DAY));
            prop_assert!(arrivals.apart <= u64::from(MOST_SUSPECTED));
            prop_assert!(told <= u64::from(RECEIPTS_A_DAY) && told_to.values().all(|told| *told <= 1));
        }
    }

    #[test]
    fn many_links_and_the_markup_of_forums_look_like_a_program_s_and_one_link_does_not() {
        for text in [
            "https://a.example HTTPS://b.example http://c.example",
            "[URL=https://a.example]x[/URL]",
            "<A HREF='x'>",
        ] {
            assert!(is_suspect(text), "{text}");
        }
        for text in [
            "See https://www.cma.ca/x and http://b.example.",
            "Bonjour,\nj’ai une question.",
            "a < b, url = x",
        ] {
            assert!(!is_suspect(text), "{text}");
        }
    }
}
