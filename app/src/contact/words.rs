//! What kinds, areas, teams and states of enquiries are called.

use domain::Language;
use domain::contact::{EnquiryArea, EnquiryKind, EnquiryState, Team, promised_day};
use domain::desk::{MESSAGE_CHARS, ProseError};
use time::OffsetDateTime;

use crate::i18n::{day, locale, td_string};

pub(super) use crate::desk::{kind as request_kind, prose_error};

/// What somebody does who writes.
pub(super) fn kind(language: Language, kind: EnquiryKind) -> &'static str {
    let t = locale(language);
    match kind {
        EnquiryKind::Question => td_string!(t, contact.kinds.question),
        EnquiryKind::Feedback => td_string!(t, contact.kinds.feedback),
        EnquiryKind::TopicIdea => td_string!(t, contact.kinds.topic_idea),
    }
}

/// What it is about, to whoever writes.
pub(super) fn area(language: Language, area: EnquiryArea) -> &'static str {
    let t = locale(language);
    match area {
        EnquiryArea::Account => td_string!(t, contact.areas.account),
        EnquiryArea::Community => td_string!(t, contact.areas.community),
        EnquiryArea::Privacy => td_string!(t, contact.areas.privacy),
        EnquiryArea::Campaign => td_string!(t, contact.areas.campaign),
        EnquiryArea::Health => td_string!(t, contact.areas.health),
        EnquiryArea::Other => td_string!(t, contact.areas.other),
    }
}

/// What it is about, to staff.
pub(super) fn area_name(language: Language, area: EnquiryArea) -> &'static str {
    let t = locale(language);
    match area {
        EnquiryArea::Account => td_string!(t, contact.area_names.account),
        EnquiryArea::Community => td_string!(t, contact.area_names.community),
        EnquiryArea::Privacy => td_string!(t, contact.area_names.privacy),
        EnquiryArea::Campaign => td_string!(t, contact.area_names.campaign),
        EnquiryArea::Health => td_string!(t, contact.area_names.health),
        EnquiryArea::Other => td_string!(t, contact.area_names.other),
    }
}

/// What an enquiry is.
pub(super) fn kind_name(language: Language, kind: EnquiryKind) -> &'static str {
    let t = locale(language);
    match kind {
        EnquiryKind::Question => td_string!(t, contact.kind_names.question),
        EnquiryKind::Feedback => td_string!(t, contact.kind_names.feedback),
        EnquiryKind::TopicIdea => td_string!(t, contact.kind_names.topic_idea),
    }
}

/// Who answers.
pub(crate) fn team(language: Language, team: Team) -> &'static str {
    let t = locale(language);
    match team {
        Team::Service => td_string!(t, contact.teams.service),
        Team::Editors => td_string!(t, contact.teams.editors),
        Team::Research => td_string!(t, contact.teams.research),
    }
}

/// Where an enquiry stands, to staff.
pub(crate) fn state(language: Language, state: EnquiryState) -> &'static str {
    let t = locale(language);
    match state {
        EnquiryState::Suspected => td_string!(t, contact.states.suspected),
        EnquiryState::Open => td_string!(t, contact.states.open),
        EnquiryState::Answered => td_string!(t, contact.states.answered),
        EnquiryState::Closed => td_string!(t, contact.states.closed),
    }
}

/// Where an enquiry stands, to whoever wrote it. That it may be a program's is not told.
pub(super) fn own_state(language: Language, state: EnquiryState, due: OffsetDateTime) -> String {
    let t = locale(language);
    match state {
        EnquiryState::Suspected | EnquiryState::Open => {
            td_string!(t, contact.own_states.open, date = answer_by(language, due))
        }
        EnquiryState::Answered => td_string!(t, contact.own_states.answered).to_owned(),
        EnquiryState::Closed => td_string!(t, contact.own_states.closed).to_owned(),
    }
}

/// What is wrong with a message.
pub(super) fn message_error(language: Language, error: ProseError) -> String {
    match error {
        ProseError::Missing => td_string!(locale(language), contact.errors.message).to_owned(),
        error => prose_error(language, error, MESSAGE_CHARS),
    }
}

/// The day by whose end an answer is promised that is late from a moment on.
pub(super) fn answer_by(language: Language, due: OffsetDateTime) -> String {
    day(language, promised_day(due))
}

/// Who answers, and by when, to whoever wrote.
pub(super) fn promise(language: Language, team: Team, due: OffsetDateTime) -> String {
    let t = locale(language);
    let date = answer_by(language, due);
    match team {
        Team::Service => td_string!(t, contact.sent.who.service, date),
        Team::Editors => td_string!(t, contact.sent.who.editors, date),
        Team::Research => td_string!(t, contact.sent.who.research, date),
    }
}
