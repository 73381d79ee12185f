//! What moves in the browser while somebody reads and writes. Without JavaScript one loads the page again to see what is
//! new, and presses a button to keep how far one has read; the form is whole without any of it.

mod composer;
mod device;
mod dom;
mod new_comments;
mod on_device;
mod privacy;
mod read_along;

use domain::Language;
use serde::{Deserialize, Serialize};

pub use composer::ComposerHelp;
pub use new_comments::NewComments;
pub use on_device::DraftOnDevice;
pub use read_along::ReadAlong;

/// Where drafts of a form are kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftSetup {
    /// Under which name on the device: it names the person and the place, so that nobody finds another's.
    pub key: String,
    /// The topic.
    pub topic: i64,
    /// The comment that is answered; 0 for none.
    pub parent: i64,
    /// The address that keeps them.
    pub path: String,
    /// Whether the page shows one, with the button that discards it.
    pub is_shown: bool,
    /// Said once it is kept on the server.
    pub saved: String,
    /// Said when it is kept on the device alone.
    pub saved_here: String,
    /// Said when it was found on the device.
    pub found_here: String,
    /// Said when another was written elsewhere.
    pub other: String,
    /// The button that changes it for the other.
    pub swap: String,
    /// The button that forgets the other.
    pub forget: String,
    /// The button that discards it.
    pub discard: String,
}

/// The question that is asked before something is posted that may tell who a patient is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrivacyWords {
    /// The question.
    pub title: String,
    /// What it is about.
    pub lead: String,
    /// What was found, in the order of [`domain::community::Identifier::ALL`].
    pub kinds: Vec<String>,
    /// The button that goes back to the text.
    pub change: String,
    /// The button that posts it.
    pub post: String,
}

/// What helps with a form's text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComposerSetup {
    /// The page's language.
    pub language: Language,
    /// The address that shows how a text will look.
    pub preview: String,
    /// The title of that.
    pub preview_title: String,
    /// How many characters are left, where it is one and where it is many; `#` stands for the number.
    pub left: [String; 2],
    /// Said of a long text.
    pub long: String,
    /// The question about patients.
    pub privacy: PrivacyWords,
    /// Where drafts are kept; nowhere, where a comment is changed that stands already.
    pub drafts: Option<DraftSetup>,
}
