//! How much one person may do in a short while, by what each act costs others.

use strum::{IntoStaticStr, VariantArray};
use time::{Duration, OffsetDateTime};

/// For how long an account counts as new.
const NEW_FOR: Duration = Duration::days(7);

/// Something that members do, of which too much would burden others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Act {
    /// Writing a comment, or another text in its place.
    Comment,
    /// Naming somebody, who is told of it by mail.
    Mention,
    /// Reporting something, which a moderator looks at.
    Report,
    /// Asking or telling staff something, which one of them reads.
    Request,
    /// Reacting to a comment.
    Reaction,
    /// Keeping what is not finished.
    Draft,
    /// Looking how something will look.
    Preview,
    /// Looking for what was said.
    Search,
    /// Looking, while something is typed, for a topic that is alike.
    LookUp,
    /// Looking, while a name is typed, whose it may be. Who looks all day is to learn few names.
    NameLookUp,
    /// Taking all of one's own data along.
    Archive,
    /// Sending a form, whichever it is: counted beside what else it is, so that nothing that is sent costs nothing.
    Form,
}

crate::words!(Act: "in the database");

impl Act {
    /// How much of it is allowed. What others are mailed, or have to read, costs a new account more: nobody knows its
    /// person yet.
    pub const fn allowance(self, is_new: bool) -> Allowance {
        let (at_once, seconds) = match (self, is_new) {
            (Self::Comment, true) => (20, 120),
            (Self::Comment, false) => (40, 60),
            (Self::Mention, true) => (10, 1_800),
            (Self::Mention, false) => (30, 600),
            (Self::Report, true) | (Self::Archive, _) => (10, 360),
            (Self::Report, false) => (20, 180),
            (Self::Request, true) => (6, 1_200),
            (Self::Request, false) => (10, 600),
            (Self::Reaction, true) | (Self::Draft, _) => (60, 2),
            (Self::Reaction | Self::Preview, _) => (120, 1),
            (Self::Search, _) => (40, 2),
            (Self::LookUp, _) => (60, 1),
            (Self::NameLookUp, _) => (60, 30),
            (Self::Form, _) => (600, 1),
        };
        Allowance { at_once, each: Duration::seconds(seconds) }
    }
}

/// Whether an account that was opened then still counts as new.
pub fn is_new(opened: OffsetDateTime, now: OffsetDateTime) -> bool {
    now - opened < NEW_FOR
}

/// How much of something is allowed: so many at once, and another one each time this long has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// How many at once.
    pub at_once: i32,
    /// How long one takes to come back.
    pub each: Duration,
}

impl Allowance {
    /// How long `times` take to come back. What is more than is ever allowed at once takes all of it.
    pub fn cost(self, times: usize) -> Duration {
        self.each * i32::try_from(times).unwrap_or(i32::MAX).min(self.at_once)
    }

    /// How long all of it takes to come back: whoever does `times` more has used it up until so long from now, less what
    /// they cost, at most.
    pub fn whole(self) -> Duration {
        self.each * self.at_once
    }

    /// Does it `times` more, after what was done before has used it up until `spent`. Returns until when it is used up
    /// then.
    ///
    /// # Errors
    /// When it is possible again.
    pub fn take(
        self,
        spent: OffsetDateTime,
        now: OffsetDateTime,
        times: usize,
    ) -> Result<OffsetDateTime, OffsetDateTime> {
        let then = spent.max(now) + self.cost(times);
        if then - now <= self.whole() { Ok(then) } else { Err(then - self.whole()) }
    }

    /// Gives one back that turned out not to count. Returns until when it is used up then.
    pub fn give_back(self, spent: OffsetDateTime) -> OffsetDateTime {
        spent - self.each
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-29 12:00 UTC);

    /// How often it is taken within a time, whenever it is possible.
    fn within(allowance: Allowance, time: Duration) -> i32 {
        let (mut spent, mut now, mut many) = (NOW, NOW, 0);
        while now - NOW <= time {
            match allowance.take(spent, now, 1) {
                Ok(then) => (spent, many) = (then, many + 1),
                Err(again) => now = again,
            }
        }
        many
    }

    #[test]
    fn new_accounts_are_allowed_less_of_what_burdens_others() {
        for act in [Act::Comment, Act::Mention, Act::Report, Act::Request, Act::Reaction] {
            let day = |is_new| within(act.allowance(is_new), Duration::DAY);
            assert!(day(true) < day(false), "{act:?}");
        }
        assert!(is_new(NOW, NOW + Duration::days(6)) && !is_new(NOW, NOW + Duration::days(7)));
    }

    #[test]
    fn nobody_has_the_whole_membership_mailed_in_a_minute() {
        let minute = |is_new| within(Act::Mention.allowance(is_new), Duration::MINUTE);
        assert_eq!([minute(true), minute(false)], [10, 30]);
        assert!(within(Act::Mention.allowance(false), Duration::DAY) < 200);
    }

    #[test]
    fn who_uses_up_every_other_act_has_not_sent_too_many_forms_yet() {
        for is_new in [true, false] {
            let form = Act::Form.allowance(is_new);
            let others = Act::ALL.into_iter().filter(|act| *act != Act::Form);
            let others: Vec<_> = others.map(|act| act.allowance(is_new)).collect();
            assert!(others.iter().map(|other| other.at_once).sum::<i32>() < form.at_once);
            assert!(others.iter().all(|other| other.each >= form.each));
        }
    }

    #[test]
    fn every_act_has_a_word_of_its_own() {
        let words: std::collections::HashSet<_> = Act::ALL.iter().map(|act| act.code()).collect();
        assert_eq!(words.len(), Act::ALL.len());
    }

    proptest! {
        #[test]
        fn what_is_refused_is_possible_when_it_was_said_and_not_before(
            steps in proptest::collection::vec((0_i64..200, 1_usize..15), 1..60),
            act in 0_usize..Act::ALL.len(),
            is_new: bool,
        ) {
            let allowance = Act::ALL[act].allowance(is_new);
            let (mut spent, mut now) = (NOW, NOW);
            for (pause, times) in steps {
                now += Duration::seconds(pause);
                // As the database asks it.
                let is_possible = spent <= now + (allowance.whole() - allowance.cost(times));
                prop_assert_eq!(is_possible, allowance.take(spent, now, times).is_ok());
                match allowance.take(spent, now, times) {
                    Ok(then) => {
                        prop_assert!(then > spent.max(now) && then - now <= allowance.each * allowance.at_once);
                        spent = then;
                    }
                    Err(again) => {
                        prop_assert!(again > now);
                        prop_assert!(allowance.take(spent, again, times).is_ok());
                        let before = again - Duration::seconds(1);
                        prop_assert!(allowance.take(spent, before, times).is_err());
                    }
                }
            }
        }
    }
}
