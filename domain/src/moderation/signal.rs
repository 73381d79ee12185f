//! What speaks against a text before anybody reports it: the program tells a person, who decides.

use std::collections::BTreeSet;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Clause;
use crate::community::{Identifier, identifying};

/// A sign that somebody should look at a text. The gravest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Signal {
    /// It seems to hold the number of a health card.
    HealthCard,
    /// It seems to tell when somebody was born.
    BirthDate,
    /// Its author wrote many comments in a short time.
    Burst,
    /// It holds a word that administrators have texts looked at for.
    WatchedWord,
    /// It seems to name a person, close to a date.
    NameWithDate,
    /// It leads to a site that administrators do not know.
    UnknownLink,
    /// It is one of its author's first.
    FirstComment,
}

crate::words!(Signal: "in the database");

impl Signal {
    /// How much it weighs beside reports. What could identify a patient hides nothing by itself, however it looks.
    pub const fn weight(self) -> u32 {
        match self {
            Self::HealthCard => 60,
            Self::BirthDate => 40,
            Self::Burst | Self::WatchedWord => 30,
            Self::NameWithDate | Self::UnknownLink => 20,
            Self::FirstComment => 10,
        }
    }

    /// The clause that is likely broken; `None` where that is for a person to say.
    pub const fn clause(self) -> Option<Clause> {
        match self {
            Self::HealthCard | Self::BirthDate | Self::NameWithDate => Some(Clause::PatientPrivacy),
            Self::UnknownLink => Some(Clause::Advertising),
            Self::Burst | Self::WatchedWord | Self::FirstComment => None,
        }
    }

    /// Those that make a clause likely broken.
    pub fn of_clause(clause: Clause) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |signal| signal.clause() == Some(clause))
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

#[cfg(test)]
mod tests {
    use super::super::Score;
    use super::*;

    #[test]
    fn signals_are_read_as_they_are_written_and_hide_nothing_by_themselves() {
        for signal in Signal::ALL {
            assert_eq!(signal.code().parse(), Ok(signal));
        }
        let hides = |signals: BTreeSet<_>, holds| {
            Score::of(&std::collections::BTreeMap::new(), &signals, holds).hides()
        };
        assert!(!hides(Signal::of_clause(Clause::PatientPrivacy).collect(), false));
        for signal in Signal::ALL {
            assert!(!hides(BTreeSet::from([signal]), false), "{signal:?}");
            assert!(hides(BTreeSet::from([signal]), true), "{signal:?}");
        }
        assert!(Signal::ALL.is_sorted_by_key(|signal| std::cmp::Reverse(signal.weight())));
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
