//! What members are told of, and how often.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Something that a member may be told of.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum NotificationKind {
    /// Somebody replied to them.
    Reply,
    /// Somebody named them.
    Mention,
    /// A topic that they follow has new comments.
    FollowedTopic,
    /// A topic that they follow closes soon.
    ClosingSoon,
    /// The association says what became of a consultation.
    Outcome,
    /// Staff answered something of their own: a request, a suggestion, a guest post.
    StaffAnswer,
}

crate::words!(NotificationKind: "in forms and in the database");

/// How often mails about it are sent. The most often first.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// As it happens.
    AtOnce,
    /// Gathered once a day.
    Daily,
    /// Gathered once a week.
    Weekly,
    /// Not at all; the Community still shows it.
    Never,
}

crate::words!(Pace: "in forms and in the database");

impl NotificationKind {
    /// How often it is sent to who never chose: at once what is meant for them, gathered what is meant for many.
    pub const fn usual_pace(self) -> Pace {
        match self {
            Self::Reply | Self::Mention | Self::StaffAnswer => Pace::AtOnce,
            Self::FollowedTopic | Self::ClosingSoon => Pace::Daily,
            Self::Outcome => Pace::Weekly,
        }
    }
}

/// How often a member wants to be told of each kind by mail, and what such a mail may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotificationChoices {
    paces: [Pace; NotificationKind::ALL.len()],
    has_excerpts: bool,
}

impl NotificationChoices {
    /// The pace of a kind.
    pub const fn of(&self, kind: NotificationKind) -> Pace {
        self.paces[kind as usize]
    }

    /// Sets the pace of a kind.
    #[must_use]
    pub const fn with(mut self, kind: NotificationKind, pace: Pace) -> Self {
        self.paces[kind as usize] = pace;
        self
    }

    /// Whether mails of replies and mentions show how the comment begins. Nobody's do unless they choose it: a mailbox is
    /// not behind the gate.
    pub const fn has_excerpts(&self) -> bool {
        self.has_excerpts
    }

    /// Sets that.
    #[must_use]
    pub const fn with_excerpts(mut self, has_excerpts: bool) -> Self {
        self.has_excerpts = has_excerpts;
        self
    }

    /// Each kind with its pace.
    pub fn iter(&self) -> impl Iterator<Item = (NotificationKind, Pace)> {
        NotificationKind::ALL.into_iter().map(|kind| (kind, self.of(kind)))
    }
}

impl Default for NotificationChoices {
    fn default() -> Self {
        Self { paces: NotificationKind::ALL.map(NotificationKind::usual_pace), has_excerpts: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        for kind in NotificationKind::ALL {
            assert_eq!(kind.code().parse(), Ok(kind));
        }
        for pace in Pace::ALL {
            assert_eq!(pace.code().parse(), Ok(pace));
        }
        assert!("hourly".parse::<Pace>().is_err());
    }

    #[test]
    fn nobody_s_mails_say_what_a_comment_says_unless_they_choose_it() {
        let choices = NotificationChoices::default();
        assert!(
            !choices.has_excerpts() && !choices.with(NotificationKind::Reply, Pace::AtOnce).has_excerpts()
        );
        assert!(choices.with_excerpts(true).has_excerpts());
    }

    #[test]
    fn choosing_one_leaves_the_others() {
        let choices = NotificationChoices::default().with(NotificationKind::Outcome, Pace::Never);
        for (kind, pace) in choices.iter() {
            let expected = if kind == NotificationKind::Outcome { Pace::Never } else { kind.usual_pace() };
            assert_eq!(pace, expected, "{kind:?}");
        }
    }
}
