//! What can be reported and decided about.

use std::fmt;
use std::str::FromStr;

use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::Uuid;

use super::UnknownModerationWord;

/// What others read of somebody: what they wrote, or what they are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The comment with this number.
    Comment(i64),
    /// The guest post that the topic with this number is.
    GuestPost(i64),
    /// The username of this person, and what stands beside it.
    Profile(Uuid),
}

/// Which kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TargetKind {
    /// A comment.
    Comment,
    /// A guest post.
    GuestPost,
    /// A profile.
    Profile,
}

crate::words!(TargetKind: "in addresses and in the database");

impl Target {
    /// Its kind.
    pub const fn kind(self) -> TargetKind {
        match self {
            Self::Comment(_) => TargetKind::Comment,
            Self::GuestPost(_) => TargetKind::GuestPost,
            Self::Profile(_) => TargetKind::Profile,
        }
    }
}

impl TargetKind {
    /// The thing of this kind that a word names: a comment by its number, a guest post by that of the topic that it is, a
    /// profile by its person.
    fn named(self, word: &str) -> Option<Target> {
        let number = || word.parse().ok().filter(|id| *id > 0);
        match self {
            Self::Comment => number().map(Target::Comment),
            Self::GuestPost => number().map(Target::GuestPost),
            Self::Profile => word.parse().ok().map(Target::Profile),
        }
    }
}

/// Its word in the database and in the log: `comment-12`. Addresses have a [`TargetName`](super::TargetName).
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind().code();
        match self {
            Self::Comment(id) | Self::GuestPost(id) => write!(f, "{kind}-{id}"),
            Self::Profile(person) => write!(f, "{kind}-{person}"),
        }
    }
}

impl FromStr for Target {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, word) = text.split_once('-').ok_or(UnknownModerationWord)?;
        let kind: TargetKind = kind.parse().map_err(|_| UnknownModerationWord)?;
        let target = kind.named(word).ok_or(UnknownModerationWord)?;
        // Each thing has one word alone.
        if target.to_string() == text { Ok(target) } else { Err(UnknownModerationWord) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_33_a_thing_is_read_as_it_is_written_and_by_no_other_word() {
        for target in [Target::Comment(12), Target::GuestPost(i64::MAX), Target::Profile(Uuid::from_u128(12))]
        {
            assert_eq!(target.to_string().parse(), Ok(target));
        }
        let bare = format!("profile-{}", Uuid::from_u128(12).simple());
        let words = [
            "comment-0",
            "comment--1",
            "comment-+1",
            "comment-01",
            "comment",
            "topic-1",
            "",
            "-",
            "profile-12",
        ];
        for word in words.into_iter().chain([bare.as_str()]) {
            assert_eq!(word.parse::<Target>(), Err(UnknownModerationWord), "{word}");
        }
    }
}
