//! What a text itself says against it: the program tells a person, who decides.

use std::collections::BTreeSet;
use std::str::FromStr;

use super::UnknownModerationWord;
use crate::community::{Identifier, identifying};

/// A sign that somebody should look at a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signal {
    /// It seems to hold the number of a health card.
    HealthCard,
    /// It seems to tell when somebody was born.
    BirthDate,
    /// It seems to name a person, close to a date.
    NameWithDate,
}

impl Signal {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::HealthCard, Self::BirthDate, Self::NameWithDate];

    /// The word for it in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HealthCard => "health_card",
            Self::BirthDate => "birth_date",
            Self::NameWithDate => "name_with_date",
        }
    }

    /// How much it weighs beside reports: all together hide nothing.
    pub const fn weight(self) -> u32 {
        match self {
            Self::HealthCard => 60,
            Self::BirthDate => 40,
            Self::NameWithDate => 20,
        }
    }

    /// What a text gives reason for, each once. A telephone number or an address is often a colleague's own: no sign.
    pub fn of_text(text: &str) -> BTreeSet<Self> {
        let signal = |kind| match kind {
            Identifier::HealthCard => Some(Self::HealthCard),
            Identifier::BirthDate => Some(Self::BirthDate),
            Identifier::NameWithDate => Some(Self::NameWithDate),
            Identifier::Phone | Identifier::Email => None,
        };
        identifying(text).into_iter().filter_map(|find| signal(find.kind)).collect()
    }
}

impl FromStr for Signal {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|signal| signal.code() == text).ok_or(UnknownModerationWord)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Score;
    use super::*;

    #[test]
    fn signals_are_read_as_they_are_written_and_hide_nothing_by_themselves() {
        for signal in Signal::ALL {
            assert_eq!(signal.code().parse(), Ok(signal));
        }
        let all: BTreeSet<_> = Signal::ALL.into_iter().collect();
        assert!(!Score::of(&std::collections::BTreeMap::new(), &all).hides());
    }

    #[test]
    fn a_text_that_may_tell_who_a_patient_is_is_a_sign_and_a_plain_one_is_none() {
        let text = "Born 1957-03-02, seen on Monday.";
        assert_eq!(Signal::of_text(text), BTreeSet::from([Signal::BirthDate]));
        for plain in ["Beds are short.", "Call me: 613-555-0142", "w.quack@example.org", ""] {
            assert_eq!(Signal::of_text(plain), BTreeSet::new(), "{plain}");
        }
    }
}
