//! What the Terms and Conditions ask of those who write.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::TargetKind;

/// A clause of the Terms and Conditions (fact C4) that something may break. The gravest first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
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

crate::words!(Clause: "in forms and in the database");

impl Clause {
    /// Whether things of a kind can break it: a name leaves nothing of others' words behind, and stands in no topic.
    pub fn fits(self, kind: TargetKind) -> bool {
        kind != TargetKind::Profile || !matches!(self, Self::Confidence | Self::Relevance)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_read_as_they_are_written_and_stand_the_gravest_first() {
        for clause in Clause::ALL {
            assert_eq!(clause.code().parse(), Ok(clause));
        }
        assert!("boredom".parse::<Clause>().is_err());
        assert!(Clause::ALL.is_sorted_by_key(|clause| std::cmp::Reverse(clause.weight())));
    }
}
