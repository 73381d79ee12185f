//! What members are told of moderation, month by month.

use std::collections::BTreeMap;

use time::{Date, Duration, Month, OffsetDateTime, Time, UtcOffset};

use super::{Clause, FEW, Rounded, Ruling, Verdict, breakdown, median};

/// So many months are told of, the current one among them.
pub const MONTHS: usize = 12;

/// A month of a year, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthOfYear {
    year: i32,
    month: u8,
}

impl MonthOfYear {
    /// The month of a moment.
    pub fn of(at: OffsetDateTime) -> Self {
        let date = at.to_offset(UtcOffset::UTC).date();
        Self { year: date.year(), month: date.month().into() }
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The month's place in the year, from 1.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// When it begins.
    pub fn start(self) -> OffsetDateTime {
        let month = Month::try_from(self.month).unwrap_or(Month::January);
        let date = Date::from_calendar_date(self.year, month, 1).unwrap_or(Date::MIN);
        OffsetDateTime::new_utc(date, Time::MIDNIGHT)
    }

    /// The one before.
    #[must_use]
    pub const fn before(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            month => Self { year: self.year, month: month - 1 },
        }
    }

    /// This one and those before it, as far as members are told of them, the newest first.
    pub fn told(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |month| Some(month.before())).take(MONTHS)
    }
}

/// A decision that a person made and that was not taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// When the case was opened.
    pub opened: OffsetDateTime,
    /// When it was decided.
    pub at: OffsetDateTime,
    /// What became of the thing.
    pub ruling: Ruling,
    /// The clause that it breaks, where it does.
    pub clause: Option<Clause>,
}

/// What was done, as it is kept: for the rules of this file alone, and for nobody's eyes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Decisions that stand.
    pub decisions: Vec<Settled>,
    /// When another look at one of them was asked for, and what came of it.
    pub appeals: Vec<(OffsetDateTime, Option<Verdict>)>,
    /// How many reports came since each moment, up to a day later.
    pub reports: Vec<(OffsetDateTime, u64)>,
}

/// A month, as members read of it: nothing here tells an exact number of a few, nor a sum that would give one away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthTold {
    /// Which.
    pub month: MonthOfYear,
    /// Whether it has ended.
    pub is_over: bool,
    /// Reports that came.
    pub reports: Rounded,
    /// Decisions, by what became of the thing.
    pub rulings: [(Ruling, Rounded); Ruling::ALL.len()],
    /// Decisions against a text, by the clause that it breaks; `None` where they are too few to tell apart.
    pub clauses: Option<Vec<(Clause, Rounded)>>,
    /// How long half of the decisions took at most; `None` where there are few.
    pub median: Option<Duration>,
    /// Appeals that were asked for.
    pub appeals: Rounded,
    /// What came of these; `None` where they are too few to tell apart.
    pub results: Option<AppealResults>,
}

/// What came of the appeals of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppealResults {
    /// The thing is as it was before.
    pub restored: Rounded,
    /// The decision stands.
    pub upheld: Rounded,
    /// Nobody has looked yet.
    pub waiting: Rounded,
}

impl MonthTold {
    /// Whether nothing happened in it.
    pub fn is_empty(&self) -> bool {
        let is_none = |rounded| rounded == Rounded::Zero;
        is_none(self.reports) && is_none(self.appeals) && self.rulings.iter().all(|(_, many)| is_none(*many))
    }
}

#[derive(Default)]
struct Tally {
    reports: u64,
    rulings: [u64; Ruling::ALL.len()],
    clauses: BTreeMap<Clause, u64>,
    times: Vec<Duration>,
    restored: u64,
    upheld: u64,
    waiting: u64,
}

impl Tally {
    fn told(self, month: MonthOfYear, is_over: bool) -> MonthTold {
        let rulings = std::array::from_fn(|at| (Ruling::ALL[at], Rounded::of(self.rulings[at])));
        let against: Vec<usize> = (0..Ruling::ALL.len()).filter(|at| Ruling::ALL[*at].is_against()).collect();
        let told: Vec<Rounded> = against.iter().map(|at| rulings[*at].1).collect();
        let clauses: Vec<u64> =
            Clause::ALL.iter().map(|clause| self.clauses.get(clause).copied().unwrap_or(0)).collect();
        let clauses = breakdown(&told, &clauses).map(|parts| Clause::ALL.into_iter().zip(parts).collect());
        // Whether it is shown depends on what is told already: its absence says nothing more.
        let are_many = rulings.iter().map(|(_, many)| many.range().0).sum::<u64>() >= FEW;
        let appeals = Rounded::of(self.restored + self.upheld + self.waiting);
        let results = match breakdown(&[appeals], &[self.restored, self.upheld, self.waiting]).as_deref() {
            Some(&[restored, upheld, waiting]) => Some(AppealResults { restored, upheld, waiting }),
            _ => None,
        };
        let median = if are_many { median(self.times) } else { None };
        let reports = Rounded::of(self.reports);
        MonthTold { month, is_over, reports, rulings, clauses, median, appeals, results }
    }
}

/// What members are told, the newest month first. The oldest months in which nothing happened are left out.
pub fn months_told(ledger: &Ledger, now: OffsetDateTime) -> Vec<MonthTold> {
    let current = MonthOfYear::of(now);
    let mut tallies: BTreeMap<MonthOfYear, Tally> =
        current.told().map(|month| (month, Tally::default())).collect();
    for decision in &ledger.decisions {
        let Some(tally) = tallies.get_mut(&MonthOfYear::of(decision.at)) else { continue };
        if let Some(at) = Ruling::ALL.iter().position(|ruling| *ruling == decision.ruling) {
            tally.rulings[at] += 1;
        }
        if let Some(clause) = decision.clause.filter(|_| decision.ruling.is_against()) {
            *tally.clauses.entry(clause).or_default() += 1;
        }
        tally.times.push(decision.at - decision.opened);
    }
    for (at, verdict) in &ledger.appeals {
        let Some(tally) = tallies.get_mut(&MonthOfYear::of(*at)) else { continue };
        match verdict {
            Some(Verdict::Restore) => tally.restored += 1,
            Some(Verdict::Uphold) => tally.upheld += 1,
            None => tally.waiting += 1,
        }
    }
    for (at, many) in &ledger.reports {
        if let Some(tally) = tallies.get_mut(&MonthOfYear::of(*at)) {
            tally.reports += many;
        }
    }
    let mut told: Vec<MonthTold> =
        tallies.into_iter().rev().map(|(month, tally)| tally.told(month, month < current)).collect();
    while told.len() > 1 && told.last().is_some_and(MonthTold::is_empty) {
        told.pop();
    }
    told
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-01-15 12:00 UTC);

    fn settled(at: OffsetDateTime, ruling: Ruling, clause: Clause, hours: i64) -> Settled {
        Settled {
            opened: at - Duration::hours(hours),
            at,
            ruling,
            clause: ruling.is_against().then_some(clause),
        }
    }

    #[test]
    fn months_are_counted_back_across_the_year() {
        let months: Vec<_> = MonthOfYear::of(NOW).told().map(|month| (month.year(), month.month())).collect();
        assert_eq!((months[0], months[1], months[11]), ((2026, 1), (2025, 12), (2025, 2)));
        assert_eq!(MonthOfYear::of(NOW).before().start(), datetime!(2025-12-01 0:00 UTC));
    }

    #[test]
    fn a_month_is_told_with_its_middle_and_the_current_one_is_not_over() {
        let then = datetime!(2025-12-31 23:59 UTC);
        let decisions = (1..=6).map(|hours| settled(then, Ruling::Remove, Clause::Respect, hours)).collect();
        let appeals =
            vec![(then, Some(Verdict::Restore)), (then, None), (datetime!(2024-12-31 0:00 UTC), None)];
        let ledger = Ledger { decisions, appeals, reports: vec![(then, 13), (NOW, 1)] };
        let told = months_told(&ledger, NOW);
        assert_eq!(told.len(), 2);
        assert_eq!((told[0].is_over, told[0].reports, told[0].median), (false, Rounded::Few, None));
        let december = &told[1];
        assert_eq!((december.is_over, december.reports), (true, Rounded::About(15)));
        assert_eq!(december.rulings[2], (Ruling::Remove, Rounded::About(5)));
        assert_eq!(december.median, Some(Duration::minutes(210)));
        assert_eq!(
            (december.appeals, december.results),
            (Rounded::Few, None),
            "one restored would be told apart"
        );
        let clauses = december.clauses.as_ref().map(|clauses| clauses[2]);
        assert_eq!(clauses, Some((Clause::Respect, Rounded::About(5))));
    }

    #[test]
    fn nothing_at_all_is_one_empty_month() {
        let told = months_told(&Ledger::default(), NOW);
        assert!(told.len() == 1 && told[0].is_empty());
    }

    proptest! {
        #[test]
        fn no_month_tells_an_exact_few_nor_the_time_of_one(
            many in prop::collection::vec((0_usize..3, 0_usize..7), 0..30),
        ) {
            let decisions: Vec<Settled> = many
                .iter()
                .map(|(ruling, clause)| settled(NOW, Ruling::ALL[*ruling], Clause::ALL[*clause], 7))
                .collect();
            let told = months_told(&Ledger { decisions: decisions.clone(), ..Ledger::default() }, NOW);
            let month = &told[0];
            prop_assert!(month.median.is_none() || decisions.len() as u64 >= FEW);
            for (ruling, rounded) in month.rulings {
                let exact = decisions.iter().filter(|decision| decision.ruling == ruling).count() as u64;
                prop_assert_eq!(rounded == Rounded::Few, (1..FEW).contains(&exact));
            }
            let against: Vec<Rounded> = month.rulings[1..].iter().map(|(_, many)| *many).collect();
            for (clause, rounded) in month.clauses.iter().flatten() {
                let exact = decisions.iter().filter(|decision| decision.clause == Some(*clause)).count() as u64;
                prop_assert_eq!(*rounded, Rounded::of(exact));
            }
            let exact: Vec<u64> = month.clauses.iter().flatten().map(|(_, many)| many.range().0).collect();
            prop_assert!(month.clauses.is_none() || breakdown(&against, &exact).is_some());
        }
    }
}
