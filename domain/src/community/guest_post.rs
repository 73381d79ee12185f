//! Guest posts: articles by members and invited experts, from the first word to their approval. Once approved, one is a
//! topic of its own kind.

mod content;
mod proposal;
mod state;

pub use content::{GuestContent, GuestFlaw, GuestText};
pub use proposal::{Proposal, ProposalErrors};
pub use state::{GuestRole, GuestState, GuestStep};

/// Guest posts that one person may propose in a day.
pub const PROPOSALS_A_DAY: u32 = 3;
/// Longest editorial comment, in characters.
pub const NOTE_CHARS: usize = 4_000;
