//! A guest post that a member proposes, before it is written.

use super::content::{GuestContent, GuestText};
use crate::Language;
use crate::community::suggestion::read_title;
use crate::desk::{ProseError, prose, read};
use crate::text::line;

/// A guest post that a member proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it is about, for staff.
    pub about: String,
    /// What is written of it already: title, name and biography.
    pub content: GuestContent,
}

/// What is wrong with a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProposalErrors {
    /// With its title.
    pub title: Option<ProseError>,
    /// With what it is about.
    pub about: Option<ProseError>,
    /// With the author's name.
    pub name: Option<ProseError>,
    /// With the biography.
    pub biography: Option<ProseError>,
}

impl Proposal {
    /// Longest account of what it is about, in characters.
    pub const MAX_ABOUT: usize = 2_000;

    /// Reads a proposal as typed in a language: title, what it is about, name, biography.
    ///
    /// # Errors
    /// [`ProposalErrors`] says what is wrong with it.
    pub fn parse(
        language: Language,
        [title, about, name, biography]: [&str; 4],
    ) -> Result<Self, ProposalErrors> {
        let read = (
            read_title(title),
            prose(about, Self::MAX_ABOUT),
            read_name(name),
            prose(biography, GuestText::MAX_BIOGRAPHY),
        );
        match read {
            (Ok(title), Ok(about), Ok(name), Ok(biography)) => {
                let mut content = GuestContent { name, ..GuestContent::default() };
                *content.in_language_mut(language) = GuestText { title, body: String::new(), biography };
                Ok(Self { about, content })
            }
            (title, about, name, biography) => Err(ProposalErrors {
                title: title.err(),
                about: about.err(),
                name: name.err(),
                biography: biography.err(),
            }),
        }
    }
}

fn read_name(typed: &str) -> Result<String, ProseError> {
    read(line(typed), GuestContent::MAX_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_says_what_it_is_about_and_who_writes_it() {
        let typed = [" Beds ", "Too\r\nfew.", " Ada  L. ", "Nurse."];
        let proposal = Proposal::parse(Language::Fr, typed).unwrap();
        assert_eq!((proposal.content.fr.title.as_str(), proposal.about.as_str()), ("Beds", "Too\nfew."));
        assert_eq!((proposal.content.name.as_str(), proposal.content.en), ("Ada L.", GuestText::default()));
        let errors = Proposal::parse(Language::En, ["", "", &"x".repeat(121), "a\u{202E}"]).unwrap_err();
        assert_eq!((errors.title, errors.name), (Some(ProseError::Missing), Some(ProseError::Long)));
        assert_eq!(errors.about, Some(ProseError::Missing));
        assert!(matches!(errors.biography, Some(ProseError::Characters(_))));
    }
}
