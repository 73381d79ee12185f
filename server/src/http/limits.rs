//! How much one client may do. Addresses are held in memory only, and forgotten when idle.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use time::OffsetDateTime;
use uuid::Uuid;

use super::bucket::Bucket;

/// One client: an IPv4 address, or an IPv6 /64, which is what one subscriber is given (RFC 6177).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// An IPv4 address, also when it came mapped into IPv6.
    V4([u8; 4]),
    /// The first 64 bits of an IPv6 address.
    V6([u8; 8]),
}

impl From<IpAddr> for Client {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address.octets()),
            IpAddr::V6(address) => Self::V6(prefix(address)),
        }
    }
}

fn prefix(address: Ipv6Addr) -> [u8; 8] {
    let mut prefix = [0; 8];
    prefix.copy_from_slice(&address.octets()[..8]);
    prefix
}

/// A network: what many clients may have in common that are one person's, an IPv4 /24 or an IPv6 /48, which is what a site
/// is given (RFC 6177).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Network {
    V4([u8; 3]),
    V6([u8; 6]),
}

impl From<Client> for Network {
    fn from(client: Client) -> Self {
        match client {
            Client::V4(bytes) => Self::V4(std::array::from_fn(|at| bytes[at])),
            Client::V6(bytes) => Self::V6(std::array::from_fn(|at| bytes[at])),
        }
    }
}

/// What a client does. Each kind has an allowance of its own: what many people behind one address do must not use up
/// what one of them needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Pledging.
    Pledge,
    /// Having a link mailed.
    Mail,
    /// Writing to the association.
    Contact,
    /// Saying whether an article of the help centre was useful.
    Useful,
    /// Opening an account, or setting a password, with a link.
    Open,
    /// Sending a form that is kept, because its session ended before.
    Keep,
}

/// Wrong passwords that one client may send for one name at once, then each minute. Counted for both together, so
/// that nobody is locked out of their account by a stranger who fails on purpose.
const SIGN_INS: (u32, u32) = (10, 2);
/// Codes that one client may try for one account, who has given its password before: six digits must not be guessed.
const CODES: (u32, u32) = (6, 1);

/// Codes that may be tried for one account from everywhere together: many clients must not guess six digits either. Only
/// who knows its password uses them up, and recovery codes and passkeys are not counted.
const CODES_OF_ONE: (u32, u32) = (30, 1);

/// What one network may write to the association at once, then each hour, before more waits for somebody to look at it: a
/// hospital is one network, and nothing of it is dropped.
const WRITINGS: (u32, u32) = (30, 30);

/// How many times as many as forms: beginning to sign in elsewhere or with a passkey keeps nothing, and mails nobody.
const BEGINNINGS: u32 = 10;

/// The limits of forms and of signing in.
pub struct Limits {
    forms: DefaultKeyedRateLimiter<(Client, Act)>,
    beginnings: DefaultKeyedRateLimiter<Client>,
    writings: DefaultKeyedRateLimiter<Network>,
    failures: Bucket<Client>,
    names: Bucket<(Client, [u8; 32])>,
    accounts: Bucket<(Client, Uuid)>,
    codes: DefaultKeyedRateLimiter<(Client, Uuid)>,
    codes_of_one: DefaultKeyedRateLimiter<Uuid>,
}

/// An attempt to sign in. It counts as a failure until it is known to be none.
#[must_use]
pub struct Attempt {
    client: Client,
    name: [u8; 32],
    account: Option<Uuid>,
}

impl Limits {
    /// At most `burst` forms of a kind at once, then `per_minute`.
    pub fn new(burst: u32, per_minute: u32) -> Self {
        let (limit, more) = (burst.saturating_mul(BEGINNINGS), per_minute.saturating_mul(BEGINNINGS));
        Self {
            forms: RateLimiter::keyed(quota(burst, per_minute)),
            beginnings: RateLimiter::keyed(quota(limit, more)),
            writings: RateLimiter::keyed(
                Quota::per_hour(at_least_one(WRITINGS.1)).allow_burst(at_least_one(WRITINGS.0)),
            ),
            failures: Bucket::new(burst, per_minute),
            names: Bucket::new(SIGN_INS.0, SIGN_INS.1),
            accounts: Bucket::new(SIGN_INS.0, SIGN_INS.1),
            codes: RateLimiter::keyed(quota(CODES.0, CODES.1)),
            codes_of_one: RateLimiter::keyed(quota(CODES_OF_ONE.0, CODES_OF_ONE.1)),
        }
    }

    /// Whether this client may try another password now, and another for this name.
    pub fn begin_attempt(&self, client: Client, name: &[u8; 32], now: OffsetDateTime) -> Option<Attempt> {
        // The client first: a flood of names is refused before one of them is remembered.
        if !self.failures.take(client, now) {
            return None;
        }
        if !self.names.take((client, *name), now) {
            self.failures.give_back(&client);
            return None;
        }
        Some(Attempt { client, name: *name, account: None })
    }

    /// Whether this client may try another password of this account, whatever it is called by. Where it may not, the
    /// answer must be that of a wrong password: another would tell that two names are one person's.
    pub fn allow_account(&self, attempt: &mut Attempt, account: Uuid, now: OffsetDateTime) -> bool {
        let is_left = self.accounts.take((attempt.client, account), now);
        attempt.account = is_left.then_some(account);
        is_left
    }

    /// The attempt was right, or nobody could find out: it does not count. A whole hospital signs in from one address.
    pub fn forget(&self, attempt: &Attempt) {
        self.failures.give_back(&attempt.client);
        self.names.give_back(&(attempt.client, attempt.name));
        if let Some(account) = attempt.account {
            self.accounts.give_back(&(attempt.client, account));
        }
    }

    /// Whether this client may begin to sign in elsewhere, or with a passkey.
    pub fn allow_beginning(&self, client: Client) -> bool {
        self.beginnings.check_key(&client).is_ok()
    }

    /// Whether this client may try another code of this person's.
    pub fn allow_code(&self, client: Client, person: Uuid) -> bool {
        self.codes.check_key(&(client, person)).is_ok()
    }

    /// Whether this client may try another code as this person's second factor; `is_short` where it can be guessed.
    pub fn allow_second_factor(&self, client: Client, person: Uuid, is_short: bool) -> bool {
        self.allow_code(client, person) && (!is_short || self.codes_of_one.check_key(&person).is_ok())
    }

    /// Whether this client may post another form of this kind now.
    pub fn allow_form(&self, client: Client, act: Act) -> bool {
        self.forms.check_key(&(client, act)).is_ok()
    }

    /// Whether so much was written to the association from this client's network of late that it may be a program's.
    pub fn is_crowded(&self, client: Client) -> bool {
        self.writings.check_key(&client.into()).is_err()
    }

    /// Forgets clients whose allowance is whole again.
    pub fn forget_idle(&self, now: OffsetDateTime) {
        self.failures.forget_idle(now);
        self.names.forget_idle(now);
        self.accounts.forget_idle(now);
        self.forms.retain_recent();
        self.forms.shrink_to_fit();
        self.beginnings.retain_recent();
        self.beginnings.shrink_to_fit();
        self.writings.retain_recent();
        self.writings.shrink_to_fit();
        self.codes.retain_recent();
        self.codes.shrink_to_fit();
        self.codes_of_one.retain_recent();
        self.codes_of_one.shrink_to_fit();
    }
}

fn at_least_one(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}

fn quota(burst: u32, per_minute: u32) -> Quota {
    Quota::per_minute(at_least_one(per_minute)).allow_burst(at_least_one(burst))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: OffsetDateTime = time::macros::datetime!(2026-11-29 12:00 UTC);

    fn client(address: &str) -> Client {
        address.parse::<IpAddr>().unwrap().into()
    }

    #[test]
    fn case_40_a_thousand_addresses_in_one_ipv6_64_count_as_one() {
        let limits = Limits::new(10, 1);
        let allowed = (0..1000)
            .filter(|n| limits.allow_form(client(&format!("2001:db8:1:2::{n:x}")), Act::Mail))
            .count();
        assert_eq!(allowed, 10);
        assert!(limits.allow_form(client("2001:db8:1:3::1"), Act::Mail), "the next /64 is somebody else");
    }

    #[test]
    fn ten_thousand_addresses_of_one_48_or_one_24_are_one_network() {
        let limits = Limits::new(10, 1);
        let crowded =
            |of: &dyn Fn(u32) -> String| (0..10_000).filter(|n| limits.is_crowded(client(&of(*n)))).count();
        assert_eq!(crowded(&|n| format!("2001:db8:1:{n:x}::1")), 9_970);
        assert_eq!(crowded(&|n| format!("192.0.2.{}", n % 256)), 9_970);
        assert!(!limits.is_crowded(client("2001:db8:2::1")) && !limits.is_crowded(client("192.0.3.1")));
    }

    #[test]
    fn an_attempt_that_was_right_takes_nothing_and_one_that_is_refused_no_more() {
        let (limits, here) = (Limits::new(20, 1), client("192.0.2.7"));
        let person = Uuid::from_u128(1);
        for _ in 0..100 {
            let mut attempt = limits.begin_attempt(here, &[1; 32], NOW).unwrap();
            assert!(limits.allow_account(&mut attempt, person, NOW));
            limits.forget(&attempt);
        }
        let wrong =
            |name| (0..100).filter(|_| limits.begin_attempt(here, &[name; 32], NOW).is_some()).count();
        assert_eq!((wrong(1), wrong(2), wrong(3)), (10, 10, 0), "ten for a name, twenty from here");
        assert!(limits.begin_attempt(client("192.0.2.8"), &[1; 32], NOW).is_some());
    }

    #[test]
    fn a_flood_of_names_is_not_remembered() {
        let (limits, here) = (Limits::new(20, 1), client("192.0.2.7"));
        let tried = |n: u16| {
            let mut name = [0; 32];
            name[..2].copy_from_slice(&n.to_be_bytes());
            limits.begin_attempt(here, &name, NOW).is_some()
        };
        assert_eq!((0..1_000).filter(|n| tried(*n)).count(), 20);
        assert_eq!(limits.names.count(), 20);
    }

    #[test]
    fn six_digits_are_not_guessed_from_a_thousand_places() {
        let limits = Limits::new(10, 1);
        let person = Uuid::from_u128(1);
        let tries = |is_short| {
            let from = |n: u32| client(&format!("2001:db8:{n:x}::1"));
            (0..1000).filter(|n| limits.allow_second_factor(from(*n), person, is_short)).count()
        };
        assert_eq!(tries(true), 30);
        assert_eq!(tries(false), 1000, "a recovery code is too long to guess");
    }

    #[test]
    fn an_ipv4_address_is_the_same_client_when_it_comes_mapped() {
        assert_eq!(client("::ffff:192.0.2.7"), client("192.0.2.7"));
        assert_ne!(client("192.0.2.7"), client("192.0.2.8"));
    }
}
