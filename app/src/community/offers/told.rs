//! What is told of an offer of one's own, to who does something with it without leaving the page.

use serde::{Deserialize, Serialize};

use crate::told::told;

/// An offer as its author sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferTold {
    /// Its identifier; nothing where there is none yet.
    pub offer: String,
    /// What it is about.
    pub title: String,
    /// Whether it stands; withdrawn otherwise.
    pub is_standing: bool,
    /// Where it stands, in a word.
    pub state: String,
    /// What was offered, or that it was withdrawn.
    pub said: String,
}

told! {
    OfferTold { offer, title, is_standing, state, said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn what_is_told_is_read_as_it_was_meant() {
        assert_told(&OfferTold::default());
        let said = "You offered: > <b>".to_owned();
        assert_told(&OfferTold { offer: "1".to_owned(), is_standing: true, said, ..OfferTold::default() });
    }
}
