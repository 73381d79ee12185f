//! A case: what speaks against one thing, until it is decided.

use std::collections::{BTreeMap, BTreeSet};

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Clause, Signal};

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum CaseState {
    /// It waits for a decision.
    Open,
    /// It was decided.
    Decided,
    /// Its author asks for another look: it waits for somebody who did not decide.
    Appealed,
}

crate::words!(CaseState: "in addresses and in the database");

impl CaseState {
    /// Whether it waits for somebody.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Open | Self::Appealed)
    }
}

/// From here on a text is hidden until a person has looked: three colleagues who see a patient's privacy or a threat,
/// or five who miss respect.
pub const HIDING_SCORE: u32 = 150;

/// How bad a case looks: the weights of what speaks against the thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(pub u32);

impl Score {
    /// Of reports, each with the clause that its writer named, and of what spoke against the text by itself. What
    /// administrators have held until a person looks weighs enough for that.
    pub fn of(reports: &BTreeMap<Clause, u32>, signals: &BTreeSet<Signal>, holds: bool) -> Self {
        let reports = reports.iter().map(|(clause, many)| clause.weight().saturating_mul(*many));
        let signals = signals.iter().map(|signal| signal.weight());
        let score = reports.chain(signals).fold(0, u32::saturating_add);
        Self(if holds { score.max(HIDING_SCORE) } else { score })
    }

    /// Whether the text is hidden until a person has looked.
    pub const fn hides(self) -> bool {
        self.0 >= HIDING_SCORE
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn states_are_read_as_they_are_written() {
        for state in CaseState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
    }

    #[test]
    fn one_report_alone_never_hides_a_text() {
        for clause in Clause::ALL {
            assert!(
                !Score::of(&BTreeMap::from([(clause, 2)]), &BTreeSet::new(), false).hides(),
                "{clause:?}"
            );
        }
        assert!(Score::of(&BTreeMap::from([(Clause::Threats, 3)]), &BTreeSet::new(), false).hides());
    }

    proptest! {
        #[test]
        fn another_report_never_makes_a_case_look_better(many in prop::array::uniform7(0_u32..9), more in 0_usize..7) {
            let mut reports: BTreeMap<Clause, u32> = Clause::ALL.into_iter().zip(many).collect();
            let before = Score::of(&reports, &BTreeSet::new(), false);
            *reports.entry(Clause::ALL[more]).or_default() += 1;
            prop_assert!(Score::of(&reports, &BTreeSet::new(), false) > before);
        }
    }
}
