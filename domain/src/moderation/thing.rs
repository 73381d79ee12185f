//! What can be reported and decided about.

use std::fmt;
use std::str::FromStr;

use super::UnknownModerationWord;

/// What somebody wrote, for others to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// The comment with this number.
    Comment(i64),
    /// The guest post that the topic with this number is.
    GuestPost(i64),
}

/// Which kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThingKind {
    /// A comment.
    Comment,
    /// A guest post.
    GuestPost,
}

impl Thing {
    /// Its kind.
    pub const fn kind(self) -> ThingKind {
        match self {
            Self::Comment(_) => ThingKind::Comment,
            Self::GuestPost(_) => ThingKind::GuestPost,
        }
    }
}

impl ThingKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Comment, Self::GuestPost];

    /// The word for it in addresses and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::GuestPost => "guest_post",
        }
    }

    /// The thing of this kind with a number: a comment's own, or that of the topic that a guest post is.
    pub const fn numbered(self, id: i64) -> Thing {
        match self {
            Self::Comment => Thing::Comment(id),
            Self::GuestPost => Thing::GuestPost(id),
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
        let (Self::Comment(id) | Self::GuestPost(id)) = self;
        write!(f, "{}-{id}", self.kind().code())
    }
}

impl FromStr for Thing {
    type Err = UnknownModerationWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, id) = text.split_once('-').ok_or(UnknownModerationWord)?;
        let kind: ThingKind = kind.parse()?;
        let id = id.parse().ok().filter(|id| *id > 0).ok_or(UnknownModerationWord)?;
        let thing = kind.numbered(id);
        // Each thing has one word alone.
        if thing.to_string() == text { Ok(thing) } else { Err(UnknownModerationWord) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_33_a_thing_is_read_as_it_is_written_and_by_no_other_word() {
        for thing in [Thing::Comment(12), Thing::GuestPost(i64::MAX)] {
            assert_eq!(thing.to_string().parse(), Ok(thing));
        }
        for word in ["comment-0", "comment--1", "comment-+1", "comment-01", "comment", "topic-1", "", "-"] {
            assert_eq!(word.parse::<Thing>(), Err(UnknownModerationWord), "{word}");
        }
    }
}
