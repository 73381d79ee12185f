//! The words that every comment of a page has. The server says them once.

use crate::community::reaction_bar::ReactionTexts;
use crate::texts_given::texts_given;

/// Where a name or a number goes.
pub const HOLE: &str = "{}";

texts_given! {
    /// What stands on comments besides what is said. A text that names somebody has a [`HOLE`] for it.
    pub struct CardTexts {
        /// The mark of what is new.
        pub new: String,
        /// The mark of the staff.
        pub staff: String,
        /// What is said of a text that was changed.
        pub edited: String,
        /// What the other language is called.
        pub other_language: String,
        /// To answer.
        pub reply: String,
        /// The same, naming whom.
        pub reply_to: String,
        /// To quote.
        pub quote: String,
        /// The same, naming whom.
        pub quote_of: String,
        /// The address of one comment.
        pub permalink: String,
        /// The way to what else its author said, naming them.
        pub said_by: String,
        /// To report.
        pub report: String,
        /// The same, naming whom.
        pub report_of: String,
        /// To change one's own.
        pub edit: String,
        /// To take one's own back.
        pub withdraw: String,
        /// What opens the menu, naming whose comment it is about.
        pub more_of: String,
        /// The way to what is read in a comment's place.
        pub moved_to: String,
        /// The way to what was decided about one's own.
        pub decided: String,
        /// What the reactions say.
        pub reactions: ReactionTexts,
        /// Where things are.
        pub paths: CardPaths,
    }
}

texts_given! {
    /// Addresses, each with a [`HOLE`] for the number or the name that it has.
    pub struct CardPaths {
        /// A comment by itself, with the replies to it.
        pub comment: String,
        /// Who wrote one.
        pub author: String,
        /// Where one's own is changed.
        pub edit: String,
        /// Where it is reported.
        pub report: String,
        /// What was decided about one's own texts.
        pub decisions: String,
    }
}

/// A text or an address with its hole filled.
pub(super) fn filled(pattern: &str, with: &str) -> String {
    pattern.replacen(HOLE, with, 1)
}
