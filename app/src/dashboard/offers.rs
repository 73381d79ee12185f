//! What members offer to help with, and answering.

mod desk;
mod queue;

pub use desk::OfferDeskPage;
pub use queue::OfferQueuePage;
