//! The way of a guest post: where it stands, who takes which step, and where that leads.

use strum::{EnumString, IntoStaticStr, VariantArray};

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

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
    }
}
