//! Sealed links: a purpose, a subject and an expiry that nobody without the key can make or alter.
//!
//! A link in a mail is derived from the server's key instead of being stored, so a copy of the database holds no
//! token, hashed or not, and the outbox holds none either: the worker seals the link when it sends the mail.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use time::OffsetDateTime;
use uuid::Uuid;

type HmacSha256 = Hmac<Sha256>;

/// Bytes of a sealed link before its MAC: version, purpose, subject, epoch, expiry.
const BODY: usize = 1 + 1 + 16 + 4 + 8;
/// Bytes of MAC kept: 128 bits, beyond any guessing over a network.
const MAC: usize = 16;
const VERSION: u8 = 1;

/// What a link lets its bearer do. A link for one purpose never opens another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Confirm a pledge.
    ConfirmPledge = 1,
    /// Open the preference centre.
    Preferences = 2,
    /// Withdraw the consent to e-mail (RFC 8058).
    Unsubscribe = 3,
    /// Confirm a new e-mail address.
    ConfirmAddress = 4,
    /// Open an account.
    Invitation = 5,
    /// Set a new password.
    NewPassword = 6,
    /// Give the second factor, after the first.
    SecondFactor = 7,
    /// Confirm an account's new e-mail address.
    ConfirmEmail = 12,
    /// Confirm that a request to the service desk is one's own.
    ConfirmRequest = 13,
    /// Read one's enquiry with its answers, and add to it.
    Enquiry = 14,
    /// See that an enquiry was sent, and its reference.
    EnquirySent = 15,
    /// Say whose a form is.
    WhoseForm = 20,
    /// Have no more mails about replies.
    StopReplies = 32,
    /// Have no more mails about mentions.
    StopMentions = 33,
    /// Have no more mails about followed topics.
    StopFollowedTopics = 34,
    /// Have no more mails about topics that close.
    StopClosing = 35,
    /// Have no more mails about outcomes.
    StopOutcomes = 36,
    /// Have no more mails about staff's answers.
    StopStaffAnswers = 37,
    /// Have no more mails of notices at all.
    StopNotices = 38,
}

/// What a sealed link says once its seal has been checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Whom it is about.
    pub subject: Uuid,
    /// The subject's link epoch when it was sealed; raising the epoch revokes every earlier link.
    pub epoch: u32,
    /// When it stops working; `None` for a link that must always work.
    pub expires: Option<OffsetDateTime>,
}

/// Why a link was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealed {
    /// Not ours, altered, or made for another purpose.
    #[error("the link is not one of ours")]
    Forged,
    /// Ours, but too old.
    #[error("the link has expired")]
    Expired,
}

/// The server's secret, from which a key for each use is derived. Its `Debug` shows nothing.
#[derive(Clone)]
pub struct Secret {
    links: HmacSha256,
    forms: HmacSha256,
    addresses: HmacSha256,
    events: HmacSha256,
    authenticators: [u8; 32],
    sign_ons: [u8; 32],
    ceremonies: [u8; 32],
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// Fewest bytes that make a secret.
    pub const MIN_BYTES: usize = 32;

    /// Derives the keys; `None` when there are fewer than [`Self::MIN_BYTES`] bytes.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        (bytes.len() >= Self::MIN_BYTES).then(|| Self {
            links: derive(bytes, b"links"),
            forms: derive(bytes, b"forms"),
            addresses: derive(bytes, b"addresses"),
            events: derive(bytes, b"events"),
            authenticators: derive_key(bytes, b"authenticators"),
            sign_ons: derive_key(bytes, b"sign-ons"),
            ceremonies: derive_key(bytes, b"ceremonies"),
        })
    }

    /// A keyed digest of a canonical e-mail address: recognises the address again without keeping it, and tells
    /// nothing to whoever has the database but not the key.
    pub fn address_key(&self, canonical: &str) -> [u8; 32] {
        digest(&self.addresses, &[canonical.as_bytes()])
    }

    /// A keyed digest under which the log of security events names somebody or something: lines about the same one can
    /// be put side by side, and neither the database nor a guess says who it is without the key.
    pub fn event_key(&self, kind: &str, bytes: &[u8]) -> [u8; 8] {
        array(&digest(&self.events, &[kind.as_bytes(), &[0], bytes])[..8])
    }

    /// Tells this secret from another beside a backup, and nothing about it. No address begins so.
    pub fn mark(&self) -> [u8; 32] {
        digest(&self.addresses, &[b"\0backup"])
    }

    /// The key under which authenticators' secrets are kept.
    pub const fn authenticator_key(&self) -> &[u8; 32] {
        &self.authenticators
    }

    /// The key under which a browser carries what signing in elsewhere has begun.
    pub const fn sign_on_key(&self) -> &[u8; 32] {
        &self.sign_ons
    }

    /// The key under which what the server must remember of a passkey's ceremony travels through the browser.
    pub const fn ceremony_key(&self) -> &[u8; 32] {
        &self.ceremonies
    }

    /// Seals a link.
    pub fn seal(&self, purpose: Purpose, link: Sealed) -> String {
        let mut bytes = [0_u8; BODY + MAC];
        bytes[0] = VERSION;
        bytes[1] = purpose as u8;
        bytes[2..18].copy_from_slice(link.subject.as_bytes());
        bytes[18..22].copy_from_slice(&link.epoch.to_be_bytes());
        let expires = link.expires.map_or(0, OffsetDateTime::unix_timestamp);
        bytes[22..BODY].copy_from_slice(&expires.to_be_bytes());
        let mac = digest(&self.links, &[&bytes[..BODY]]);
        bytes[BODY..].copy_from_slice(&mac[..MAC]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Opens a link made for `purpose`.
    ///
    /// # Errors
    /// [`Unsealed`] says why it was refused.
    pub fn open(&self, purpose: Purpose, token: &str, now: OffsetDateTime) -> Result<Sealed, Unsealed> {
        let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| Unsealed::Forged)?;
        let bytes: [u8; BODY + MAC] = bytes.try_into().map_err(|_| Unsealed::Forged)?;
        let (body, mac) = bytes.split_at(BODY);
        verify(&self.links, &[body], mac)?;
        if body[0] != VERSION || body[1] != purpose as u8 {
            return Err(Unsealed::Forged);
        }
        let expires = match i64::from_be_bytes(array(&body[22..])) {
            0 => None,
            seconds => Some(OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| Unsealed::Forged)?),
        };
        if expires.is_some_and(|at| at <= now) {
            return Err(Unsealed::Expired);
        }
        Ok(Sealed {
            subject: Uuid::from_bytes(array(&body[2..18])),
            epoch: u32::from_be_bytes(array(&body[18..22])),
            expires,
        })
    }

    /// Stamps a form with the moment at which it was written.
    pub fn stamp_form(&self, now: OffsetDateTime) -> String {
        let at = now.unix_timestamp().to_be_bytes();
        let mac = digest(&self.forms, &[&at]);
        URL_SAFE_NO_PAD.encode([&at[..], &mac[..MAC]].concat())
    }

    /// The moment at which one of our forms was written.
    ///
    /// # Errors
    /// [`Unsealed::Forged`] when the stamp is not ours, [`Unsealed::Expired`] when it is older than `max_age` or
    /// from the future.
    pub fn open_form(
        &self,
        stamp: &str,
        now: OffsetDateTime,
        max_age: time::Duration,
    ) -> Result<OffsetDateTime, Unsealed> {
        let bytes = URL_SAFE_NO_PAD.decode(stamp).map_err(|_| Unsealed::Forged)?;
        let bytes: [u8; 8 + MAC] = bytes.try_into().map_err(|_| Unsealed::Forged)?;
        let (at, mac) = bytes.split_at(8);
        verify(&self.forms, &[at], mac)?;
        let written = OffsetDateTime::from_unix_timestamp(i64::from_be_bytes(array(at)))
            .map_err(|_| Unsealed::Forged)?;
        let age = now - written;
        if age > max_age || age < -time::Duration::MINUTE { Err(Unsealed::Expired) } else { Ok(written) }
    }
}

fn derive(secret: &[u8], label: &[u8]) -> HmacSha256 {
    keyed(&derive_key(secret, label))
}

fn derive_key(secret: &[u8], label: &[u8]) -> [u8; 32] {
    digest(&keyed(secret), &[b"health-commons/", label])
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104 section 3)")]
fn keyed(key: &[u8]) -> HmacSha256 {
    HmacSha256::new_from_slice(key).expect("HMAC takes a key of any length")
}

fn digest(key: &HmacSha256, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = key.clone();
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn verify(key: &HmacSha256, parts: &[&[u8]], expected: &[u8]) -> Result<(), Unsealed> {
    let mut mac = key.clone();
    for part in parts {
        mac.update(part);
    }
    mac.verify_truncated_left(expected).map_err(|_| Unsealed::Forged)
}

fn array<const N: usize>(slice: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(slice);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-22 12:00 UTC);

    fn secret() -> Secret {
        Secret::new(&[7; 32]).unwrap()
    }

    fn link(expires: Option<OffsetDateTime>) -> Sealed {
        Sealed { subject: Uuid::from_u128(42), epoch: 3, expires }
    }

    #[test]
    fn a_short_secret_is_no_secret() {
        assert!(Secret::new(&[7; 31]).is_none());
    }

    #[test]
    fn case_42_an_expired_link_is_refused_at_the_very_second() {
        let token = secret().seal(Purpose::Preferences, link(Some(NOW)));
        let before = NOW - time::Duration::SECOND;
        assert_eq!(secret().open(Purpose::Preferences, &token, before), Ok(link(Some(NOW))));
        assert_eq!(secret().open(Purpose::Preferences, &token, NOW), Err(Unsealed::Expired));
    }

    #[test]
    fn a_link_opens_nothing_but_its_purpose() {
        let token = secret().seal(Purpose::Unsubscribe, link(None));
        assert_eq!(secret().open(Purpose::Preferences, &token, NOW), Err(Unsealed::Forged));
    }

    #[test]
    fn another_server_s_link_is_refused() {
        let token = Secret::new(&[8; 32]).unwrap().seal(Purpose::Unsubscribe, link(None));
        assert_eq!(secret().open(Purpose::Unsubscribe, &token, NOW), Err(Unsealed::Forged));
    }

    #[test]
    fn a_form_from_yesterday_or_tomorrow_has_expired() {
        let stamp = secret().stamp_form(NOW);
        let day = time::Duration::DAY;
        assert_eq!(secret().open_form(&stamp, NOW + day, day), Ok(NOW));
        assert_eq!(
            secret().open_form(&stamp, NOW + day + time::Duration::SECOND, day),
            Err(Unsealed::Expired)
        );
        assert_eq!(secret().open_form(&stamp, NOW - 2 * time::Duration::MINUTE, day), Err(Unsealed::Expired));
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_as_it_was(subject: u128, epoch: u32, seconds in 1_i64..200_000_000_000) {
            let expires = Some(OffsetDateTime::from_unix_timestamp(seconds).unwrap());
            let link = Sealed { subject: Uuid::from_u128(subject), epoch, expires };
            let token = secret().seal(Purpose::ConfirmPledge, link);
            prop_assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
            let just_before = OffsetDateTime::from_unix_timestamp(seconds - 1).unwrap();
            prop_assert_eq!(secret().open(Purpose::ConfirmPledge, &token, just_before), Ok(link));
        }

        #[test]
        fn one_altered_bit_is_a_forgery(byte in 0_usize..BODY + MAC, bit in 0_u8..8) {
            let token = secret().seal(Purpose::Preferences, link(None));
            let mut bytes = URL_SAFE_NO_PAD.decode(token).unwrap();
            bytes[byte] ^= 1 << bit;
            let altered = URL_SAFE_NO_PAD.encode(bytes);
            prop_assert_eq!(secret().open(Purpose::Preferences, &altered, NOW), Err(Unsealed::Forged));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            prop_assert_eq!(secret().open(Purpose::Preferences, &text, NOW), Err(Unsealed::Forged));
            prop_assert!(secret().open_form(&text, NOW, time::Duration::DAY).is_err());
        }
    }
}
