//! The time that half of all things took at most.

use time::Duration;

/// The median; of an even number, the middle of the two in the middle. `None` of nothing.
pub fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    let upper = *times.get(times.len() / 2)?;
    if times.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *times.get(times.len() / 2 - 1)?;
    Some(lower + (upper - lower) / 2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_middle_stands_alone_or_between_two() {
        let of = |hours: &[i64]| median(hours.iter().map(|hours| Duration::hours(*hours)).collect());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some(Duration::hours(7)));
        assert_eq!(of(&[9, 1, 2]), Some(Duration::hours(2)));
        assert_eq!(of(&[9, 1, 2, 3]), Some(Duration::minutes(150)));
    }

    proptest! {
        #[test]
        fn as_many_lie_before_it_as_after(seconds in prop::collection::vec(0_i64..1_000, 1..40)) {
            let times: Vec<Duration> = seconds.into_iter().map(Duration::seconds).collect();
            let middle = median(times.clone());
            let before = times.iter().filter(|time| Some(**time) < middle).count();
            let after = times.iter().filter(|time| Some(**time) > middle).count();
            prop_assert!(before <= times.len() / 2 && after <= times.len() / 2);
        }
    }
}
