//! What editors still have to do about topics, in words, and where it is listed.

use domain::Language;
use services::dashboard::TopicWork;

use crate::i18n::{locale, number, td_string};
use crate::routes::Route;

/// The list of the topics that a piece of work is to be done about.
pub(in crate::dashboard) fn path(language: Language, work: TopicWork) -> String {
    format!("{}?show={}", Route::Topics.path(language), work.code())
}

/// How many topics wait for a piece of work.
pub(in crate::dashboard) fn count(language: Language, work: TopicWork, count: u64) -> String {
    let t = locale(language);
    let number = number(language, count);
    match work {
        TopicWork::Draft => td_string!(t, topics.work.draft, count, number),
        TopicWork::Scheduled => td_string!(t, topics.work.scheduled, count, number),
        TopicWork::OutOfDate => td_string!(t, topics.work.out_of_date, count, number),
        TopicWork::Owed => td_string!(t, outcomes.home.owed, count, number),
        TopicWork::Overdue => td_string!(t, outcomes.home.overdue, count, number),
    }
}

/// What the filter is called that shows them alone.
pub(super) fn name(language: Language, work: TopicWork) -> &'static str {
    let t = locale(language);
    match work {
        TopicWork::Draft => td_string!(t, topics.work.drafts),
        TopicWork::Scheduled => td_string!(t, topics.work.schedule),
        TopicWork::OutOfDate => td_string!(t, topics.work.left_behind),
        TopicWork::Owed => td_string!(t, topics.work.outcomes),
        TopicWork::Overdue => td_string!(t, topics.work.look_backs),
    }
}
