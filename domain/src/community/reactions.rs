//! How readers react to one comment, as one of them sees it.

use serde::{Deserialize, Serialize};

use super::Reaction;

/// The reactions to a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// The comment's number.
    pub comment: i64,
    /// How many reacted, in the order of [`Reaction::ALL`].
    pub counts: [u64; 3],
    /// How the reader did: a bit for each kind.
    pub mine: u8,
    /// Whether the reader may react.
    pub open: bool,
}

impl Bar {
    /// Whether the reader reacted like this.
    pub const fn has(&self, reaction: Reaction) -> bool {
        self.mine & reaction.bit() != 0
    }

    /// How many did.
    pub fn count(&self, reaction: Reaction) -> u64 {
        self.counts[reaction as usize]
    }

    /// The same once the reader reacts like this, or does so no more.
    #[must_use]
    pub fn with(mut self, reaction: Reaction, on: bool) -> Self {
        if self.has(reaction) != on {
            self.mine ^= reaction.bit();
            let count = &mut self.counts[reaction as usize];
            *count = if on { count.saturating_add(1) } else { count.saturating_sub(1) };
        }
        self
    }
}

/// What a button asks for: whether one reacts to a comment like this. It says the state that is wanted, so that pressing
/// twice is pressing once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reacting {
    /// The comment's number.
    pub comment: i64,
    /// How.
    pub reaction: Reaction,
    /// Whether one does.
    pub on: bool,
}

impl Reacting {
    /// As a form says it: the three with dots between them.
    pub fn code(self) -> String {
        format!("{}.{}.{}", self.comment, self.reaction.code(), u8::from(self.on))
    }

    /// Reads that.
    pub fn read(text: &str) -> Option<Self> {
        let (comment, rest) = text.split_once('.')?;
        let (reaction, on) = rest.split_once('.')?;
        let on = match on {
            "1" => true,
            "0" => false,
            _ => return None,
        };
        Some(Self { comment: comment.parse().ok()?, reaction: reaction.parse().ok()?, on })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pressing_twice_is_pressing_once_and_taking_back_leaves_what_was() {
        let bar = Bar { comment: 7, counts: [0, 2, 0], mine: 0, open: true };
        let pressed = bar.with(Reaction::Helped, true);
        assert_eq!((pressed.counts, pressed.mine), ([0, 3, 0], 2));
        assert_eq!(pressed.with(Reaction::Helped, true), pressed);
        assert_eq!(pressed.with(Reaction::Helped, false), bar);
        assert_eq!(bar.with(Reaction::Disagree, false), bar, "what was not there is not taken back");
    }

    #[test]
    fn whether_one_reacts_is_said_in_one_of_two_words() {
        assert!(Reacting::read("7.helped.1").is_some_and(|reacting| reacting.on));
        assert!(Reacting::read("7.helped.0").is_some_and(|reacting| !reacting.on));
        for other in ["", "2", "true", "01", "1 ", "1.1", "-1"] {
            assert_eq!(Reacting::read(&format!("7.helped.{other}")), None, "{other:?}");
        }
    }

    proptest! {
        #[test]
        fn what_a_button_says_is_read_as_it_was_meant(comment in 1_i64.., kind in 0_usize..3, on: bool) {
            let reacting = Reacting { comment, reaction: Reaction::ALL[kind], on };
            prop_assert_eq!(Reacting::read(&reacting.code()), Some(reacting));
        }

        #[test]
        fn no_text_is_more_than_no_button(text: String) {
            if let Some(reacting) = Reacting::read(&text) {
                prop_assert!(Reacting::read(&reacting.code()) == Some(reacting));
            }
        }
    }
}
