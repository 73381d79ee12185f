//! What somebody takes with them: their words and names.

use std::collections::BTreeSet;

use domain::account::Username;
use domain::moderation::{Said, unquoted, without_quotes_where};
use store::community::copies::{Copied, OwnText, OwnWords};

/// Somebody's words and names.
pub(super) struct Own {
    /// What they said, apart from what they quoted, with its words.
    pub(super) texts: Vec<(OwnText, Said)>,
    /// What they are called; behind an `@` too, where they leave.
    pub(super) names: Vec<Username>,
    pub(super) leaves: bool,
}

impl Own {
    pub(super) fn new(words: &OwnWords) -> Self {
        let own = |text: &OwnText| {
            let source = unquoted(&text.source);
            (!source.trim().is_empty()).then(|| {
                let said = Said::of(&source);
                (OwnText { source, ..*text }, said)
            })
        };
        Self {
            texts: words.texts.iter().filter_map(own).collect(),
            names: words.names.iter().filter_map(|name| Username::read(name).ok()).collect(),
            leaves: words.leaves,
        }
    }

    /// What a text may quote: what was there first quotes somebody else.
    pub(super) fn quoted_by<'s>(&'s self, copied: &'s Copied) -> impl Iterator<Item = &'s (OwnText, Said)> {
        let may_be = move |(text, _): &&(OwnText, Said)| {
            (copied.topics.is_empty() || copied.topics.contains(&text.topic))
                && text.written <= copied.written
        };
        self.texts.iter().filter(may_be)
    }

    /// The topics whose comments a text seems to quote.
    pub(super) fn topics_of(&self, copied: &Copied) -> BTreeSet<i64> {
        let quotes = |said: &Said| without_quotes_where(&copied.source, said, "", |_, _| true).is_some();
        self.quoted_by(copied).filter(|(_, said)| quotes(said)).map(|(text, _)| text.topic).collect()
    }
}
