//! Who spoke, by numbers: in the order in which they first did, the same for the whole of a transcript.

use std::collections::HashMap;

use domain::Language;
use domain::account::Username;
use markdown::replace_names;
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
            if let Ok(username) = Username::read(username) {
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
        replace_names(text, |word, is_mention| {
            let known = Username::read(word).ok().and_then(|name| self.by_skeleton.get(&name.skeleton()));
            let somebody = || td_string!(locale(self.language), desk.transcript.somebody).to_owned();
            known.cloned().or_else(|| is_mention.then(somebody))
        })
    }
}
