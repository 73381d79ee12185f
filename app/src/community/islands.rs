//! What moves in the browser. Without JavaScript one loads the page again to see what is new, and presses a button to
//! keep how far one has read.

mod new_comments;
mod read_along;

pub use new_comments::NewComments;
pub use read_along::ReadAlong;
