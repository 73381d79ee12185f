//! Offers to help the association with a topic or a theme, and what becomes of them.

use std::fmt;
use std::str::FromStr;

use strum::{EnumString, IntoStaticStr, VariantArray};
use time::Duration;
use uuid::Uuid;

use crate::desk::{ProseError, prose};

/// For how long an offer is kept after the last act about it.
pub const OFFER_TIME: Duration = Duration::days(365);

/// What somebody offers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum OfferKind {
    /// Sit on a working group.
    WorkingGroup,
    /// Help to persuade those who decide.
    Advocacy,
    /// Speak in public or to journalists.
    Speaking,
    /// Try something out where they work.
    Pilot,
    /// Write, or read what others wrote.
    Writing,
}

crate::words!(OfferKind: "in forms and in archives");

impl OfferKind {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Some of the kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferKinds(u8);

impl OfferKinds {
    /// Those of a number that the database holds; `None` where it is none.
    pub fn of_number(number: i64) -> Option<Self> {
        let all = OfferKind::ALL.into_iter().collect::<Self>();
        u8::try_from(number).ok().filter(|bits| bits & !all.0 == 0).map(Self)
    }

    /// The number that the database holds.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// Whether this is one of them.
    pub const fn has(self, kind: OfferKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = OfferKind> {
        OfferKind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}

impl FromIterator<OfferKind> for OfferKinds {
    fn from_iter<I: IntoIterator<Item = OfferKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |bits, kind| bits | kind.bit()))
    }
}

/// What somebody offers to help with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfferPlace {
    /// The topic with this number.
    Topic(i64),
    /// This theme.
    Theme(Uuid),
}

/// `topic-12`, as addresses say it.
impl fmt::Display for OfferPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(topic) => write!(f, "topic-{topic}"),
            Self::Theme(theme) => write!(f, "theme-{theme}"),
        }
    }
}

/// The word names no topic and no theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither topic- and its number nor theme- and its identifier")]
pub struct UnknownOfferPlace;

impl FromStr for OfferPlace {
    type Err = UnknownOfferPlace;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, name) = text.split_once('-').ok_or(UnknownOfferPlace)?;
        let place = match kind {
            "topic" => name.parse::<i64>().ok().filter(|topic| *topic > 0).map(Self::Topic),
            "theme" => name.parse().ok().map(Self::Theme),
            _ => None,
        };
        // Each place has one name alone.
        place.filter(|place| place.to_string() == text).ok_or(UnknownOfferPlace)
    }
}

/// Where an offer stands with staff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum OfferState {
    /// Nobody has answered yet.
    #[default]
    New,
    /// Staff answered, and something may come of it.
    Answered,
    /// Something came of it.
    Accepted,
    /// Nothing comes of it.
    Declined,
}

crate::words!(OfferState: "in the database, in addresses and in archives");

/// What somebody offers, and what they say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferText {
    /// What they would do.
    pub kinds: OfferKinds,
    /// What staff should know; empty where there is nothing.
    pub note: String,
}

/// What is wrong with an offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferErrors {
    /// No kind is chosen.
    pub kinds: bool,
    /// With the note.
    pub note: Option<ProseError>,
    /// There is no consent to being written to about it.
    pub consent: bool,
}

impl OfferText {
    /// Longest note, in characters.
    pub const MAX_NOTE: usize = 1_000;

    /// Reads an offer as typed.
    ///
    /// # Errors
    /// [`OfferErrors`] says what is wrong with it.
    pub fn parse(kinds: OfferKinds, note: &str, consents: bool) -> Result<Self, OfferErrors> {
        let note = match prose(note, Self::MAX_NOTE) {
            Err(ProseError::Missing) => Ok(String::new()),
            read => read,
        };
        match note {
            Ok(note) if consents && !kinds.is_empty() => Ok(Self { kinds, note }),
            note => Err(OfferErrors { kinds: kinds.is_empty(), note: note.err(), consent: !consents }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITES: fn() -> OfferKinds = || [OfferKind::Writing].into_iter().collect();

    #[test]
    fn an_offer_has_a_kind_and_a_consent_and_need_not_say_more() {
        let offer = OfferText::parse(WRITES(), " \r\n", true).unwrap();
        assert_eq!(offer, OfferText { kinds: WRITES(), note: String::new() });
        let nothing = OfferText::parse(OfferKinds::default(), "", false).unwrap_err();
        assert_eq!(nothing, OfferErrors { kinds: true, note: None, consent: true });
        let long = OfferText::parse(WRITES(), &"é".repeat(1_001), true).unwrap_err();
        assert_eq!(long, OfferErrors { note: Some(ProseError::Long), ..OfferErrors::default() });
    }

    #[test]
    fn kinds_are_read_back_as_they_are_kept() {
        let all: OfferKinds = OfferKind::ALL.into_iter().collect();
        assert!(all.iter().eq(OfferKind::ALL));
        for kinds in [OfferKinds::default(), WRITES(), all] {
            assert_eq!(OfferKinds::of_number(kinds.number()), Some(kinds));
        }
        assert_eq!([-1, 32, 256].map(OfferKinds::of_number), [None; 3]);
        assert!(!WRITES().has(OfferKind::Pilot) && WRITES().has(OfferKind::Writing));
    }

    #[test]
    fn an_address_names_a_topic_or_a_theme_by_one_word_alone() {
        for place in [OfferPlace::Topic(12), OfferPlace::Theme(Uuid::from_u128(12))] {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        let braced = format!("theme-{{{}}}", Uuid::from_u128(12));
        for word in ["topic-0", "topic--1", "topic-+1", "topic-01", "topic", "theme-12", "", "-", &braced] {
            assert_eq!(word.parse::<OfferPlace>(), Err(UnknownOfferPlace), "{word}");
        }
    }
}
