//! What the composer and the server say to each other while somebody writes and does not leave the page.

use serde::{Deserialize, Serialize};

use super::comment::{Card, CardTexts};
use crate::told::{Told, Value, told};

/// Where drafts of a form are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    /// Under which name on the device: it names the person and the place, so that nobody finds another's.
    pub key: String,
    /// The address that keeps them.
    pub path: String,
    /// The topic.
    pub topic: i64,
    /// The comment that is answered; 0 for none.
    pub parent: i64,
}

/// What became of what was sent from the composer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    /// A comment stands there.
    Posted(Box<Posted>),
    /// A comment of one's own says something else now, or nothing more.
    Changed(Box<Posted>),
    /// It will look like this.
    Preview {
        /// HTML that was made safe.
        html: String,
    },
    /// It is kept as a draft.
    Kept {
        /// Its version.
        draft: u64,
    },
    /// There is no draft any more.
    Discarded,
}

/// A comment that stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// The comment as its author reads it.
    pub card: Card,
    /// What stands on it besides.
    pub texts: CardTexts,
    /// Where it is read.
    pub path: String,
    /// How many comments there are now, as the page says it.
    pub count: String,
}

/// Why something that was typed was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrong {
    /// As the page would say it.
    pub error: String,
    /// Whether sending it once more means that it is meant.
    pub is_asked: bool,
    /// Another draft that stands there, with its version.
    pub other: Option<(u64, String)>,
}

/// A comment of one's own that is to be changed where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// What is done, as the form's title says.
    pub title: String,
    /// Where it is posted.
    pub action: String,
    /// What it says.
    pub body: String,
    /// A mark of that.
    pub seen: String,
    /// The code of the language that it is written in.
    pub language: String,
}

/// A form that is begun where its comment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// What is written, as its title says.
    pub title: String,
    /// Where it is posted.
    pub action: String,
    /// The form's number.
    pub form: String,
    /// The version of the draft that it goes on with; 0 for none.
    pub draft: u64,
    /// What is said of that draft.
    pub kept: Option<String>,
    /// What stands in it.
    pub body: String,
    /// What is to be quoted; empty where nothing is.
    pub quotation: String,
    /// The code of the language that was chosen; empty where none was.
    pub language: String,
    /// Under which name the device keeps drafts of it.
    pub key: String,
    /// Its topic.
    pub topic: i64,
    /// The comment that it answers.
    pub parent: i64,
}

told! {
    Drafts { key, path, topic, parent }
    Posted { card, texts, path, count }
    Wrong { error, is_asked, other }
    Editing { title, action, body, seen, language }
    Begun { title, action, form, draft, kept, body, quotation, language, key, topic, parent }
}

impl Told for Sent {
    fn told(value: Value) -> Option<Self> {
        let (word, mut more) = value.one_of()?;
        Some(match word.as_str() {
            "posted" => Self::Posted(Told::told(more)?),
            "changed" => Self::Changed(Told::told(more)?),
            "preview" => Self::Preview { html: Told::told(more.take("html"))? },
            "kept" => Self::Kept { draft: Told::told(more.take("draft"))? },
            "discarded" => Self::Discarded,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::told::tests::assert_told;

    #[test]
    fn what_is_sent_is_read_as_it_was_meant() {
        for sent in [Sent::Preview { html: "<p>".to_owned() }, Sent::Kept { draft: 3 }, Sent::Discarded] {
            assert_told(&sent);
            let text = serde_json::to_string(&sent).unwrap_or_default();
            assert_eq!(serde_json::from_str::<Sent>(&text).ok(), Some(sent), "{text}");
        }
    }
}
