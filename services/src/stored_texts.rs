//! Texts of the locales that use cases store or compare: read once at start, so that what a person does depends on no
//! page's words.

use domain::Language;
use domain::campaign::ConsentText;
use domain::help::Subject;
use domain::moderation::Clause;
use store::document::Bilingual;

/// All of them.
#[derive(Debug)]
pub struct StoredTexts {
    /// The words that ask for each consent, as a receipt keeps them.
    pub consents: Vec<ConsentText>,
    /// The Terms and Conditions that ship.
    pub terms: Bilingual,
    /// The privacy notice that ships, as a document to start from.
    pub privacy: Bilingual,
    /// The articles of the help centre that ship.
    pub help: ShippedHelp,
    /// What an authenticator calls us.
    pub issuer: Bilingual,
    /// The reasons that are suggested to moderators.
    pub reasons: Reasons,
    /// What stands in place of what is gone.
    pub instead: Instead,
}

/// What may be told to an author whose text breaks a clause.
#[derive(Debug)]
pub struct Reasons(Vec<(Clause, Bilingual)>);

impl Reasons {
    /// One for each clause.
    pub fn new(reason: impl Fn(Clause) -> Bilingual) -> Self {
        Self(Clause::ALL.into_iter().map(|clause| (clause, reason(clause))).collect())
    }

    /// What is suggested for a clause.
    pub fn of(&self, clause: Clause) -> Bilingual {
        self.0.iter().find(|(its, _)| *its == clause).map(|(_, reason)| reason.clone()).unwrap_or_default()
    }

    /// Whether a reason is what is suggested for another clause than that which is chosen.
    pub fn is_of_another(&self, reason: &str, clause: Clause) -> bool {
        let reason = reason.trim();
        let its = self.0.iter().find(|(_, its)| [&its.en, &its.fr].into_iter().any(|its| its == reason));
        its.is_some_and(|(its, _)| *its != clause)
    }
}

/// The articles of the help centre that ship, each with its title in its first line.
#[derive(Debug)]
pub struct ShippedHelp(Vec<(Subject, Bilingual)>);

impl ShippedHelp {
    /// One on each subject.
    pub fn new(article: impl Fn(Subject) -> Bilingual) -> Self {
        Self(Subject::ALL.into_iter().map(|subject| (subject, article(subject))).collect())
    }

    /// The one on a subject.
    pub fn on(&self, subject: Subject) -> Bilingual {
        self.0.iter().find(|(its, _)| *its == subject).map(|(_, article)| article.clone()).unwrap_or_default()
    }
}

/// What stands in place of what is gone.
#[derive(Debug)]
pub struct Instead {
    /// Of a quotation of what moderators hide.
    pub hidden_quote: Bilingual,
    /// Of a quotation of what left with its author.
    pub left_quote: Bilingual,
    /// Of the name of somebody who left.
    pub left_name: Bilingual,
}

/// A text in both languages.
pub fn both(text: impl Fn(Language) -> String) -> Bilingual {
    Bilingual { en: text(Language::En), fr: text(Language::Fr) }
}
