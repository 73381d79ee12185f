//! The members' Community.

mod comment;
#[cfg(not(target_arch = "wasm32"))]
mod digest;
mod draft;
mod file;
mod following;
mod guest_post;
mod lagging;
mod notification;
mod offers;
mod outcome;
mod privacy;
mod reactions;
mod suggestion;
mod topic;
mod topic_change;
#[cfg(not(target_arch = "wasm32"))]
mod zone;

pub use comment::{CommentBody, CommentError, EDIT_TIME, REPEAT_TIME, Reaction, quotation, reads_alike};
#[cfg(not(target_arch = "wasm32"))]
pub use digest::DigestTime;
pub use draft::{DRAFT_TIME, DraftText};
pub use file::{FileKind, MAX_FILE_BYTES, MAX_FILES, MAX_PICTURE_BYTES, read_label};
pub use following::{Following, MAX_MENTIONS, Stance, TopicChoice};
pub use guest_post::{
    GuestContent, GuestFlaw, GuestRole, GuestState, GuestStep, GuestText, NOTE_CHARS, PROPOSALS_A_DAY,
    Proposal, ProposalErrors,
};
pub use notification::{NotificationChoices, NotificationKind, Pace};
pub use offers::{
    OFFER_TIME, OfferErrors, OfferKind, OfferKinds, OfferPlace, OfferState, OfferText, UnknownOfferPlace,
};
pub use outcome::{Closure, OutcomeContent, OutcomeFlaw, OutcomeText, look_back_flaws};
pub use privacy::{Find, Identifier, identifying};
pub use reactions::{Bar, Reacting};
pub use suggestion::{
    SUGGESTIONS_A_DAY, SuggestionErrors, SuggestionState, SuggestionText, is_alike, shared, telling,
};
pub use topic::{LearnMore, TopicContent, TopicFlaw, TopicKind, TopicState, TopicText};
pub use topic_change::{TopicChange, TopicPart};
#[cfg(not(target_arch = "wasm32"))]
pub use zone::{Zone, end_of, last_day};
