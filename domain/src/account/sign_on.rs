//! What an identity provider says of somebody, and whom the association knows by it (`OpenID` Connect Core 1.0,
//! sections 2 and 5.1).

use super::MemberNumber;
use crate::EmailAddress;

/// The one claim that may say whom a provider's account belongs to. The configuration names it; there is no default,
/// and nothing else that the provider says finds anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkClaim {
    /// `email`, held against the roster's addresses, and only once the provider has verified it: whoever may type any
    /// address at the provider could be anybody here.
    Email,
    /// Any other claim, held against the association's own member numbers.
    Number(String),
}

/// Whom a provider's claim names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// The owner of a mailbox.
    Mailbox(EmailAddress),
    /// The bearer of a member number.
    Member(MemberNumber),
    /// Somebody with an address that the provider has not verified.
    Unverified,
    /// Nobody: the claim is missing, or holds what cannot stand on a roster.
    Nobody,
}

impl LinkClaim {
    /// The claim of this name.
    pub fn of(name: &str) -> Self {
        if name == "email" { Self::Email } else { Self::Number(name.to_owned()) }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Email => "email",
            Self::Number(name) => name,
        }
    }

    /// Reads the claim's value. `email_verified` is the claim of that name; missing is not verified.
    pub fn read(&self, value: Option<&str>, email_verified: Option<bool>) -> Named {
        let Some(value) = value else { return Named::Nobody };
        match self {
            Self::Email if email_verified != Some(true) => Named::Unverified,
            Self::Email => EmailAddress::parse(value).map_or(Named::Nobody, Named::Mailbox),
            Self::Number(_) => MemberNumber::parse(value).map_or(Named::Nobody, Named::Member),
        }
    }
}

/// What a provider calls one of its accounts: never given to another, unlike an address (Core 1.0, section 5.7).
#[derive(Clone, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// Longest subject, in ASCII characters (Core 1.0, section 2).
    pub const MAX_CHARS: usize = 255;

    /// Reads a subject; `None` when it breaks the rule, so that a longer one is never cut to another's.
    pub fn parse(text: &str) -> Option<Self> {
        (!text.is_empty() && text.is_ascii() && text.len() <= Self::MAX_CHARS).then(|| Self(text.to_owned()))
    }

    /// The subject.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Subject(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailbox(named: Named) -> Option<String> {
        match named {
            Named::Mailbox(email) => Some(email.canonical()),
            _ => None,
        }
    }

    #[test]
    fn an_address_names_somebody_only_once_the_provider_has_verified_it() {
        let email = LinkClaim::of("email");
        assert_eq!(
            mailbox(email.read(Some("W.Quack@example.org"), Some(true))).as_deref(),
            Some("w.quack@example.org")
        );
        for verified in [None, Some(false)] {
            assert_eq!(email.read(Some("w.quack@example.org"), verified), Named::Unverified);
        }
        assert_eq!(email.read(None, Some(true)), Named::Nobody);
        assert_eq!(email.read(Some("not an address"), Some(true)), Named::Nobody);
    }

    #[test]
    fn case_45_an_address_whose_domain_only_ends_like_a_member_s_is_another_mailbox() {
        let email = LinkClaim::of("email");
        for other in [
            "w.quack@evilexample.org",
            "w.quack@evil-example.org",
            "w.quack@example.org.evil.example",
            "w.quack@sub.example.org",
            "w.quack@evil.example@example.org",
            "w.quack@example.org\u{0}.evil.example",
            "w.quack@ex\u{430}mple.org",
        ] {
            let named = mailbox(email.read(Some(other), Some(true)));
            assert_ne!(named.as_deref(), Some("w.quack@example.org"), "{other}");
        }
    }

    #[test]
    fn any_other_claim_is_a_member_number_and_verifying_an_address_changes_nothing() {
        for name in ["member_number", "sub", "https://association.example/number", "Email"] {
            let claim = LinkClaim::of(name);
            assert_eq!(claim.name(), name);
            let number = MemberNumber::parse("4711").unwrap();
            assert_eq!(claim.read(Some("4711"), None), Named::Member(number), "{name}");
            assert_eq!(claim.read(Some("w.quack@example.org"), Some(true)), Named::Nobody, "{name}");
            assert_eq!(claim.read(None, Some(true)), Named::Nobody, "{name}");
        }
    }

    #[test]
    fn a_subject_is_taken_whole_or_not_at_all() {
        let longest = "x".repeat(Subject::MAX_CHARS);
        assert_eq!(Subject::parse(&longest).unwrap().as_str(), longest);
        for wrong in ["", "é", &"x".repeat(256)] {
            assert_eq!(Subject::parse(wrong), None, "{wrong}");
        }
    }
}
