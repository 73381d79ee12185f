//! What samples of the desk's pages show.

use domain::Language;
use domain::desk::{MESSAGE_CHARS, ProseError, RequestKind, RequestState, prose};
use domain::moderation::{Clause, Measure};
use services::desk::RequestFields;
use store::desk::{Colleague, Event, Happening, Listed, OwnRequest, Request, Said, Subject};
use store::document::Bilingual;
use store::staff::Held;
use time::Duration;
use uuid::Uuid;

use crate::sample::NOW;

/// A text that would be more than text.
pub(super) const HOSTILE: &str =
    "</textarea><b>Please</b> \"help\" 'me' &amp; <script>alert(1)</script>\n\nSecond paragraph.";

/// Who of the desk reads.
pub(super) const READER: Uuid = Uuid::from_u128(9);

/// A text with a character that cannot stay, and what is wrong with it.
pub(super) fn harmful_text() -> (String, ProseError) {
    let text = "A first line.\nA second \u{202e}that turns around.";
    (text.into(), prose(text, MESSAGE_CHARS).err().unwrap_or(ProseError::Missing))
}

/// A topic whose transcript is asked for.
pub(super) fn topic() -> (i64, Bilingual) {
    let en = "Physician wellness: what would <i>you</i> change first?".into();
    let fr = "Santé des médecins : que changeriez-vous « en premier »?".into();
    (12, Bilingual { en, fr })
}

/// Whoever made a request.
fn subject(language: Language) -> Subject {
    Subject {
        id: Uuid::from_u128(1),
        name: "Marie-Ève <b>Tremblay</b>".into(),
        email: "marie-eve.with-a-very-long-mailbox-name@department.hospital.example.ca".into(),
        member_number: Some("123456".into()),
        username: Some("marie_eve".into()),
        language,
        on_roster: true,
        has_second_factor: true,
        is_staff: false,
    }
}

/// Who could take a request.
pub(super) fn colleagues() -> Vec<Colleague> {
    let colleague = |id, username: &str| Colleague { id: Uuid::from_u128(id), username: username.into() };
    vec![
        colleague(9, "desk-reader"),
        colleague(10, "François-Xavier"),
        colleague(11, "Featherstonehaugh-Cholmondeley"),
    ]
}

/// A request of somebody known, with all in its history that can be.
pub(super) fn request(language: Language, kind: RequestKind) -> Request {
    Request {
        id: Uuid::from_u128(41),
        number: 41,
        kind,
        state: RequestState::Open,
        language,
        wanted: (kind == RequestKind::UsernameChange).then(|| "zéphirine".into()),
        topic: (kind == RequestKind::Transcript).then(topic),
        message: HOSTILE.into(),
        signed_in: true,
        confirmed: None,
        received: NOW - Duration::days(3),
        version: 7,
        address: None,
        subject: Some(subject(language)),
        assignee: colleagues().pop(),
        events: history(),
    }
}

/// A stranger's, who typed no more than they had to.
pub(super) fn strangers_request(language: Language) -> Request {
    Request {
        state: RequestState::New,
        message: String::new(),
        wanted: None,
        signed_in: false,
        version: 1,
        address: Some("\"<b>stranger</b>\"@example.org".into()),
        subject: None,
        assignee: None,
        events: Vec::new(),
        ..request(language.other(), RequestKind::UsernameChange)
    }
}

/// Requests for help to get in, by what the desk can do about each.
pub(super) fn ways_in(language: Language) -> [(&'static str, Request); 4] {
    let asked = |subject, confirmed: bool| Request {
        signed_in: false,
        confirmed: confirmed.then_some(NOW),
        subject: Some(subject),
        ..request(language, RequestKind::LogInHelp)
    };
    let known = || subject(language);
    let never = Subject { username: None, has_second_factor: false, ..known() };
    let left = Subject { on_roster: false, member_number: None, ..never.clone() };
    [
        ("reset", asked(known(), true)),
        ("reset-of-staff", asked(Subject { is_staff: true, ..known() }, false)),
        ("invite", asked(never, false)),
        ("no-way-in", asked(left, false)),
    ]
}

/// Everything that can happen to a request, once by somebody who has left.
fn history() -> Vec<Event> {
    let text = || HOSTILE.to_owned();
    let happened = [
        Happening::Confirmed,
        Happening::Assigned(Some("François-Xavier".into())),
        Happening::Assigned(None),
        Happening::Released,
        Happening::Became(RequestState::Open),
        Happening::Noted(text()),
        Happening::Answered(text()),
        Happening::Replied(text()),
        Happening::Renamed("zéphirine".into()),
        Happening::SecondFactorReset,
        Happening::LinkSent,
    ];
    let by = |index: usize| (index > 2).then(|| "desk-reader".to_owned());
    happened.into_iter().enumerate().map(|(index, what)| Event { at: NOW, by: by(index), what }).collect()
}

/// What holds against somebody.
pub(super) fn held() -> Vec<Held> {
    let mute = Held {
        decision: Uuid::from_u128(21),
        measure: Measure::Mute,
        since: NOW - Duration::days(2),
        until: Some(NOW + Duration::days(5)),
        clause: Some(Clause::Respect),
        reason: HOSTILE.into(),
    };
    let suspension = Held {
        decision: Uuid::from_u128(22),
        measure: Measure::Suspend,
        until: None,
        clause: None,
        reason: String::new(),
        ..mute.clone()
    };
    vec![mute, suspension]
}

/// What was typed into the form of a request.
pub(super) fn typed() -> RequestFields {
    RequestFields {
        act: "answer".into(),
        version: 6,
        state: RequestState::Waiting.code().into(),
        note: HOSTILE.into(),
        answer: HOSTILE.into(),
        username: "\"><b>zoë</b>".into(),
        close: "on".into(),
        ..RequestFields::default()
    }
}

/// Lines of the queue, in every state.
pub(super) fn listed() -> Vec<Listed> {
    let kinds = RequestKind::ALL.into_iter().cycle();
    let names = [Some("Marie-Ève <b>Tremblay</b>"), None, Some("Featherstonehaugh-Cholmondeley, John")];
    let line = |((number, state), (kind, name)): ((i64, RequestState), (RequestKind, Option<&str>))| Listed {
        id: Uuid::from_u128(41),
        number,
        kind,
        state,
        received: NOW - Duration::days(number),
        name: name.map(Into::into),
        assignee: (state != RequestState::New).then(|| "François-Xavier".into()),
    };
    (41..).zip(RequestState::ALL).zip(kinds.zip(names.into_iter().cycle())).map(line).collect()
}

/// What a member asked, the newest first: every kind, in every state.
pub(super) fn own_requests() -> Vec<OwnRequest> {
    let said = |by_desk| Said { at: NOW, by_desk, text: HOSTILE.into() };
    let own = |number, kind, state| OwnRequest {
        number,
        kind,
        state,
        wanted: (kind == RequestKind::UsernameChange).then(|| "zéphirine".into()),
        topic: (kind == RequestKind::Transcript).then(topic),
        message: HOSTILE.into(),
        received: NOW - Duration::days(50 - number),
        said: vec![said(true), said(false)],
    };
    let bare = |own: OwnRequest| OwnRequest { message: String::new(), said: Vec::new(), ..own };
    vec![
        own(45, RequestKind::UsernameChange, RequestState::Waiting),
        own(44, RequestKind::Transcript, RequestState::Done),
        bare(own(43, RequestKind::Transcript, RequestState::Open)),
        own(42, RequestKind::LogInHelp, RequestState::Refused),
        bare(own(41, RequestKind::UsernameChange, RequestState::New)),
    ]
}
