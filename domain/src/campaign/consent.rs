//! Consent: one purpose, one channel, one exact text (CASL section 10(1); fact A3).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::Language;

/// What a person agrees to be contacted for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Limited updates on the campaign and on health issues.
    Updates,
    /// What a member offered to help with.
    Involvement,
}

crate::words!(Purpose: "in the database");

/// How they agree to be contacted.
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
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
}

crate::words!(Channel: "in forms and in the database");

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
