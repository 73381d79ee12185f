//! What administrators have comments looked at for, before anybody reports them.

use std::collections::BTreeSet;

use time::Duration;

use super::{Signal, Watch, Watched};

/// Most of an account's first comments that are looked at.
pub const MAX_FIRST: u8 = 20;

/// The longest time that makes a burst, in minutes.
pub const MAX_MINUTES: u8 = 60;

/// Most sites that are known.
pub const MAX_SITES: usize = 500;

/// What an account's first comments are looked at for: those that it writes while fewer stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstComments {
    /// How many; at least 1.
    pub many: u8,
    /// How they are looked at.
    pub look: FirstLook,
}

/// How first comments are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstLook {
    /// Nobody else reads them until a moderator has looked.
    Hold,
    /// Moderators look at one in so many.
    Sample(u8),
}

/// Many comments of one account in a short time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burst {
    /// From this many on.
    pub many: u8,
    /// Within so many minutes.
    pub minutes: u8,
    /// What becomes of them.
    pub watch: Watch,
}

impl Burst {
    /// Within what time.
    pub fn time(self) -> Duration {
        Duration::minutes(self.minutes.into())
    }
}

/// What speaks against a comment because of what else its author wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuthorRules {
    /// An account's first comments.
    pub first: Option<FirstComments>,
    /// Many in a short time.
    pub burst: Option<Burst>,
}

impl AuthorRules {
    /// What speaks against a comment with this number, and whether it is held: `standing` of its author's stood before, and
    /// they wrote `lately` within the time of a burst.
    pub fn find(self, id: i64, standing: u32, lately: u32) -> (BTreeSet<Signal>, bool) {
        let (mut signals, mut holds) = (BTreeSet::new(), false);
        if let Some(first) = self.first.filter(|first| standing < u32::from(first.many)) {
            let is_looked_at = match first.look {
                FirstLook::Hold => true,
                FirstLook::Sample(one_in) => id % i64::from(one_in.max(1)) == 0,
            };
            if is_looked_at {
                signals.insert(Signal::FirstComment);
                holds |= first.look == FirstLook::Hold;
            }
        }
        if let Some(burst) = self.burst.filter(|burst| lately + 1 >= u32::from(burst.many)) {
            signals.insert(Signal::Burst);
            holds |= burst.watch == Watch::Hold;
        }
        (signals, holds)
    }
}

/// All that administrators have comments looked at for. Of itself, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchRules {
    /// What else their author wrote.
    pub author: AuthorRules,
    /// Links to sites that are not known, and what becomes of a comment with one.
    pub links: Option<Watch>,
    /// The sites that are known, each with those below it.
    pub sites: BTreeSet<String>,
    /// Words and phrases.
    pub words: Vec<Watched>,
}

impl WatchRules {
    /// Whether a site is known, or below one that is.
    pub fn knows(&self, host: &str) -> bool {
        let mut rest = Some(host);
        while let Some(site) = rest {
            if self.sites.contains(site) {
                return true;
            }
            rest = site.split_once('.').map(|(_, above)| above);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(look: FirstLook, watch: Watch) -> AuthorRules {
        AuthorRules {
            first: Some(FirstComments { many: 3, look }),
            burst: Some(Burst { many: 5, minutes: 10, watch }),
        }
    }

    #[test]
    fn first_comments_are_held_until_as_many_stand() {
        let rules = rules(FirstLook::Hold, Watch::Mark);
        for standing in 0..3 {
            assert_eq!(rules.find(7, standing, 0), (BTreeSet::from([Signal::FirstComment]), true));
        }
        assert_eq!(rules.find(7, 3, 0), (BTreeSet::new(), false));
    }

    #[test]
    fn of_a_sample_one_in_so_many_is_looked_at_and_none_is_held() {
        let rules = rules(FirstLook::Sample(4), Watch::Hold);
        let looked_at: Vec<_> = (1..=12).filter(|id| !rules.find(*id, 0, 0).0.is_empty()).collect();
        assert_eq!(looked_at, [4, 8, 12]);
        assert!(!rules.find(4, 0, 0).1);
    }

    #[test]
    fn a_burst_begins_with_the_comment_that_makes_it_one() {
        let rules = rules(FirstLook::Hold, Watch::Hold);
        assert_eq!(rules.find(1, 9, 3), (BTreeSet::new(), false));
        assert_eq!(rules.find(1, 9, 4), (BTreeSet::from([Signal::Burst]), true));
        assert_eq!(AuthorRules::default().find(1, 0, 999), (BTreeSet::new(), false));
    }

    #[test]
    fn a_site_is_known_with_those_below_it_and_no_other_that_looks_alike() {
        let rules = WatchRules { sites: BTreeSet::from(["cma.ca".to_owned()]), ..WatchRules::default() };
        for host in ["cma.ca", "www.cma.ca", "a.b.cma.ca"] {
            assert!(rules.knows(host), "{host}");
        }
        for host in ["notcma.ca", "cma.ca.example", "ca", "", "cma-ca"] {
            assert!(!rules.knows(host), "{host}");
        }
    }
}
