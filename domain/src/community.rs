//! The members' Community.

mod notice;
mod topic;

pub use notice::{NoticeChoices, NoticeKind, Pace, UnknownNotice};
pub use topic::{
    LearnMore, TopicContent, TopicFlaw, TopicKind, TopicState, TopicText, UnknownTopicWord, end_of, last_day,
};
