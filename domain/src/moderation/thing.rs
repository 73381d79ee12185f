//! What can be reported and decided about.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::UnknownModerationWord;

/// What others read of somebody: what they wrote, or what they are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// The comment with this number.
    Comment(i64),
    /// The guest post that the topic with this number is.
    GuestPost(i64),
    /// The username of this person, and what stands beside it.
    Profile(Uuid),
}

/// Which kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThingKind {
    /// A comment.
    Comment,
    /// A guest post.
    GuestPost,
    /// A profile.
    Profile,
}

impl Thing {
    /// Its kind.
    pub const fn kind(self) -> ThingKind {
        match self {
            Self::Comment(_) => ThingKind::Comment,
            Self::GuestPost(_) => ThingKind::GuestPost,
            Self::Profile(_) => ThingKind::Profile,
        }
    }
}

impl ThingKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Comment, Self::GuestPost, Self::Profile];

    /// The word for it in addresses and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::GuestPost => "guest_post",
            Self::Profile => "profile",
        }
    }

    /// The thing of this kind that an address names: a comment by its number, a guest post by that of the topic that it is,
    /// a profile by its person.
    fn named(self, word: &str) -> Option<Thing> {
        let number = || word.parse().ok().filter(|id| *id > 0);
        match self {
            Self::Comment => number().map(Thing::Comment),
            Self::GuestPost => number().map(Thing::GuestPost),
            Self::Profile => word.parse().ok().map(Thing::Profile),
        }
    }
}

impl FromStr for ThingKind {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.code() == text).ok_or(UnknownModerationWord)
    }
}

/// Its word in addresses, in the database and in the log: `comment-12`.
impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind().code();
        match self {
            Self::Comment(id) | Self::GuestPost(id) => write!(f, "{kind}-{id}"),
            Self::Profile(person) => write!(f, "{kind}-{person}"),
        }
    }
}

impl FromStr for Thing {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, word) = text.split_once('-').ok_or(UnknownModerationWord)?;
        let thing = kind.parse::<ThingKind>()?.named(word).ok_or(UnknownModerationWord)?;
        // Each thing has one word alone.
        if thing.to_string() == text { Ok(thing) } else { Err(UnknownModerationWord) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_33_a_thing_is_read_as_it_is_written_and_by_no_other_word() {
        for thing in [Thing::Comment(12), Thing::GuestPost(i64::MAX), Thing::Profile(Uuid::from_u128(12))] {
            assert_eq!(thing.to_string().parse(), Ok(thing));
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
            assert_eq!(word.parse::<Thing>(), Err(UnknownModerationWord), "{word}");
        }
    }
}
