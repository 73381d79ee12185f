//! Who may do what, as data, in this one place. Everything that is not granted here is refused.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::Uuid;

/// Something that a page or an action lets a person do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum Capability {
    /// See one's own account: profile, sessions, second factors, data; and leave.
    OwnAccount,
    /// Set up the second factor that staff cannot work without.
    SecondFactor,
    /// Read the Community.
    ReadCommunity,
    /// Write in the Community.
    WriteCommunity,
    /// Offer to help with a topic or a theme, and see what becomes of it.
    OfferHelp,
    /// See and write the guest posts that are one's own.
    OwnGuestPosts,
    /// See the dashboard of staff at all.
    Dashboard,
    /// Write themes, topics and the association's own documents.
    Edit,
    /// See who offers to help, and answer.
    AnswerOffers,
    /// Decide on reports and comments.
    Moderate,
    /// Answer requests, and change a username on request.
    ServiceDesk,
    /// Answer what people write to the association.
    AnswerEnquiries,
    /// Run the public campaign.
    Campaign,
    /// Import the roster.
    Roster,
    /// Give and take duties.
    Staff,
    /// Read who did what to whom.
    Audit,
}

crate::list!(Capability);

/// What a person of the association's staff answers for.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = UnknownRole, parse_err_fn = UnknownRole::of)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes for the Community.
    Editor,
    /// Keeps the discussion professional.
    Moderator,
    /// Helps members with their accounts.
    ServiceDesk,
    /// Runs the public campaign.
    Campaign,
    /// Makes of what people think what the association says.
    Research,
    /// Answers for rights, roster and settings.
    Administrator,
}

crate::words!(Role: "on the command line and in the database");

/// The word is no duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a duty: editor, moderator, service_desk, campaign, research or administrator")]
pub struct UnknownRole;

impl UnknownRole {
    const fn of(_: &str) -> Self {
        Self
    }
}

impl Role {
    /// What it adds to what every person with an account may do.
    pub const fn grants(self) -> &'static [Capability] {
        use Capability as C;
        match self {
            Self::Editor => &[
                C::Dashboard,
                C::ReadCommunity,
                C::WriteCommunity,
                C::OfferHelp,
                C::OwnGuestPosts,
                C::Edit,
                C::AnswerEnquiries,
                C::AnswerOffers,
            ],
            Self::Moderator => &[
                C::Dashboard,
                C::ReadCommunity,
                C::WriteCommunity,
                C::OfferHelp,
                C::OwnGuestPosts,
                C::Moderate,
            ],
            Self::ServiceDesk => &[C::Dashboard, C::ServiceDesk, C::AnswerEnquiries],
            Self::Campaign => &[C::Dashboard, C::Campaign],
            Self::Research => &[C::Dashboard, C::AnswerEnquiries],
            Self::Administrator => &[
                C::Dashboard,
                C::ReadCommunity,
                C::Edit,
                C::AnswerEnquiries,
                C::AnswerOffers,
                C::Roster,
                C::Staff,
                C::Audit,
            ],
        }
    }
}

/// Where a duty holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere.
    Everywhere,
    /// In one theme.
    Theme(Uuid),
}

/// How far a duty reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everywhere.
    Everywhere,
    /// In these themes.
    Themes(Vec<Uuid>),
}

/// A duty that a person was given, and where it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    /// The duty.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// What a person is at the moment at which they ask.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, kept in its own column")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether they are on the roster now.
    pub is_member: bool,
    /// Whether staff have suspended them.
    pub is_suspended: bool,
    /// Whether moderators keep them from writing comments, somewhere or everywhere.
    pub is_muted: bool,
    /// Whether they still have to accept the Terms and Conditions in force.
    pub owes_terms: bool,
    /// Whether this sign-in was confirmed by a second factor.
    pub has_second_factor: bool,
    /// The duties they were given.
    pub grants: Vec<Grant>,
    /// Whether a guest post is theirs that something may still come of.
    pub is_guest: bool,
    /// The topics that their guest posts became; of who is no member, the only ones that they see.
    pub guest_topics: Vec<i64>,
}

impl Standing {
    /// Whether they may do it, in `place`.
    pub fn may(&self, capability: Capability, place: Scope) -> bool {
        match capability {
            // A person can always see and take along what is kept about them, whatever else was taken from them.
            Capability::OwnAccount | Capability::SecondFactor => true,
            Capability::ReadCommunity
            | Capability::WriteCommunity
            | Capability::OfferHelp
            | Capability::OwnGuestPosts
                if self.is_member && !self.is_suspended && !self.owes_terms && !self.is_staff() =>
            {
                true
            }
            Capability::OwnGuestPosts if self.is_guest && self.is_welcome() => true,
            _ => self.works() && self.grants.iter().any(|grant| grant.allows(capability, place)),
        }
    }

    /// Whether they may do it in a topic: as in any other, or because it is their own guest post. That lets them read
    /// and comment there, and nowhere else.
    pub fn may_in_topic(&self, capability: Capability, topic: i64) -> bool {
        let is_own = matches!(capability, Capability::ReadCommunity | Capability::WriteCommunity)
            && self.is_guest
            && self.guest_topics.contains(&topic)
            && self.is_welcome();
        is_own || self.may(capability, Scope::Everywhere)
    }

    /// How far a capability of theirs reaches; `None` where they do not have it anywhere.
    pub fn reach(&self, capability: Capability) -> Option<Reach> {
        if self.may(capability, Scope::Everywhere) {
            return Some(Reach::Everywhere);
        }
        let granted = self.grants.iter().filter(|grant| grant.role.grants().contains(&capability));
        let themes: Vec<Uuid> = granted
            .filter_map(|grant| match grant.scope {
                Scope::Everywhere => None,
                Scope::Theme(theme) => Some(theme),
            })
            .collect();
        (self.works() && !themes.is_empty()).then_some(Reach::Themes(themes))
    }

    /// Whether the pages open that need it. Those of moderators open to who moderates one theme, and show that alone.
    pub fn opens(&self, capability: Capability) -> bool {
        match capability {
            Capability::Moderate => self.reach(capability).is_some(),
            capability => self.may(capability, Scope::Everywhere),
        }
    }

    /// Whether nothing keeps them out, and staff have their second factor.
    fn is_welcome(&self) -> bool {
        !self.is_suspended && !self.owes_terms && (self.has_second_factor || !self.is_staff())
    }

    /// Whether they have any duty: their sessions are shorter, and they need a second factor.
    pub fn is_staff(&self) -> bool {
        !self.grants.is_empty()
    }

    fn works(&self) -> bool {
        self.has_second_factor && !self.is_suspended && !self.owes_terms
    }
}

impl Grant {
    fn allows(self, capability: Capability, place: Scope) -> bool {
        self.role.grants().contains(&capability)
            && match self.scope {
                Scope::Everywhere => true,
                // The dashboard has no theme: whoever has work somewhere sees it. Nor has taking part, as members do.
                Scope::Theme(_) => {
                    self.scope == place
                        || matches!(
                            capability,
                            Capability::Dashboard
                                | Capability::ReadCommunity
                                | Capability::WriteCommunity
                                | Capability::OfferHelp
                                | Capability::OwnGuestPosts
                        )
                }
            }
    }
}

/// Who a page or an action is for. Every one of them names it: there is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Who has an account and may do this.
    Needs(Capability),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member() -> Standing {
        Standing {
            is_member: true,
            is_suspended: false,
            is_muted: false,
            owes_terms: false,
            has_second_factor: false,
            grants: Vec::new(),
            is_guest: false,
            guest_topics: Vec::new(),
        }
    }

    fn guest() -> Standing {
        Standing { is_member: false, is_guest: true, guest_topics: vec![7], ..member() }
    }

    fn staff(role: Role, scope: Scope) -> Standing {
        Standing { has_second_factor: true, grants: vec![Grant { role, scope }], ..member() }
    }

    fn all(standing: &Standing) -> Vec<Capability> {
        Capability::ALL.into_iter().filter(|c| standing.may(*c, Scope::Everywhere)).collect()
    }

    const OWN: [Capability; 2] = [Capability::OwnAccount, Capability::SecondFactor];

    #[test]
    fn a_member_reads_and_writes_and_nothing_else() {
        let may = [
            OWN.as_slice(),
            &[
                Capability::ReadCommunity,
                Capability::WriteCommunity,
                Capability::OfferHelp,
                Capability::OwnGuestPosts,
            ],
        ]
        .concat();
        assert_eq!(all(&member()), may);
    }

    #[test]
    fn case_11_who_fell_off_the_roster_is_suspended_or_owes_the_terms_sees_only_their_own_account() {
        assert_eq!(all(&Standing { is_member: false, ..member() }), OWN);
        assert_eq!(all(&Standing { is_suspended: true, ..member() }), OWN);
        assert_eq!(all(&Standing { owes_terms: true, ..member() }), OWN);
    }

    #[test]
    fn a_guest_sees_their_own_guest_post_and_nothing_else() {
        assert_eq!(all(&guest()), [&OWN[..], &[Capability::OwnGuestPosts]].concat());
        for capability in Capability::ALL {
            let reads = matches!(capability, Capability::ReadCommunity | Capability::WriteCommunity);
            assert_eq!(guest().may_in_topic(capability, 7), reads || all(&guest()).contains(&capability));
            assert_eq!(guest().may_in_topic(capability, 8), all(&guest()).contains(&capability));
            assert_eq!(member().may_in_topic(capability, 8), all(&member()).contains(&capability));
        }
        for refused in [
            Standing { is_suspended: true, ..guest() },
            Standing { owes_terms: true, ..guest() },
            Standing { is_guest: false, ..guest() },
            Standing { grants: staff(Role::Campaign, Scope::Everywhere).grants, ..guest() },
        ] {
            assert_eq!(all(&refused), OWN);
            assert!(!refused.may_in_topic(Capability::ReadCommunity, 7));
        }
    }

    #[test]
    fn staff_without_a_second_factor_or_suspended_cannot_work_at_all() {
        for role in Role::ALL {
            let staff = staff(role, Scope::Everywhere);
            assert!(staff.may(Capability::Dashboard, Scope::Everywhere), "{role:?}");
            assert_eq!(all(&Standing { has_second_factor: false, ..staff.clone() }), OWN, "{role:?}");
            assert_eq!(all(&Standing { is_suspended: true, ..staff.clone() }), OWN, "{role:?}");
            assert_eq!(all(&Standing { owes_terms: true, ..staff }), OWN, "{role:?}");
        }
    }

    #[test]
    fn a_duty_grants_what_it_says_and_no_more() {
        for role in Role::ALL {
            let granted = all(&staff(role, Scope::Everywhere));
            let expected: Vec<_> = Capability::ALL
                .into_iter()
                .filter(|c| OWN.contains(c) || role.grants().contains(c))
                .collect();
            assert_eq!(granted, expected, "{role:?}");
        }
    }

    #[test]
    fn a_scoped_duty_holds_in_its_theme_alone() {
        let (here, there) = (Scope::Theme(Uuid::from_u128(1)), Scope::Theme(Uuid::from_u128(2)));
        let moderator = staff(Role::Moderator, here);
        assert!(moderator.may(Capability::Moderate, here));
        assert!(!moderator.may(Capability::Moderate, there));
        assert!(!moderator.may(Capability::Moderate, Scope::Everywhere));
        assert!(moderator.may(Capability::Dashboard, Scope::Everywhere));
        assert!(moderator.may(Capability::WriteCommunity, Scope::Everywhere), "they take part as members do");
        assert_eq!(moderator.reach(Capability::Moderate), Some(Reach::Themes(vec![Uuid::from_u128(1)])));
        assert!(moderator.opens(Capability::Moderate));
        assert!(!staff(Role::Editor, here).opens(Capability::Edit), "these pages keep to no theme");
        assert_eq!(moderator.reach(Capability::Edit), None);
        let everywhere = staff(Role::Moderator, Scope::Everywhere);
        assert_eq!(everywhere.reach(Capability::Moderate), Some(Reach::Everywhere));
        for kept_out in [
            Standing { is_suspended: true, ..moderator.clone() },
            Standing { has_second_factor: false, ..moderator },
        ] {
            assert_eq!(kept_out.reach(Capability::Moderate), None);
        }
    }

    #[test]
    fn every_capability_of_staff_is_some_duty_s() {
        for capability in Capability::ALL {
            let granted = Role::ALL.iter().any(|role| role.grants().contains(&capability));
            assert_eq!(granted, !OWN.contains(&capability), "{capability:?}");
        }
    }
}
