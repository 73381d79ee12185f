//! How much one client may do. Addresses are held in memory only, and forgotten when idle.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use uuid::Uuid;

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

/// Wrong passwords that one client may send for one name at once, then each minute. Counted for both together, so
/// that nobody is locked out of their account by a stranger who fails on purpose.
const SIGN_INS: (u32, u32) = (10, 2);
/// Codes that one client may try for one account, who has given its password before: six digits must not be guessed.
const CODES: (u32, u32) = (6, 1);

/// Codes that may be tried for one account from everywhere together: many clients must not guess six digits either. Only
/// who knows its password uses them up, and recovery codes and passkeys are not counted.
const CODES_OF_ONE: (u32, u32) = (30, 1);

/// The limits of forms.
pub struct Limits {
    forms: DefaultKeyedRateLimiter<Client>,
    sign_ins: DefaultKeyedRateLimiter<(Client, [u8; 32])>,
    codes: DefaultKeyedRateLimiter<(Client, Uuid)>,
    codes_of_one: DefaultKeyedRateLimiter<Uuid>,
}

impl Limits {
    /// At most `burst` forms at once, then `per_minute`.
    pub fn new(burst: u32, per_minute: u32) -> Self {
        Self {
            forms: RateLimiter::keyed(quota(burst, per_minute)),
            sign_ins: RateLimiter::keyed(quota(SIGN_INS.0, SIGN_INS.1)),
            codes: RateLimiter::keyed(quota(CODES.0, CODES.1)),
            codes_of_one: RateLimiter::keyed(quota(CODES_OF_ONE.0, CODES_OF_ONE.1)),
        }
    }

    /// Whether this client may try another password now, and another for this name.
    pub fn allow_sign_in(&self, client: Client, name: &[u8; 32]) -> bool {
        self.allow_form(client) && self.sign_ins.check_key(&(client, *name)).is_ok()
    }

    /// Whether this client may try another code of this person's.
    pub fn allow_code(&self, client: Client, person: Uuid) -> bool {
        self.allow_form(client) && self.codes.check_key(&(client, person)).is_ok()
    }

    /// Whether this client may try another code as this person's second factor; `is_short` where it can be guessed.
    pub fn allow_second_factor(&self, client: Client, person: Uuid, is_short: bool) -> bool {
        self.allow_code(client, person) && (!is_short || self.codes_of_one.check_key(&person).is_ok())
    }

    /// Whether this client may post another form now.
    pub fn allow_form(&self, client: Client) -> bool {
        self.forms.check_key(&client).is_ok()
    }

    /// Forgets clients whose allowance is whole again.
    pub fn forget_idle(&self) {
        self.forms.retain_recent();
        self.forms.shrink_to_fit();
        self.sign_ins.retain_recent();
        self.sign_ins.shrink_to_fit();
        self.codes.retain_recent();
        self.codes.shrink_to_fit();
        self.codes_of_one.retain_recent();
        self.codes_of_one.shrink_to_fit();
    }
}

fn quota(burst: u32, per_minute: u32) -> Quota {
    let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
    Quota::per_minute(at_least_one(per_minute)).allow_burst(at_least_one(burst))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(address: &str) -> Client {
        address.parse::<IpAddr>().unwrap().into()
    }

    #[test]
    fn case_40_a_thousand_addresses_in_one_ipv6_64_count_as_one() {
        let limits = Limits::new(10, 1);
        let allowed =
            (0..1000).filter(|n| limits.allow_form(client(&format!("2001:db8:1:2::{n:x}")))).count();
        assert_eq!(allowed, 10);
        assert!(limits.allow_form(client("2001:db8:1:3::1")), "the next /64 is somebody else");
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
