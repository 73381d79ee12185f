//! The two official languages, which stand equal everywhere.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// A language that the product speaks.
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
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "lowercase", parse_err_ty = UnknownLanguage, parse_err_fn = UnknownLanguage::of)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Canadian English.
    En,
    /// Canadian French.
    Fr,
}

crate::words!(Language: "in paths, in `lang` attributes and in the database: its ISO 639-1 code");

/// The word is not the code of one of our languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a language of this site: use en or fr")]
pub struct UnknownLanguage;

impl UnknownLanguage {
    const fn of(_: &str) -> Self {
        Self
    }
}

impl Language {
    /// The one that this is not.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }

    /// The language of a path: its first segment.
    pub fn of_path(path: &str) -> Option<Self> {
        path.strip_prefix('/')?.split('/').next()?.parse().ok()
    }

    /// What a browser prefers, from `Accept-Language` (RFC 9110 section 12.5.4); English where it says nothing of ours.
    pub fn preferred(accept_language: &str) -> Self {
        let mut best = (Self::En, 0.0_f32);
        for range in accept_language.split(',').take(32) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            let primary = tag.split('-').next().unwrap_or_default();
            if let Ok(language) = primary.to_ascii_lowercase().parse::<Self>()
                && weight > best.1
            {
                best = (language, weight);
            }
        }
        best.0
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Fr};

    #[test]
    fn the_heavier_weight_wins_and_the_first_of_equals() {
        for (header, expected) in [
            ("fr-CA,fr;q=0.9,en;q=0.8", Fr),
            ("en;q=0.4, fr;q=0.6", Fr),
            ("fr;q=0, en", En),
            ("en-CA, fr-CA", En),
            ("de, es;q=0.3", En),
            ("", En),
            ("fr;q=nonsense", En),
            ("FR", Fr),
        ] {
            assert_eq!(Language::preferred(header), expected, "{header}");
        }
    }

    #[test]
    fn a_word_that_is_no_language_is_answered_with_those_that_there_are() {
        let told = |word: &str| word.parse::<Language>().map_err(|error| error.to_string());
        assert_eq!(told("fr"), Ok(Fr));
        for word in ["de", "FR", "français", ""] {
            assert_eq!(told(word), Err("not a language of this site: use en or fr".to_owned()), "{word}");
        }
    }

    #[test]
    fn a_path_tells_its_language_by_its_whole_first_segment() {
        assert_eq!(Language::of_path("/fr"), Some(Fr));
        assert_eq!(Language::of_path("/en/pledge"), Some(En));
        assert_eq!(Language::of_path("/frenzy"), None);
        assert_eq!(Language::of_path("fr"), None);
        assert_eq!(Language::of_path("/"), None);
    }
}
