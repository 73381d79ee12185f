//! The members' Community.

mod notice;

pub use notice::{NoticeChoices, NoticeKind, Pace, UnknownNotice};
