//! Consent: one purpose, one channel, one exact text (CASL section 10(1); fact A3).

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Language;

/// What a person agrees to be contacted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Limited updates on the campaign and on health issues.
    Updates,
}

/// How they agree to be contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
}

/// The word is no purpose or channel of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a purpose or channel of consent")]
pub struct UnknownConsent;

impl Purpose {
    /// The word for it in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Updates => "updates",
        }
    }
}

impl FromStr for Purpose {
    type Err = UnknownConsent;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == Self::Updates.code() { Ok(Self::Updates) } else { Err(UnknownConsent) }
    }
}

impl Channel {
    /// Both channels.
    pub const ALL: [Self; 2] = [Self::Email, Self::Sms];

    /// The word for it in forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }
}

impl FromStr for Channel {
    type Err = UnknownConsent;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|channel| channel.code() == text).ok_or(UnknownConsent)
    }
}

/// The exact words that a person agreed to. They are stored once, under their digest, and every receipt points there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentText {
    /// What for.
    pub purpose: Purpose,
    /// By which channel.
    pub channel: Channel,
    /// The language they were shown in.
    pub language: Language,
    /// The words, to the letter.
    pub text: String,
}

impl ConsentText {
    /// The version of the text: its SHA-256 in lower-case hexadecimal, so that no two texts can share a version.
    pub fn digest(&self) -> String {
        use std::fmt::Write as _;
        Sha256::digest(self.text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}
