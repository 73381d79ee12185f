//! What somebody wrote to the association, for their archive.

use domain::Language;
use serde::Serialize;
use store::contact::OwnEnquiry;

use crate::moment::moment;

/// An enquiry, for its person. Moments are RFC 3339.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyEnquiry {
    pub reference: i64,
    pub kind: &'static str,
    pub area: &'static str,
    pub topic: Option<i64>,
    pub language: Language,
    pub state: &'static str,
    pub signed_in: bool,
    pub message: String,
    pub received_at: String,
    pub said: Vec<MyEnquirySaid>,
}

/// What was said about it since.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields are those of the archive")]
pub struct MyEnquirySaid {
    pub said_at: String,
    pub by: &'static str,
    pub text: String,
}

impl From<OwnEnquiry> for MyEnquiry {
    fn from(own: OwnEnquiry) -> Self {
        let said = own.said.into_iter().map(|said| MyEnquirySaid {
            said_at: moment(said.at),
            by: if said.is_answer { "association" } else { "you" },
            text: said.text,
        });
        Self {
            reference: own.number,
            kind: own.kind.code(),
            area: own.area.code(),
            topic: own.topic,
            language: own.language,
            state: own.state.code(),
            signed_in: own.is_signed_in,
            message: own.message,
            received_at: moment(own.received),
            said: said.collect(),
        }
    }
}
