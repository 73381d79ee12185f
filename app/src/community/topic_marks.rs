//! What stands beside a topic's title: its kind, its state and its dates.

use domain::Language;
use domain::community::{TopicKind, TopicState, last_day};
use time::OffsetDateTime;

use crate::i18n::{date, day, locale, minute, td_string};

/// What a kind of topic is called.
pub(crate) fn kind_name(language: Language, kind: TopicKind) -> &'static str {
    let t = locale(language);
    match kind {
        TopicKind::Discussion => td_string!(t, community.topic.discussion),
        TopicKind::Consultation => td_string!(t, community.topic.consultation),
        TopicKind::GuestPost => td_string!(t, guest_posts.kind),
    }
}

/// Where a topic stands, in words.
pub(crate) fn state_name(language: Language, state: TopicState) -> &'static str {
    let t = locale(language);
    match state {
        TopicState::Draft => td_string!(t, community.topic.draft),
        TopicState::Scheduled => td_string!(t, community.topic.scheduled),
        TopicState::Open => td_string!(t, community.topic.open),
        TopicState::Closed => td_string!(t, community.topic.closed),
        TopicState::Archived => td_string!(t, community.topic.archived),
        TopicState::Withheld => td_string!(t, community.topic.withheld),
    }
}

/// What is special about a topic, a word each, after the class that it has.
pub(super) fn marks(
    language: Language,
    pinned: bool,
    kind: TopicKind,
    state: TopicState,
    has_outcome: bool,
) -> Vec<(String, String)> {
    let t = locale(language);
    let all = [
        (pinned, "tag", td_string!(t, community.topic.pinned)),
        (kind != TopicKind::Discussion, "tag tag-busy", kind_name(language, kind)),
        (!state.takes_comments(), "tag", state_name(language, state)),
        (has_outcome, "tag tag-new", td_string!(t, outcomes.mark)),
    ];
    let shown = all.into_iter().filter(|(is_shown, ..)| *is_shown);
    shown.map(|(_, class, word)| (class.to_owned(), word.to_owned())).collect()
}

/// Since when a topic stands, and until when.
pub(super) fn dates(
    language: Language,
    state: TopicState,
    published: Option<OffsetDateTime>,
    until: Option<OffsetDateTime>,
    ended: Option<OffsetDateTime>,
) -> String {
    let t = locale(language);
    let since = published.map(|at| td_string!(t, community.topic.since, date = date(language, at)));
    let until = match (state.takes_comments(), until, ended) {
        (true, Some(at), _) => Some(td_string!(t, community.topic.until, date = minute(language, at))),
        (false, until, Some(at)) => {
            // At its date, it closed when that day was over.
            let on = if until == Some(at) { day(language, last_day(at)) } else { date(language, at) };
            Some(td_string!(t, community.topic.closed_on, date = on))
        }
        _ => None,
    };
    [since, until].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
