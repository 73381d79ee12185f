//! What the desk's kinds, states and errors are called.

use domain::Language;
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, RequestState};

use crate::i18n::{locale, td_string};

/// What is asked for.
pub(crate) fn kind(language: Language, kind: RequestKind) -> &'static str {
    let t = locale(language);
    match kind {
        RequestKind::UsernameChange => td_string!(t, desk.help.kinds.username_change),
        RequestKind::LogInHelp => td_string!(t, desk.help.kinds.log_in_help),
        RequestKind::Transcript => td_string!(t, desk.help.kinds.transcript),
    }
}

/// Where a request stands, to the desk.
pub(crate) fn state(language: Language, state: RequestState) -> &'static str {
    let t = locale(language);
    match state {
        RequestState::New => td_string!(t, desk.states.new),
        RequestState::Open => td_string!(t, desk.states.open),
        RequestState::Waiting => td_string!(t, desk.states.waiting),
        RequestState::Done => td_string!(t, desk.states.done),
        RequestState::Refused => td_string!(t, desk.states.refused),
    }
}

/// Where a request stands, to its person.
pub(super) fn own_state(language: Language, state: RequestState) -> &'static str {
    let t = locale(language);
    match state {
        RequestState::New => td_string!(t, desk.own_states.new),
        RequestState::Open => td_string!(t, desk.own_states.open),
        RequestState::Waiting => td_string!(t, desk.own_states.waiting),
        RequestState::Done => td_string!(t, desk.own_states.done),
        RequestState::Refused => td_string!(t, desk.own_states.refused),
    }
}

/// What is wrong with a text.
pub(crate) fn prose_error(language: Language, error: ProseError, max: usize) -> String {
    let t = locale(language);
    match error {
        ProseError::Missing => td_string!(t, desk.errors.text_missing).to_owned(),
        ProseError::Long => {
            let max = crate::number::number(language, max as u64);
            td_string!(t, desk.errors.text_long, max)
        }
        ProseError::Characters(place) => {
            td_string!(t, desk.errors.text_characters, line = place.line, character = place.character)
        }
    }
}

/// What is wrong with a message to the desk.
pub(super) fn message_error(language: Language, error: ProseError) -> String {
    match error {
        ProseError::Missing => td_string!(locale(language), desk.errors.message_missing).to_owned(),
        error => prose_error(language, error, MESSAGE_CHARS),
    }
}
