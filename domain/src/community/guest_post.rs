//! Guest posts: articles by members and invited experts, from the first word to their approval. Once approved, one is a
//! topic of its own kind.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::suggestion::read_title;
use super::{TopicContent, TopicKind, TopicText};
use crate::Language;
use crate::desk::{ProseError, prose, read};
use crate::text::{harm, line};

/// Guest posts that one person may propose in a day.
pub const PROPOSALS_A_DAY: u32 = 3;
/// Longest editorial comment, in characters.
pub const NOTE_CHARS: usize = 4_000;

/// Where a guest post stands. Whether it is published, its topic says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum GuestState {
    /// Staff look at it.
    #[default]
    Submitted,
    /// Its author writes it.
    Writing,
    /// Its author is to change something.
    ChangesAsked,
    /// Staff asked its author for it, who has not answered.
    Invited,
    /// It became a topic.
    Approved,
    /// Staff do not want it.
    Declined,
    /// Its author does not want it.
    Withdrawn,
}

crate::words!(GuestState: "in the database and in addresses");

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum GuestRole {
    /// Who writes it.
    Author,
    /// Who edits it.
    Editor,
}

crate::words!(GuestRole: "in the database");

/// What leads from one state to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum GuestStep {
    /// The author takes the invitation up.
    Accept,
    /// The author hands it in.
    Submit,
    /// The author wants it no more.
    Withdraw,
    /// Staff ask the author to change something.
    AskChanges,
    /// Staff make a topic of it.
    Approve,
    /// Staff do not want it.
    Decline,
}

crate::words!(GuestStep: "in forms");

impl GuestState {
    /// Whether its author changes its words.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Writing | Self::ChangesAsked)
    }

    /// Whether nothing comes of it any more: an account that is there for it alone then opens nothing.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn)
    }

    /// Where it stands after somebody took a step; `None` where they may not.
    pub fn after(self, step: GuestStep, by: GuestRole) -> Option<Self> {
        (step.role() == by && step.starts().contains(&self)).then_some(step.end())
    }
}

impl GuestStep {
    /// Who takes it.
    pub const fn role(self) -> GuestRole {
        match self {
            Self::Accept | Self::Submit | Self::Withdraw => GuestRole::Author,
            Self::AskChanges | Self::Approve | Self::Decline => GuestRole::Editor,
        }
    }

    /// Whether somebody else than its author must take it, also where the author edits as well.
    pub const fn needs_another(self) -> bool {
        matches!(self, Self::Approve)
    }

    /// From where it leads on.
    pub const fn starts(self) -> &'static [GuestState] {
        use GuestState as S;
        match self {
            Self::Accept => &[S::Invited],
            Self::Submit => &[S::Writing, S::ChangesAsked],
            Self::Withdraw | Self::Decline => &[S::Invited, S::Writing, S::Submitted, S::ChangesAsked],
            Self::AskChanges | Self::Approve => &[S::Submitted],
        }
    }

    /// To where.
    pub const fn end(self) -> GuestState {
        match self {
            Self::Accept => GuestState::Writing,
            Self::Submit => GuestState::Submitted,
            Self::Withdraw => GuestState::Withdrawn,
            Self::AskChanges => GuestState::ChangesAsked,
            Self::Approve => GuestState::Approved,
            Self::Decline => GuestState::Declined,
        }
    }

    /// Whether the other side must be told why.
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::AskChanges | Self::Decline)
    }
}

/// A guest post as one language has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuestText {
    /// Its title.
    pub title: String,
    /// The article, in Markdown.
    pub body: String,
    /// Who its author is, in a few lines.
    pub biography: String,
}

/// A guest post as its author writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuestContent {
    /// The name that stands above it.
    pub name: String,
    /// In English.
    pub en: GuestText,
    /// In French.
    pub fr: GuestText,
}

/// What a guest post lacks, or has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GuestFlaw {
    /// No author is named.
    Name,
    /// The name is too long, or holds what does not belong in one.
    NameForm,
    /// A language that was begun has no title.
    Title,
    /// The title is too long, or holds what does not belong in one.
    TitleForm,
    /// A language that was begun, or every one, has no article.
    Body,
    /// The article is too long.
    BodyLong,
    /// A language says nothing about the author.
    Biography,
    /// The biography is too long, or holds what does not belong in one.
    BiographyForm,
}

impl GuestText {
    /// Longest biography, in characters.
    pub const MAX_BIOGRAPHY: usize = 800;

    fn is_begun(&self) -> bool {
        !self.title.trim().is_empty() || !self.body.trim().is_empty()
    }
}

impl GuestContent {
    /// Longest name, in characters.
    pub const MAX_NAME: usize = 120;

    /// One language's text.
    pub const fn in_language(&self, language: Language) -> &GuestText {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }

    /// One language's text, to be written.
    pub const fn in_language_mut(&mut self, language: Language) -> &mut GuestText {
        match language {
            Language::En => &mut self.en,
            Language::Fr => &mut self.fr,
        }
    }

    /// The title in a language, or else in the other one; empty where there is none.
    pub fn title(&self, language: Language) -> (Language, &str) {
        let own = self.in_language(language).title.as_str();
        if own.is_empty() {
            (language.other(), &self.in_language(language.other()).title)
        } else {
            (language, own)
        }
    }

    /// What cannot even be kept as a draft. What is no language's own is said of none.
    pub fn misfits(&self) -> Vec<(Option<Language>, GuestFlaw)> {
        let is_long = |text: &str, most: usize| text.chars().count() > most;
        let bad_name = is_long(&self.name, Self::MAX_NAME) || harm(&self.name).is_some();
        let name = bad_name.then_some((None, GuestFlaw::NameForm));
        let of_languages = Language::ALL.into_iter().flat_map(|language| {
            let text = self.in_language(language);
            let flaws = [
                (
                    GuestFlaw::TitleForm,
                    is_long(&text.title, TopicText::MAX_TITLE) || harm(&text.title).is_some(),
                ),
                (GuestFlaw::BodyLong, is_long(&text.body, TopicText::MAX_INTRO)),
                (
                    GuestFlaw::BiographyForm,
                    is_long(&text.biography, GuestText::MAX_BIOGRAPHY) || harm(&text.biography).is_some(),
                ),
            ];
            flaws.into_iter().filter_map(move |(flaw, is_there)| is_there.then_some((Some(language), flaw)))
        });
        name.into_iter().chain(of_languages).collect()
    }

    /// What stands between a draft and staff: a name, and one language that stands; nothing half begun.
    pub fn flaws(&self) -> Vec<(Option<Language>, GuestFlaw)> {
        let mut flaws = self.misfits();
        if self.name.trim().is_empty() {
            flaws.push((None, GuestFlaw::Name));
        }
        let begun: Vec<Language> =
            Language::ALL.into_iter().filter(|language| self.in_language(*language).is_begun()).collect();
        if begun.is_empty() {
            flaws.push((None, GuestFlaw::Body));
        }
        for language in begun {
            let text = self.in_language(language);
            let lacks = [
                (GuestFlaw::Title, &text.title),
                (GuestFlaw::Body, &text.body),
                (GuestFlaw::Biography, &text.biography),
            ];
            let lacks = lacks.into_iter().filter(|(_, text)| text.trim().is_empty());
            flaws.extend(lacks.map(|(flaw, _)| (Some(language), flaw)));
        }
        flaws
    }

    /// The languages that do not say yet who wrote it: it is not published before each does.
    pub fn unsigned(&self) -> Vec<Language> {
        let is_unsigned = |language: &Language| {
            self.name.trim().is_empty() || self.in_language(*language).biography.trim().is_empty()
        };
        Language::ALL.into_iter().filter(is_unsigned).collect()
    }

    /// The same article under the name and biographies of `edited`.
    #[must_use]
    pub fn signed(mut self, edited: &Self) -> Self {
        self.name.clone_from(&edited.name);
        self.en.biography.clone_from(&edited.en.biography);
        self.fr.biography.clone_from(&edited.fr.biography);
        self
    }

    /// What its topic begins with. Who wrote it stands beside that, so that it can go when they leave.
    pub fn topic(&self) -> TopicContent {
        let of = |text: &GuestText| TopicText {
            title: text.title.clone(),
            intro: text.body.clone(),
            ..TopicText::default()
        };
        TopicContent { kind: TopicKind::GuestPost, en: of(&self.en), fr: of(&self.fr), out_of_date: None }
    }
}

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
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn content() -> GuestContent {
        let text = GuestText { title: "Beds".into(), body: "Too few.".into(), biography: "Nurse.".into() };
        GuestContent { name: "Ada".into(), en: text, fr: GuestText::default() }
    }

    #[test]
    fn it_is_handed_in_in_one_language_and_published_in_two() {
        assert_eq!(content().flaws(), []);
        assert_eq!(content().unsigned(), [Language::Fr]);
        assert_eq!(content().topic().kind, TopicKind::GuestPost);
        let half =
            GuestContent { fr: GuestText { title: "Lits".into(), ..GuestText::default() }, ..content() };
        let fr = Some(Language::Fr);
        assert_eq!(half.flaws(), [(fr, GuestFlaw::Body), (fr, GuestFlaw::Biography)]);
        let nobody = GuestContent::default();
        assert_eq!(nobody.flaws(), [(None, GuestFlaw::Name), (None, GuestFlaw::Body)]);
        assert_eq!(nobody.unsigned(), Language::ALL);
    }

    #[test]
    fn what_is_too_long_or_hides_something_is_not_even_kept() {
        let mut long = GuestContent { name: "x".repeat(121), ..content() };
        long.en.title = "turned \u{202E}around".into();
        long.fr.biography = "x".repeat(801);
        long.fr.body = "x".repeat(20_001);
        let (en, fr) = (Some(Language::En), Some(Language::Fr));
        let flaws = [
            (None, GuestFlaw::NameForm),
            (en, GuestFlaw::TitleForm),
            (fr, GuestFlaw::BodyLong),
            (fr, GuestFlaw::BiographyForm),
        ];
        assert_eq!(long.misfits(), flaws);
    }

    #[test]
    fn a_proposal_says_what_it_is_about_and_who_writes_it() {
        let typed = [" Beds ", "Too\r\nfew.", " Ada  L. ", "Nurse."];
        let proposal = Proposal::parse(Language::Fr, typed).unwrap();
        assert_eq!((proposal.content.fr.title.as_str(), proposal.about.as_str()), ("Beds", "Too\nfew."));
        assert_eq!((proposal.content.name.as_str(), proposal.content.en.is_begun()), ("Ada L.", false));
        let errors = Proposal::parse(Language::En, ["", "", &"x".repeat(121), "a\u{202E}"]).unwrap_err();
        assert_eq!((errors.title, errors.name), (Some(ProseError::Missing), Some(ProseError::Long)));
        assert_eq!(errors.about, Some(ProseError::Missing));
        assert!(matches!(errors.biography, Some(ProseError::Characters(_))));
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for state in GuestState::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
        for step in GuestStep::ALL {
            assert_eq!(step.code().parse(), Ok(step));
        }
        for role in [GuestRole::Author, GuestRole::Editor] {
            assert_eq!(role.code().parse(), Ok(role));
        }
    }

    proptest! {
        #[test]
        fn no_way_leads_to_approval_but_past_staff_and_none_leads_out_of_an_end(
            steps in prop::collection::vec(
                (select(GuestStep::ALL.to_vec()), select(vec![GuestRole::Author, GuestRole::Editor])), 0..24,
            ),
            is_invited: bool,
        ) {
            let mut state = if is_invited { GuestState::Invited } else { GuestState::Writing };
            for (step, by) in steps {
                let Some(next) = state.after(step, by) else { continue };
                prop_assert_eq!(by, step.role());
                prop_assert!(!state.is_over() && state != GuestState::Approved);
                if next == GuestState::Approved {
                    prop_assert_eq!((state, by), (GuestState::Submitted, GuestRole::Editor));
                }
                prop_assert!(next != state);
                state = next;
            }
        }

        #[test]
        fn signing_changes_no_word_of_the_article(name in "\\PC{0,20}", biography in "\\PC{0,20}") {
            let mut edited = GuestContent { name, ..GuestContent::default() };
            edited.fr.biography = biography;
            let signed = content().signed(&edited);
            prop_assert_eq!(signed.topic(), content().topic());
            prop_assert_eq!((&signed.name, &signed.fr.biography), (&edited.name, &edited.fr.biography));
        }
    }
}
