//! Provinces and territories.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A province or territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the postal abbreviations say it")]
pub enum Province {
    Ab,
    Bc,
    Mb,
    Nb,
    Nl,
    Ns,
    Nt,
    Nu,
    On,
    Pe,
    Qc,
    Sk,
    Yt,
}

impl Province {
    /// All thirteen, by abbreviation.
    pub const ALL: [Self; 13] = [
        Self::Ab,
        Self::Bc,
        Self::Mb,
        Self::Nb,
        Self::Nl,
        Self::Ns,
        Self::Nt,
        Self::Nu,
        Self::On,
        Self::Pe,
        Self::Qc,
        Self::Sk,
        Self::Yt,
    ];

    /// The two-letter abbreviation of Canada Post.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ab => "AB",
            Self::Bc => "BC",
            Self::Mb => "MB",
            Self::Nb => "NB",
            Self::Nl => "NL",
            Self::Ns => "NS",
            Self::Nt => "NT",
            Self::Nu => "NU",
            Self::On => "ON",
            Self::Pe => "PE",
            Self::Qc => "QC",
            Self::Sk => "SK",
            Self::Yt => "YT",
        }
    }
}

/// The text is no province's abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a province or territory: its two-letter abbreviation, as Canada Post writes it")]
pub struct UnknownProvince;

impl FromStr for Province {
    type Err = UnknownProvince;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|province| province.code().eq_ignore_ascii_case(text))
            .ok_or(UnknownProvince)
    }
}
