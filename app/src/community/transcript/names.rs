//! Who spoke, by numbers: in the order in which they first did, the same for the whole of a transcript.

use std::collections::HashMap;

use domain::Language;
use domain::account::Username;
use store::community::comment::Spoken;
use uuid::Uuid;

use crate::i18n::{locale, td_string};

/// The numbers of a transcript's people.
pub(super) struct Names {
    language: Language,
    by_person: HashMap<Uuid, String>,
    /// By the skeleton of what they are called, so that no spelling of it stays.
    by_skeleton: HashMap<String, String>,
}

impl Names {
    pub(super) fn of(language: Language, spoken: &[Spoken]) -> Self {
        let t = locale(language);
        let mut names = Self { language, by_person: HashMap::new(), by_skeleton: HashMap::new() };
        let (mut members, mut staff) = (0_u32, 0_u32);
        for one in spoken {
            let Some((person, username)) = &one.author else { continue };
            if names.by_person.contains_key(person) {
                continue;
            }
            let name = if one.is_staff {
                staff += 1;
                td_string!(t, desk.transcript.staff, number = staff)
            } else {
                members += 1;
                td_string!(t, desk.transcript.member, number = members)
            };
            if let Ok(username) = Username::parse(username) {
                names.by_skeleton.insert(username.skeleton(), name.clone());
            }
            names.by_person.insert(*person, name);
        }
        names
    }

    /// Who said something.
    pub(super) fn of_author(&self, one: &Spoken) -> String {
        let name = one.author.as_ref().and_then(|(person, _)| self.by_person.get(person));
        name.cloned()
            .unwrap_or_else(|| td_string!(locale(self.language), community.comments.somebody).to_owned())
    }

    /// A text with the numbers in place of what its people are called; whoever else is mentioned is somebody.
    pub(super) fn replaced(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_of_a_name) {
            let word = &rest[start..];
            let end = word.find(|c| !is_of_a_name(c)).unwrap_or(word.len());
            let (before, word) = (&rest[..start], &word[..end]);
            rest = &rest[start + end..];
            // An `@` right behind a word is that of an address of mail.
            let is_behind_a_word = before == "@" && !out.is_empty();
            let mention = before.strip_suffix('@').filter(|_| !is_behind_a_word);
            let known = Username::parse(word).ok().and_then(|name| self.by_skeleton.get(&name.skeleton()));
            out.push_str(mention.unwrap_or(before));
            out.push_str(match (known, mention) {
                (Some(name), _) => name,
                (None, Some(_)) => td_string!(locale(self.language), desk.transcript.somebody),
                (None, None) => word,
            });
        }
        out.push_str(rest);
        out
    }
}

/// Whether a character may stand in a username; accents may stand by themselves.
pub(super) fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '\u{300}'..='\u{36F}')
}
