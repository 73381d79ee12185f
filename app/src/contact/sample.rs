//! What samples of these pages show.

use domain::Language;
use domain::contact::{EnquiryArea, EnquiryKind, EnquiryState, Team, due};
use domain::desk::{ProseError, RequestKind, prose};
use services::contact::ContactFields;
use store::contact::{
    Enquiry, EnquiryEvent, EnquiryHappening, EnquiryLine, EnquirySaid, KnownWriter, OwnEnquiry,
};
use store::document::Bilingual;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::sample::NOW;

/// A text that would be more than text.
pub(super) const HOSTILE: &str =
    "</textarea><b>Please</b> \"help\" 'me' &amp; <script>alert(1)</script>\n\nSecond paragraph.";

/// A form in which nothing is wrong.
pub(super) fn fields() -> ContactFields {
    ContactFields {
        email: "marie-eve@example.ca".into(),
        kind: EnquiryKind::Feedback.code().into(),
        area: EnquiryArea::Health.code().into(),
        message: "Waiting lists are what my patients talk about most.".into(),
        ..ContactFields::default()
    }
}

/// A form that asks the service desk for something.
pub(super) fn request_fields() -> ContactFields {
    ContactFields {
        email: "marie-eve@example.ca".into(),
        kind: RequestKind::UsernameChange.code().into(),
        wanted: "zéphirine".into(),
        message: "I signed up with a name that I no longer use.".into(),
        ..ContactFields::default()
    }
}

/// A form in which every field tries to be more than text.
pub(super) fn hostile_fields() -> ContactFields {
    let hostile = "\"><b>zoë</b>";
    ContactFields {
        email: hostile.into(),
        kind: hostile.into(),
        area: hostile.into(),
        wanted: hostile.into(),
        message: HOSTILE.into(),
        topic: hostile.into(),
        ask_help: hostile.into(),
        leave_empty: String::new(),
    }
}

/// The form as a topic leads to it.
pub(super) fn about_topic() -> ContactFields {
    ContactFields {
        kind: EnquiryKind::Feedback.code().into(),
        area: EnquiryArea::Health.code().into(),
        topic: "12".into(),
        ..ContactFields::default()
    }
}

/// A topic's title.
pub(super) fn title() -> Bilingual {
    let en = "Physician wellness: what would <i>you</i> change first?".into();
    let fr = "Santé des médecins\u{a0}: que changeriez-vous «\u{a0}en premier\u{a0}»?".into();
    Bilingual { en, fr }
}

/// A text with a character that cannot stay, and what is wrong with it.
pub(super) fn harmful_text(most: usize) -> (String, ProseError) {
    let text = "A first line.\nA second \u{202e}that turns around.";
    (text.into(), prose(text, most).err().unwrap_or(ProseError::Missing))
}

fn received() -> OffsetDateTime {
    NOW - Duration::days(9)
}

/// What somebody wrote, with all that can be said since.
pub(super) fn own_enquiry(language: Language) -> OwnEnquiry {
    let said = |days, is_answer, text: &str| EnquirySaid {
        at: NOW - Duration::days(days),
        is_answer,
        text: text.to_owned(),
    };
    OwnEnquiry {
        id: Uuid::from_u128(41),
        number: 41,
        kind: EnquiryKind::Feedback,
        area: EnquiryArea::Health,
        topic: Some(12),
        language,
        team: Team::Research,
        state: EnquiryState::Answered,
        message: HOSTILE.into(),
        received: received(),
        due: due(received(), 3),
        is_signed_in: true,
        said: vec![said(7, true, HOSTILE), said(6, false, "One more thing."), said(5, true, "Noted.")],
    }
}

/// What a reader wrote before.
pub(super) fn own(language: Language) -> Vec<(OwnEnquiry, String)> {
    let own = |number, state| OwnEnquiry { number, state, ..own_enquiry(language) };
    [own(52, EnquiryState::Open), own(41, EnquiryState::Answered), own(7, EnquiryState::Closed)]
        .map(|own| (own, crate::sample::TOKEN.to_owned()))
        .to_vec()
}

/// Lines of the list: one late, one not, one that is all sign.
pub(super) fn lines(language: Language) -> Vec<EnquiryLine> {
    let line = |number: i64, kind, area, team, beginning: &str, received| EnquiryLine {
        id: Uuid::from_u128(number.unsigned_abs().into()),
        number,
        kind,
        area,
        team,
        language,
        state: EnquiryState::Open,
        beginning: beginning.into(),
        received,
        due: due(received, 3),
    };
    vec![
        line(41, EnquiryKind::Question, EnquiryArea::Account, Team::Service, "I lost my phone.", received()),
        line(42, EnquiryKind::Feedback, EnquiryArea::Health, Team::Research, HOSTILE, NOW),
        line(
            1_043,
            EnquiryKind::TopicIdea,
            EnquiryArea::Other,
            Team::Editors,
            &"Anticonstitutionnellement".repeat(8),
            NOW,
        ),
    ]
}

/// An enquiry with all in its history that can be.
pub(super) fn enquiry(language: Language, team: Team) -> Enquiry {
    let event = |days, by: Option<&str>, what| EnquiryEvent {
        at: NOW - Duration::days(days),
        by: by.map(str::to_owned),
        what,
    };
    Enquiry {
        id: Uuid::from_u128(41),
        number: 41,
        kind: EnquiryKind::Feedback,
        area: EnquiryArea::Health,
        topic: Some((12, title())),
        language,
        team,
        state: EnquiryState::Open,
        message: HOSTILE.into(),
        received: received(),
        due: due(received(), 3),
        version: 7,
        person: Some(Uuid::from_u128(1)),
        writer: team.sees_writers().then(|| KnownWriter::Account(Some("marie_eve".into()))),
        events: vec![
            event(8, Some("Featherstonehaugh-Cholmondeley"), EnquiryHappening::Passed(team)),
            event(7, Some("François-Xavier"), EnquiryHappening::Answered(HOSTILE.into())),
            event(6, None, EnquiryHappening::Replied("One more thing.".into())),
            event(5, None, EnquiryHappening::Became(EnquiryState::Closed)),
        ],
    }
}

/// A stranger's, about which nothing was done.
pub(super) fn strangers_enquiry(language: Language) -> Enquiry {
    Enquiry {
        topic: None,
        person: None,
        writer: Some(KnownWriter::Address("\"<b>stranger</b>\"@example.org".into())),
        events: Vec::new(),
        ..enquiry(language.other(), Team::Service)
    }
}
