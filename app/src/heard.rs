//! What open pages of the Community hear: numbers, and never what was said.

use serde::{Deserialize, Serialize};

use crate::told::{Told, Value};

/// What there is when a page begins to listen, and from then on what has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Heard {
    /// Whose it is, as their pages know it; said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Topics that take comments, each with how many comments there are to read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<(i64, i64)>,
    /// How many notices its person has not seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notices: Option<u64>,
    /// How much was done in moderation, for who moderates: the number of the last entry that is there for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<i64>,
    /// The topic in which its person wrote a comment a moment ago: their page says it to their others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<i64>,
}

impl Told for Heard {
    fn told(mut value: Value) -> Option<Self> {
        Some(Self {
            of: Told::told(value.take("of"))?,
            topics: Option::told(value.take("topics"))?.unwrap_or_default(),
            notices: Told::told(value.take("notices"))?,
            cases: Told::told(value.take("cases"))?,
            own: Told::told(value.take("own"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn only_what_changed_is_said() {
        let comment = Heard { topics: vec![(12, 5)], ..Heard::default() };
        let text = serde_json::to_string(&comment).unwrap_or_default();
        assert_eq!(text, r#"{"topics":[[12,5]]}"#);
        assert_told(&comment);
        let all = Heard { of: Some("a".into()), topics: vec![(1, 0)], notices: Some(0), ..Heard::default() };
        assert_told(&Heard { cases: Some(3), own: Some(12), ..all.clone() });
        assert_eq!(serde_json::from_str::<Heard>(&text).ok(), Some(comment));
        let text = serde_json::to_string(&all).unwrap_or_default();
        assert_eq!(text, r#"{"of":"a","topics":[[1,0]],"notices":0}"#);
    }
}
