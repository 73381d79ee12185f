//! What the form of a suggestion is told that was sent without leaving the page.

use serde::{Deserialize, Serialize};

use super::alike::AlikeFound;
use crate::told::{Told, Value};

/// What became of a suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestTold {
    /// It is sent.
    Sent,
    /// This is alike: is it still to be sent?
    Alike(Box<AlikeFound>),
}

impl Told for SuggestTold {
    fn told(value: Value) -> Option<Self> {
        let (word, more) = value.one_of()?;
        Some(match word.as_str() {
            "sent" => Self::Sent,
            "alike" => Self::Alike(Told::told(more)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::alike::AlikeTexts;
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn what_is_told_is_read_as_it_was_meant() {
        assert_told(&SuggestTold::Sent);
        let found = AlikeFound {
            checked: "Shifts".to_owned(),
            texts: AlikeTexts::from(vec!["Perhaps".to_owned()]),
            topics: Vec::new(),
            suggestions: vec!["> <b>".to_owned()],
        };
        assert_told(&SuggestTold::Alike(Box::new(found)));
    }
}
