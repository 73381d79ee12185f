//! How numbers are told to members, so that nobody is recognised in them.

/// A number of people or texts below this says too much about each.
pub const FEW: u64 = 5;

/// A number, as members read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounded {
    /// None.
    Zero,
    /// At least one, and fewer than [`FEW`].
    Few,
    /// About so many, to the nearest five.
    About(u64),
}

impl Rounded {
    /// How a number is told.
    pub const fn of(exact: u64) -> Self {
        match exact {
            0 => Self::Zero,
            1..FEW => Self::Few,
            _ => Self::About(exact.saturating_add(2) / 5 * 5),
        }
    }

    /// The smallest and the largest number that it can stand for.
    pub const fn range(self) -> (u64, u64) {
        match self {
            Self::Zero => (0, 0),
            Self::Few => (1, FEW - 1),
            Self::About(FEW) => (FEW, FEW + 2),
            Self::About(near) => (near - 2, near.saturating_add(2)),
        }
    }
}

/// The parts of what is told already, where they make the same sum: `None` where, put side by side, the two would tell
/// more about a number below [`FEW`] than that it is one.
pub fn breakdown(told: &[Rounded], parts: &[u64]) -> Option<Vec<Rounded>> {
    let parts: Vec<Rounded> = parts.iter().copied().map(Rounded::of).collect();
    (stays_hidden(told, &parts) && stays_hidden(&parts, told)).then_some(parts)
}

/// Whether each few of one side may still be any number below [`FEW`], whatever the other side says of the sum.
fn stays_hidden(side: &[Rounded], other: &[Rounded]) -> bool {
    let (least, most) = sum(side);
    let (other_least, other_most) = sum(other);
    let spread = FEW - 2;
    !side.contains(&Rounded::Few) || (least + spread <= other_most && other_least + spread <= most)
}

fn sum(side: &[Rounded]) -> (u64, u64) {
    side.iter()
        .map(|rounded| rounded.range())
        .fold((0, 0), |(least, most), (from, to)| (least.saturating_add(from), most.saturating_add(to)))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashMap};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_numbers_all_read_the_same() {
        assert_eq!([0, 1, 4].map(Rounded::of), [Rounded::Zero, Rounded::Few, Rounded::Few]);
        assert_eq!([5, 7, 8, 12, 13].map(Rounded::of), [5, 5, 10, 10, 15].map(Rounded::About));
    }

    #[test]
    fn one_clause_of_one_ruling_is_told_and_two_of_few_are_not() {
        assert_eq!(breakdown(&[Rounded::Few], &[3, 0]), Some(vec![Rounded::Few, Rounded::Zero]));
        assert_eq!(breakdown(&[Rounded::Few], &[1, 2]), None);
        // Five to seven texts, five to seven of which are of one clause, leave one or two for the other.
        assert_eq!(breakdown(&[Rounded::About(5)], &[5, 1]), None);
    }

    /// Whoever reads everything that is told, and knows all the rules, knows no number below five.
    #[test]
    fn case_48_no_small_number_can_be_worked_out_from_both_sides() {
        let mut readings: HashMap<_, Vec<[u64; 5]>> = HashMap::new();
        let most = 12;
        for (hidden, removed) in (0..=most).flat_map(|one| (0..=most).map(move |two| (one, two))) {
            let told = [Rounded::of(hidden), Rounded::of(removed)];
            let sum = hidden + removed;
            for (one, two) in (0..=sum).flat_map(|one| (0..=sum - one).map(move |two| (one, two))) {
                let parts = [one, two, sum - one - two];
                let reading = (told, breakdown(&told, &parts));
                readings.entry(reading).or_default().push([hidden, removed, parts[0], parts[1], parts[2]]);
            }
        }
        for ((told, parts), worlds) in readings {
            let all = told.iter().chain(parts.iter().flatten());
            for (at, _) in all.enumerate().filter(|(_, rounded)| **rounded == Rounded::Few) {
                let possible: BTreeSet<u64> = worlds.iter().map(|world| world[at]).collect();
                assert!(possible.len() > 1, "{told:?} {parts:?}: number {at} is {possible:?}");
                if parts.is_some() {
                    assert_eq!(possible.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4], "{told:?} {parts:?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_number_lies_where_it_is_said_to_and_never_alone(exact in 0_u64..1_000_000) {
            let rounded = Rounded::of(exact);
            let (from, to) = rounded.range();
            prop_assert!((from..=to).contains(&exact));
            prop_assert!((from..=to).all(|other| Rounded::of(other) == rounded));
            prop_assert!(exact == 0 || to > from);
            prop_assert!((1..FEW).contains(&exact) == (rounded == Rounded::Few));
        }

        #[test]
        fn parts_that_are_told_leave_every_few_its_whole_range(
            hidden in 0_u64..40,
            removed in 0_u64..40,
            cuts in prop::collection::vec(0_u64..80, 6),
        ) {
            let sum = hidden + removed;
            let mut cuts: Vec<u64> = cuts.into_iter().map(|cut| cut.min(sum)).collect();
            cuts.extend([0, sum]);
            cuts.sort_unstable();
            let parts: Vec<u64> = cuts.windows(2).map(|cut| cut[1] - cut[0]).collect();
            let told = [Rounded::of(hidden), Rounded::of(removed)];
            if let Some(parts) = breakdown(&told, &parts) {
                let (least, most) = super::sum(&told);
                for (at, _) in parts.iter().enumerate().filter(|(_, rounded)| **rounded == Rounded::Few) {
                    let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
                    let others: Vec<Rounded> = others.map(|(_, rounded)| *rounded).collect();
                    let (from, to) = super::sum(&others);
                    for value in 1..FEW {
                        prop_assert!(value + from <= most && value + to >= least, "{:?} of {:?}", parts, told);
                    }
                }
            }
        }
    }
}
