//! Which desk gets what: one table.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::EnquiryArea::{self, Account, Campaign, Community, Health, Other, Privacy};
use super::EnquiryKind::{self, Feedback, Question, TopicIdea};
use crate::Language;
use crate::account::{Capability, Role, Scope, Standing};

/// Staff who answer the same enquiries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Team {
    /// The service desk: accounts, rights, and all that is nobody else's.
    Service,
    /// Those who write for the Community.
    Editors,
    /// Those who make of what people think what the association says.
    Research,
}

crate::words!(Team: "in forms, addresses and the database");

impl Team {
    /// The role of its people.
    pub const fn role(self) -> Role {
        match self {
            Self::Service => Role::ServiceDesk,
            Self::Editors => Role::Editor,
            Self::Research => Role::Research,
        }
    }

    /// The teams for which somebody answers: those of their roles, and for administrators all, so that nothing waits for a
    /// team that has nobody.
    pub fn of(standing: &Standing) -> Vec<Self> {
        if !standing.may(Capability::AnswerEnquiries, Scope::Everywhere) {
            return Vec::new();
        }
        let has =
            |role| standing.grants.iter().any(|grant| grant.role == role && grant.scope == Scope::Everywhere);
        let is_administrator = has(Role::Administrator);
        Self::ALL.into_iter().filter(|team| is_administrator || has(team.role())).collect()
    }

    /// Whether its people are told who wrote: who helps with an account must know whose it is; what people think and ask
    /// is read without a name.
    pub const fn sees_writers(self) -> bool {
        matches!(self, Self::Service)
    }
}

/// Where an enquiry waits: with a team, for somebody who writes its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContactDesk {
    /// The team.
    pub team: Team,
    /// The language in which it is answered.
    pub language: Language,
}

/// Who gets what is said of each area, by its kind: a question, feedback, an idea for a topic.
const TABLE: [(EnquiryArea, [Team; 3]); 6] = [
    (Account, [Team::Service, Team::Service, Team::Editors]),
    (Community, [Team::Service, Team::Editors, Team::Editors]),
    (Privacy, [Team::Service, Team::Service, Team::Editors]),
    (Campaign, [Team::Service, Team::Research, Team::Editors]),
    (Health, [Team::Editors, Team::Research, Team::Editors]),
    (Other, [Team::Service, Team::Service, Team::Editors]),
];

impl ContactDesk {
    /// The desk for an enquiry.
    pub fn of(kind: EnquiryKind, area: EnquiryArea, language: Language) -> Self {
        let column = match kind {
            Question => 0,
            Feedback => 1,
            TopicIdea => 2,
        };
        let row = TABLE.iter().find(|(of, _)| *of == area);
        Self { team: row.map_or(Team::Service, |(_, teams)| teams[column]), language }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Grant;

    /// Said once more by hand, as staff would: so that a slip in the table is found.
    fn expected(kind: EnquiryKind, area: EnquiryArea) -> Team {
        match (kind, area) {
            (Feedback, Campaign | Health) => Team::Research,
            (TopicIdea, _) | (Feedback, Community) | (Question, Health) => Team::Editors,
            (Question | Feedback, _) => Team::Service,
        }
    }

    #[test]
    fn every_kind_of_every_area_in_each_language_reaches_the_right_desk() {
        let mut seen = 0;
        for kind in EnquiryKind::ALL {
            for area in EnquiryArea::ALL {
                for language in Language::ALL {
                    let desk = ContactDesk { team: expected(kind, area), language };
                    assert_eq!(ContactDesk::of(kind, area, language), desk, "{kind:?} {area:?} {language}");
                    seen += 1;
                }
            }
        }
        assert_eq!(seen, 36);
    }

    #[test]
    fn the_table_has_a_line_for_each_area_and_work_for_each_team() {
        for area in EnquiryArea::ALL {
            assert_eq!(TABLE.iter().filter(|(of, _)| *of == area).count(), 1, "{area:?}");
        }
        for team in Team::ALL {
            assert!(TABLE.iter().any(|(_, teams)| teams.contains(&team)), "{team:?}");
        }
    }

    fn standing(role: Role, scope: Scope) -> Standing {
        Standing {
            is_member: true,
            is_suspended: false,
            is_muted: false,
            owes_terms: false,
            has_second_factor: true,
            grants: vec![Grant { role, scope }],
            is_guest: false,
            guest_topics: Vec::new(),
        }
    }

    #[test]
    fn each_role_answers_for_its_team_administrators_for_all_and_nobody_else_for_any() {
        for role in Role::ALL {
            let expected: Vec<Team> = match role {
                Role::ServiceDesk => vec![Team::Service],
                Role::Editor => vec![Team::Editors],
                Role::Research => vec![Team::Research],
                Role::Administrator => Team::ALL.to_vec(),
                Role::Moderator | Role::Campaign => Vec::new(),
            };
            let here = standing(role, Scope::Everywhere);
            assert_eq!(Team::of(&here), expected, "{role:?}");
            for refused in [
                Standing { has_second_factor: false, ..here.clone() },
                Standing { is_suspended: true, ..here.clone() },
                Standing { owes_terms: true, ..here.clone() },
                Standing { grants: Vec::new(), ..here },
                standing(role, Scope::Theme(uuid::Uuid::from_u128(1))),
            ] {
                assert_eq!(Team::of(&refused), [], "{role:?}");
            }
        }
    }
}
