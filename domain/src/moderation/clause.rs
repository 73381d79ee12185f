//! What the Terms and Conditions ask of those who write.

use std::str::FromStr;

use super::{TargetKind, UnknownModerationWord};

/// A clause of the Terms and Conditions (fact C4) that something may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Clause {
    /// Nothing that could identify a patient.
    PatientPrivacy,
    /// No threats.
    Threats,
    /// Respect for colleagues.
    Respect,
    /// What members say in the Community stays there.
    Confidence,
    /// Nothing that one has no right to publish.
    Rights,
    /// No advertising.
    Advertising,
    /// To the point.
    Relevance,
}

impl Clause {
    /// All of them, the gravest first.
    pub const ALL: [Self; 7] = [
        Self::PatientPrivacy,
        Self::Threats,
        Self::Respect,
        Self::Confidence,
        Self::Rights,
        Self::Advertising,
        Self::Relevance,
    ];

    /// Whether things of a kind can break it: a name leaves nothing of others' words behind, and stands in no topic.
    pub fn fits(self, kind: TargetKind) -> bool {
        kind != TargetKind::Profile || !matches!(self, Self::Confidence | Self::Relevance)
    }

    /// The word for it in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PatientPrivacy => "patient_privacy",
            Self::Threats => "threats",
            Self::Respect => "respect",
            Self::Confidence => "confidence",
            Self::Rights => "rights",
            Self::Advertising => "advertising",
            Self::Relevance => "relevance",
        }
    }

    /// How much one report of a breach weighs: what can hurt somebody while it is read weighs most.
    pub const fn weight(self) -> u32 {
        match self {
            Self::PatientPrivacy | Self::Threats => 50,
            Self::Respect | Self::Confidence => 30,
            Self::Rights | Self::Advertising => 20,
            Self::Relevance => 10,
        }
    }
}

impl FromStr for Clause {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|clause| clause.code() == text).ok_or(UnknownModerationWord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_read_as_they_are_written_and_stand_the_gravest_first() {
        for clause in Clause::ALL {
            assert_eq!(clause.code().parse(), Ok(clause));
        }
        assert_eq!("boredom".parse::<Clause>(), Err(UnknownModerationWord));
        assert!(Clause::ALL.is_sorted_by_key(|clause| std::cmp::Reverse(clause.weight())));
    }
}
