//! Who belongs to the demo association.

use domain::account::{MemberKind, MemberNumber, Role, Username};
use domain::{EmailAddress, Language, Province};
use store::roster::Entry;

use super::names::{FIRST, KINDS, LAST, PROVINCES, SPECIALTIES, WORDS};

/// Members on the roster.
const MEMBERS: usize = 300;
/// Of ten members, one has not opened an account yet.
const WITHOUT_ACCOUNT: usize = 10;

/// Somebody who does not exist.
pub struct Invented {
    /// Their name.
    pub name: String,
    /// Their address, under a domain that nobody can have (RFC 2606).
    pub email: EmailAddress,
    /// Their language.
    pub language: Language,
    /// Their username, when they have an account.
    pub username: Option<Username>,
    /// Their duty, when they are staff.
    pub role: Option<Role>,
    /// Their line of the roster, when they are members.
    pub entry: Option<Entry>,
}

/// Staff of each duty, then the members. The same people every time.
pub fn everybody() -> impl Iterator<Item = Invented> {
    let staff = Role::ALL.into_iter().enumerate().filter_map(|(at, role)| {
        // Numbers that no member has.
        let mut person = invented(MEMBERS + at)?;
        person.role = Some(role);
        person.entry = None;
        Some(person)
    });
    let members = (0..MEMBERS).filter_map(invented).enumerate().map(|(at, mut person)| {
        if at % WITHOUT_ACCOUNT == WITHOUT_ACCOUNT - 1 {
            person.username = None;
        }
        person
    });
    staff.chain(members)
}

fn invented(number: usize) -> Option<Invented> {
    // 40 and 37 share no divisor, nor do 40 and 23: every pair comes once before any comes again.
    let (first, last) = (FIRST[number % FIRST.len()], LAST[number % LAST.len()]);
    let province = PROVINCES[number % PROVINCES.len()];
    let language = match province {
        Province::Qc => Language::Fr,
        Province::Nb if number.is_multiple_of(2) => Language::Fr,
        Province::On if number.is_multiple_of(7) => Language::Fr,
        _ => Language::En,
    };
    let kind = KINDS[number % KINDS.len()];
    let name = format!("{first} {last}");
    let email = format!("{}.{}.{number}@members.example.org", plain(first), plain(last));
    let (en, fr) = SPECIALTIES[number % SPECIALTIES.len()];
    let specialty = match (kind, language) {
        (MemberKind::Learner, _) => None,
        (_, Language::En) => Some(en.to_owned()),
        (_, Language::Fr) => Some(fr.to_owned()),
    };
    let entry = Entry {
        member_number: MemberNumber::parse(&format!("DEMO-{number:04}")).ok()?,
        name: name.clone(),
        email: email.clone(),
        kind,
        province: Some(province),
        language,
        specialty,
    };
    let username = super::username(&format!("{}-{}", plain(first), WORDS[number % WORDS.len()]))?;
    let email = EmailAddress::parse(&email).ok()?;
    Some(Invented { name, email, language, username: Some(username), role: None, entry: Some(entry) })
}

/// A name in plain lower-case letters, for addresses.
fn plain(name: &str) -> String {
    let plain = |c: char| match c {
        'é' | 'è' | 'ê' | 'ë' | 'É' => 'e',
        'ï' | 'î' => 'i',
        'ô' => 'o',
        c => c.to_ascii_lowercase(),
    };
    name.chars().map(plain).filter(char::is_ascii_alphabetic).collect()
}

/// A password that nobody guesses and anyone can type: 80 random bits in four groups.
pub fn passphrase() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";
    let bits: u128 = rand::random();
    (0..16).fold(String::new(), |mut text, at| {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(ALPHABET[(bits >> (at * 5)) as usize % ALPHABET.len()]));
        text
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::account::Password;

    use super::*;

    #[test]
    fn everybody_is_somebody_else_and_breaks_no_rule() {
        let everybody: Vec<Invented> = everybody().collect();
        assert_eq!(everybody.len(), MEMBERS + Role::ALL.len());
        let mut names = HashSet::new();
        for person in &everybody {
            assert!(names.insert(person.email.canonical()), "{}", person.name);
            if let Some(username) = &person.username {
                assert!(names.insert(username.skeleton()), "{}", username.as_str());
                assert!(!username.tells(&person.email), "{}", username.as_str());
            }
        }
    }

    #[test]
    fn members_are_of_every_kind_in_most_provinces_and_both_languages() {
        let members: Vec<Entry> = everybody().filter_map(|person| person.entry).collect();
        let kinds: HashSet<MemberKind> = members.iter().map(|member| member.kind).collect();
        let provinces: HashSet<_> = members.iter().filter_map(|member| member.province).collect();
        let french = members.iter().filter(|member| member.language == Language::Fr).count();
        assert_eq!((kinds.len(), provinces.len()), (3, 11));
        assert!((MEMBERS / 5..MEMBERS / 2).contains(&french), "{french}");
    }

    #[test]
    fn the_password_is_one_that_may_be_set() {
        let password = passphrase();
        assert!(Password::parse(&password, []).is_ok(), "{password}");
        assert_ne!(password, passphrase());
    }
}
