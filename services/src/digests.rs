//! By what receipts name the words of a consent.

use domain::Language;
use domain::campaign::{Channel, ConsentText, Purpose};

/// The digest of every text, computed once.
pub(crate) struct Digests(Vec<(Purpose, Channel, Language, String)>);

impl Digests {
    pub(crate) fn new(texts: &[ConsentText]) -> Self {
        Self(texts.iter().map(|text| (text.purpose, text.channel, text.language, text.digest())).collect())
    }

    pub(crate) fn of(&self, purpose: Purpose, channel: Channel, language: Language) -> &str {
        let its =
            |of: &&(Purpose, Channel, Language, String)| (of.0, of.1, of.2) == (purpose, channel, language);
        self.0.iter().find(its).map_or("", |(.., digest)| digest)
    }
}
