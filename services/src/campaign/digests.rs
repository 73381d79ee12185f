//! By what receipts name the words of a consent.

use domain::Language;
use domain::campaign::{Channel, ConsentText};

/// The digest of every text, computed once.
pub(super) struct Digests(Vec<(Channel, Language, String)>);

impl Digests {
    pub(super) fn new(texts: &[ConsentText]) -> Self {
        Self(texts.iter().map(|text| (text.channel, text.language, text.digest())).collect())
    }

    pub(super) fn of(&self, channel: Channel, language: Language) -> &str {
        let its = self.0.iter().find(|(its, shown_in, _)| (*its, *shown_in) == (channel, language));
        its.map_or("", |(.., digest)| digest)
    }
}
