//! E-mail addresses, and when two of them are one mailbox.

use std::str::FromStr as _;

use crate::text::pasted;

/// The text is not an e-mail address that a public mail server would take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct InvalidEmail;

/// An e-mail address: an unquoted ASCII local part (RFC 5321 section 4.1.2) at a registered-looking domain, whose
/// international form is kept in its ASCII one (IDNA).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress {
    local: String,
    domain: String,
}

/// Providers whose mailboxes ignore part of what stands before the `@`: their domains, the domain they are one with,
/// and whether dots are ignored too. All of them ignore `+` and what follows.
const PROVIDERS: &[(&[&str], &str, bool)] = &[
    (&["gmail.com", "googlemail.com"], "gmail.com", true),
    (&["outlook.com"], "outlook.com", false),
    (&["hotmail.com"], "hotmail.com", false),
    (&["hotmail.ca"], "hotmail.ca", false),
    (&["live.com"], "live.com", false),
    (&["live.ca"], "live.ca", false),
    (&["icloud.com", "me.com", "mac.com"], "icloud.com", false),
    (&["proton.me", "protonmail.com", "pm.me"], "proton.me", true),
    (&["fastmail.com"], "fastmail.com", false),
];

impl EmailAddress {
    /// Longest address, in bytes (RFC 5321 section 4.5.3.1.3, less the angle brackets).
    pub const MAX_BYTES: usize = 254;

    /// Reads an address as typed or pasted: what mail programs copy around it, `mailto:` or a name before the angle
    /// brackets, is no part of it.
    ///
    /// # Errors
    /// [`InvalidEmail`] when no public mail server would take it.
    pub fn parse(typed: &str) -> Result<Self, InvalidEmail> {
        let typed = pasted(typed);
        let (local, domain) = bare(&typed).rsplit_once('@').ok_or(InvalidEmail)?;
        let domain = looked_up(domain).ok_or(InvalidEmail)?;
        let address = format!("{local}@{domain}");
        let syntax = email_address::EmailAddress::from_str(&address).map_err(|_| InvalidEmail)?;
        let top = domain.rsplit('.').next().unwrap_or_default();
        let plausible = address.len() <= Self::MAX_BYTES
            && local.is_ascii()
            && !local.contains(['"', '\\', ' ', '(', ')', '<', '>', '%', '!'])
            && domain.contains('.')
            && top.chars().any(char::is_alphabetic)
            && syntax.domain() == domain;
        if plausible { Ok(Self { local: local.to_owned(), domain }) } else { Err(InvalidEmail) }
    }

    /// The address to write to, its local part as typed.
    pub fn address(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }

    /// The form in which two addresses of one mailbox are equal: lower case, and without the dots and the `+tag`
    /// that the provider ignores. Never write to it.
    pub fn canonical(&self) -> String {
        let mut local = self.local.to_ascii_lowercase();
        let mut domain = self.domain.as_str();
        let provider = PROVIDERS.iter().find(|(domains, ..)| domains.contains(&domain));
        if let Some((_, home, ignores_dots)) = provider {
            domain = home;
            if let Some(plus) = local.find('+').filter(|at| *at > 0) {
                local.truncate(plus);
                local.truncate(local.trim_end_matches('.').len());
            }
            if *ignores_dots {
                local.retain(|c| c != '.');
            }
        }
        format!("{local}@{domain}")
    }
}

/// An address without what mail programs copy around it.
fn bare(typed: &str) -> &str {
    let inside = typed.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    let address = inside.map_or(typed, |(_, address)| address.trim());
    let scheme = "mailto:";
    match address.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => {
            address[scheme.len()..].split('?').next().unwrap_or_default().trim()
        }
        _ => address,
    }
}

/// A domain in the form in which it is looked up.
#[cfg(not(target_arch = "wasm32"))]
fn looked_up(domain: &str) -> Option<String> {
    idna::domain_to_ascii_strict(domain).ok()
}

/// A browser reads the domains alone that need no tables of scripts. It lets others pass: the server reads them.
#[cfg(target_arch = "wasm32")]
fn looked_up(domain: &str) -> Option<String> {
    plainly_looked_up(domain)
}

/// The same by the rules of plain letters (RFC 5891, section 4.2.3.1), which are all that most domains need.
#[cfg(any(test, target_arch = "wasm32"))]
fn plainly_looked_up(domain: &str) -> Option<String> {
    let domain = domain.to_ascii_lowercase();
    let is_plain = domain.is_ascii() && !domain.split('.').any(|label| label.starts_with("xn--"));
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.get(2..4) != Some("--")
    };
    (!is_plain || domain.len() <= 253 && domain.split('.').all(is_label)).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_browser_says_of_a_plain_domain_what_the_server_says(domain in "[a-cA-C0-1.\\-_]{0,12}") {
            prop_assert_eq!(plainly_looked_up(&domain), looked_up(&domain));
        }
    }

    #[test]
    fn a_browser_refuses_no_domain_that_the_server_takes() {
        let long = format!("{}.example.org", "a".repeat(63));
        for domain in ["santé.example", "xn--sant-epa.example", "例え.example", "example.org", long.as_str()]
        {
            assert!(looked_up(domain).is_some() && plainly_looked_up(domain).is_some(), "{domain}");
        }
        for domain in ["", "a..ca", "-a.ca", "a-.ca", "a_b.ca", &"a".repeat(64), &"a.".repeat(200)] {
            assert_eq!((plainly_looked_up(domain), looked_up(domain)), (None, None), "{domain}");
        }
    }

    fn canonical(typed: &str) -> String {
        EmailAddress::parse(typed).unwrap().canonical()
    }

    #[test]
    fn case_and_what_the_provider_ignores_do_not_make_another_mailbox() {
        assert_eq!(canonical("J.Doe+cma@GMail.com"), "jdoe@gmail.com");
        assert_eq!(canonical("jdoe@googlemail.com"), "jdoe@gmail.com");
        assert_eq!(canonical("J.Doe+cma@outlook.com"), "j.doe@outlook.com");
        assert_eq!(canonical("j.doe@example.org"), "j.doe@example.org");
    }

    #[test]
    fn elsewhere_dots_and_plus_are_another_mailbox() {
        assert_ne!(canonical("j.doe+x@example.org"), canonical("jdoe@example.org"));
    }

    #[test]
    fn case_45_a_domain_that_only_ends_like_a_known_one_is_not_it() {
        assert_eq!(canonical("j.doe@notgmail.com"), "j.doe@notgmail.com");
        assert_eq!(canonical("j.doe@gmail.com.evil.example"), "j.doe@gmail.com.evil.example");
    }

    #[test]
    fn the_address_written_to_keeps_what_was_typed() {
        assert_eq!(EmailAddress::parse(" J.Doe+cma@GMAIL.com ").unwrap().address(), "J.Doe+cma@gmail.com");
        assert_eq!(
            EmailAddress::parse("marie@santé.example").unwrap().address(),
            "marie@xn--sant-epa.example"
        );
    }

    #[test]
    fn what_is_pasted_is_read() {
        for typed in [
            "\u{202A}marie@example.org\u{202C}",
            "ma\u{AD}rie@exam\u{200B}ple.org",
            "\u{FEFF}marie@example.org\u{A0}",
            "mailto:marie@example.org",
            "MAILTO:marie@example.org?subject=Bonjour",
            "<marie@example.org>",
            "<mailto:marie@example.org>.",
            "Marie Tremblay <marie@example.org>",
            "\"Tremblay, Marie\" <marie@example.org>;",
            "marie@example.org.",
            "marie@example.org,",
            "ｍａｒｉｅ＠ｅｘａｍｐｌｅ．ｏｒｇ",
        ] {
            assert_eq!(
                EmailAddress::parse(typed).map(|email| email.address()),
                Ok("marie@example.org".into()),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn case_44_nothing_that_could_break_a_header_is_an_address() {
        for typed in [
            "",
            "a",
            "@b.ca",
            "a@",
            "a@b",
            "a b@c.ca",
            "a@b..ca",
            ".a@b.ca",
            "a@b.ca\r\nBcc: x@y.ca",
            "a\0@b.ca",
            "\"a b\"@c.ca",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "Eve <a@b.ca",
            "Eve a@b.ca>",
            "<a@b.ca> <c@d.ca> x",
            "a@b.ca, c@d.ca",
            "a%b.ca@c.ca",
            "é@b.ca",
            "a@b_c.ca",
        ] {
            assert!(EmailAddress::parse(typed).is_err(), "{typed:?}");
        }
        assert!(EmailAddress::parse(&format!("{}@b.ca", "a".repeat(65))).is_err());
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_its_own_canonical_form(typed in "[a-zA-Z0-9][a-zA-Z0-9.+_-]{0,10}[a-z0-9]@(gmail\\.com|outlook\\.com|pm\\.me|cma\\.ca)") {
            if let Ok(address) = EmailAddress::parse(&typed) {
                let once = address.canonical();
                prop_assert_eq!(&canonical(&once), &once);
                prop_assert_eq!(&canonical(&typed.to_uppercase()), &once);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,80}") {
            let _ = EmailAddress::parse(&text);
        }

        #[test]
        fn what_is_taken_has_no_white_space_or_control(text in "[ -~\\r\\n\\t]{0,30}@[ -~\\r\\n]{1,20}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                prop_assert!(address.address().chars().all(|c| c.is_ascii_graphic()));
            }
        }
    }
}
