//! What open pages hear, always a number and never what was said; who of them hears it, and until when. None of it knows a
//! request.

pub mod cases;
pub mod counter;
pub mod endings;
pub mod notifications;
pub mod seats;
pub mod topics;
