//! The four stories, as the campaign tells them.

use domain::Language;
use domain::campaign::Issue;

use crate::i18n::{locale, td_string};

/// One issue, told through people.
pub(super) struct Story {
    pub issue: Issue,
    /// What the issue is called.
    pub label: &'static str,
    /// Whose story it is.
    pub name: &'static str,
    pub headline: &'static str,
    pub body: [&'static str; 2],
    /// What the campaign asks for.
    pub ask: &'static str,
    /// The words of its button.
    pub join: &'static str,
    /// What its picture shows.
    pub alt: &'static str,
}

impl Story {
    /// The story that tells an issue.
    pub(super) fn of(language: Language, issue: Issue) -> Self {
        macro_rules! told {
            ($key:ident) => {{
                let t = locale(language);
                Self {
                    issue,
                    label: td_string!(t, common.issues.$key),
                    name: td_string!(t, landing.stories.$key.name),
                    headline: td_string!(t, landing.stories.$key.headline),
                    body: [
                        td_string!(t, landing.stories.$key.body_1),
                        td_string!(t, landing.stories.$key.body_2),
                    ],
                    ask: td_string!(t, landing.stories.$key.ask),
                    join: td_string!(t, landing.stories.$key.join),
                    alt: td_string!(t, landing.stories.$key.alt),
                }
            }};
        }
        match issue {
            Issue::SeniorsStrategy => told!(seniors_strategy),
            Issue::AccessToCare => told!(access_to_care),
            Issue::CareAcrossProvinces => told!(care_across_provinces),
            Issue::VirtualCare => told!(virtual_care),
        }
    }

    /// All four, in the campaign's order.
    pub(super) fn all(language: Language) -> [Self; 4] {
        Issue::ALL.map(|issue| Self::of(language, issue))
    }

    /// Where its picture is.
    pub(super) fn image(&self) -> String {
        format!("/img/story-{}.svg", self.issue.slug())
    }
}

/// What the choice of an issue, or of none in particular, is called.
pub(super) fn label(language: Language, issue: Option<Issue>) -> &'static str {
    issue.map_or_else(
        || td_string!(locale(language), common.issues.all),
        |issue| Story::of(language, issue).label,
    )
}
