//! What a list of one's own drafts is told when a draft is discarded, or kept after all.

use serde::{Deserialize, Serialize};

use crate::told::{Told, Value};

/// What became of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftTold {
    /// It is erased.
    Discarded {
        /// What it said, for who wants it back.
        body: String,
        /// The code of the language that was chosen; empty where none was.
        language: String,
        /// What the list is called now.
        title: String,
    },
    /// It is there again.
    Restored {
        /// Its version.
        draft: u64,
        /// What the list is called now.
        title: String,
    },
}

impl Told for DraftTold {
    fn told(value: Value) -> Option<Self> {
        let (word, mut more) = value.one_of()?;
        let title = Told::told(more.take("title"))?;
        Some(match word.as_str() {
            "discarded" => Self::Discarded {
                body: Told::told(more.take("body"))?,
                language: Told::told(more.take("language"))?,
                title,
            },
            "restored" => Self::Restored { draft: Told::told(more.take("draft"))?, title },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn what_is_told_is_read_as_it_was_meant() {
        let (body, language, title) = ("> <b>".to_owned(), String::new(), "Drafts".to_owned());
        for told in [
            DraftTold::Discarded { body, language, title: title.clone() },
            DraftTold::Restored { draft: 3, title },
        ] {
            assert_told(&told);
            let text = serde_json::to_string(&told).unwrap_or_default();
            assert_eq!(serde_json::from_str::<DraftTold>(&text).ok(), Some(told), "{text}");
        }
    }
}
