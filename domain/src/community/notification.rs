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

/// How often a member wants to be told of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotificationChoices([Pace; NotificationKind::ALL.len()]);

impl NotificationChoices {
    /// The pace of a kind.
    pub const fn of(&self, kind: NotificationKind) -> Pace {
        self.0[kind as usize]
    }

    /// Sets the pace of a kind.
    #[must_use]
    pub const fn with(mut self, kind: NotificationKind, pace: Pace) -> Self {
        self.0[kind as usize] = pace;
        self
    }

    /// Each kind with its pace.
    pub fn iter(&self) -> impl Iterator<Item = (NotificationKind, Pace)> {
        NotificationKind::ALL.into_iter().map(|kind| (kind, self.of(kind)))
    }
}

impl Default for NotificationChoices {
    fn default() -> Self {
        Self(NotificationKind::ALL.map(NotificationKind::usual_pace))
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
    fn choosing_one_leaves_the_others() {
        let choices = NotificationChoices::default().with(NotificationKind::Outcome, Pace::Never);
        for (kind, pace) in choices.iter() {
            let expected = if kind == NotificationKind::Outcome { Pace::Never } else { kind.usual_pace() };
            assert_eq!(pace, expected, "{kind:?}");
        }
    }
}
