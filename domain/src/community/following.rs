//! What a member wants to hear of a topic.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What somebody said about a topic. Whoever said nothing follows it once they write there.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Stance {
    /// Tell them of what is new.
    Followed,
    /// Tell them of nothing there, not even of their own name.
    Muted,
    /// They followed it once: writing there does not follow it again.
    Left,
}

crate::words!(Stance: "in the database");

/// What somebody chooses about a topic, with a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TopicChoice {
    /// Be told of what is new.
    Follow,
    /// Be told no more.
    Unfollow,
    /// Be told of nothing there.
    Mute,
    /// Be told as anybody is.
    Unmute,
    /// Find it again.
    Bookmark,
    /// Find it no more.
    Unbookmark,
}

crate::words!(TopicChoice: "in forms");

impl TopicChoice {
    /// What undoes it, and takes its button's place.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Follow => Self::Unfollow,
            Self::Unfollow => Self::Follow,
            Self::Mute => Self::Unmute,
            Self::Unmute => Self::Mute,
            Self::Bookmark => Self::Unbookmark,
            Self::Unbookmark => Self::Bookmark,
        }
    }
}

/// What somebody chose about a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Following {
    /// What they want to hear.
    pub stance: Option<Stance>,
    /// Whether they want to find it again.
    pub is_bookmarked: bool,
}

impl Following {
    /// The same once this was chosen.
    #[must_use]
    pub const fn with(mut self, choice: TopicChoice) -> Self {
        match choice {
            TopicChoice::Follow => self.stance = Some(Stance::Followed),
            TopicChoice::Unfollow => self.stance = Some(Stance::Left),
            TopicChoice::Mute => self.stance = Some(Stance::Muted),
            TopicChoice::Unmute => self.stance = None,
            TopicChoice::Bookmark => self.is_bookmarked = true,
            TopicChoice::Unbookmark => self.is_bookmarked = false,
        }
        self
    }

    /// What there is to choose.
    pub fn choices(self) -> impl Iterator<Item = TopicChoice> {
        let of_stance: &[TopicChoice] = match self.stance {
            Some(Stance::Followed) => &[TopicChoice::Unfollow, TopicChoice::Mute],
            Some(Stance::Muted) => &[TopicChoice::Unmute],
            Some(Stance::Left) | None => &[TopicChoice::Follow, TopicChoice::Mute],
        };
        let bookmark = if self.is_bookmarked { TopicChoice::Unbookmark } else { TopicChoice::Bookmark };
        of_stance.iter().copied().chain([bookmark])
    }
}

/// People whom one comment may tell that it names them. Whoever names more shouts.
pub const MAX_MENTIONS: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        for stance in Stance::ALL {
            assert_eq!(stance.code().parse(), Ok(stance));
        }
        assert!("none".parse::<Stance>().is_err());
        for choice in TopicChoice::ALL {
            assert_eq!(choice.code().parse(), Ok(choice));
        }
    }

    #[test]
    fn what_was_chosen_is_offered_no_more_and_its_opposite_is() {
        let stances = [None, Some(Stance::Followed), Some(Stance::Muted), Some(Stance::Left)];
        for (stance, is_bookmarked) in
            stances.into_iter().flat_map(|stance| [(stance, false), (stance, true)])
        {
            let before = Following { stance, is_bookmarked };
            for choice in before.choices() {
                let after = before.with(choice);
                assert_ne!(after, before, "{choice:?}");
                assert!(after.choices().all(|offered| offered != choice), "{choice:?} of {before:?}");
                assert!(
                    after.choices().any(|offered| offered == choice.opposite()),
                    "{choice:?} of {before:?}"
                );
            }
        }
    }
}
