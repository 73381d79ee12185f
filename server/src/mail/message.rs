//! From a composed mail to the bytes of a message.

use std::sync::Arc;

use app::mail::Composed;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderValue, MIME_VERSION_1_0};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use store::mail::Queued;
use time::OffsetDateTime;

use super::error::SenderError;
use super::signature::Signer;
use super::subject::{raw, subject};
use crate::settings::Settings;

/// What programs that answer by themselves are told: reports of delivery alone are wanted.
const NO_ANSWERS: &str = "DR, RN, NRN, OOF, AutoReply";

/// From which address mails are sent, and how it is proved.
#[derive(Clone)]
pub struct Sender {
    from: Mailbox,
    signer: Option<Arc<Signer>>,
}

/// A message to hand over.
pub struct Parcel {
    /// From whom to whom.
    pub envelope: Envelope,
    /// All that is said in between, signed.
    pub bytes: Vec<u8>,
}

/// The addresses that a message leads to besides its text.
pub struct Unsubscribe {
    /// The HTTPS address of RFC 8058, where a consent can be withdrawn.
    pub url: Option<String>,
}

impl Sender {
    /// Reads the sender and the key.
    ///
    /// # Errors
    /// [`SenderError`] names what is wrong.
    pub fn new(settings: &Settings) -> Result<Self, SenderError> {
        let from = settings.mail_from.parse().map_err(|_| SenderError::From)?;
        let signer = settings.dkim.as_ref().map(Signer::new).transpose()?.map(Arc::new);
        Ok(Self { from, signer })
    }

    /// Writes the message.
    ///
    /// # Errors
    /// When the recipient's address cannot stand in a message.
    pub fn message(
        &self,
        mail: &Queued,
        composed: Composed,
        unsubscribe: &Unsubscribe,
        now: OffsetDateTime,
    ) -> Result<Parcel, lettre::error::Error> {
        let address: Address = mail.address.parse().map_err(|_| lettre::error::Error::MissingTo)?;
        let host = self.from.email.domain();
        // The same mail tried twice has the same identifier, so that a reader's program can drop the second.
        let id = format!(
            "<{}.{}.{}@{host}>",
            mail.seq,
            mail.queued.unix_timestamp(),
            mail.matter.reader().simple()
        );
        let mut message = Message::builder()
            .from(Mailbox::new(Some(composed.brand.to_owned()), self.from.email.clone()))
            .to(Mailbox::new(None, address))
            .raw_header(subject(&composed.subject))
            .message_id(Some(id))
            .date(now.into())
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .raw_header(raw("X-Auto-Response-Suppress", NO_ANSWERS))
            .raw_header(raw("Content-Language", mail.matter.language().code()));
        if let Some(url) = &unsubscribe.url {
            message = message
                .raw_header(raw("List-Unsubscribe", &format!("<{url}>")))
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let (kind, body) = alternatives(composed.text, composed.html);
        // What is signed is what is sent: the type of the whole is one of the message's own headers by then.
        let message = message.header(MIME_VERSION_1_0).raw_header(kind).body(body)?;
        let mut bytes = self.signer.as_ref().map(|signer| signer.headers(&message)).unwrap_or_default();
        bytes += &String::from_utf8_lossy(&message.formatted());
        Ok(Parcel { envelope: message.envelope().clone(), bytes: bytes.into_bytes() })
    }
}

/// Both parts as one body, with its type.
fn alternatives(text: String, html: String) -> (HeaderValue, Body) {
    let part = |kind: ContentType, text: String| {
        SinglePart::builder()
            .header(kind)
            .header(ContentTransferEncoding::QuotedPrintable)
            .body(encoded(text))
    };
    let parts = MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, text))
        .singlepart(part(ContentType::TEXT_HTML, html));
    let kind = raw("Content-Type", parts.headers().get_raw("Content-Type").unwrap_or_default());
    let written = String::from_utf8_lossy(&parts.formatted()).into_owned();
    let body = written.split_once("\r\n\r\n").map_or(String::new(), |(_, body)| body.to_owned());
    (kind, Body::dangerous_pre_encoded(body.into_bytes(), ContentTransferEncoding::SevenBit))
}

/// Quoted-printable, whatever the text is: short lines of ASCII, in which a relay finds nothing to encode anew. A line
/// that begins with `From ` is the start of another mail to some of them.
fn encoded(text: String) -> Body {
    let quoted = ContentTransferEncoding::QuotedPrintable;
    // Every text can be written that way.
    let body = Body::new_with_encoding(text, quoted).map_or_else(|bytes| bytes, Body::into_vec);
    let lines = String::from_utf8_lossy(&body).replace("\r\nFrom ", "\r\n=46rom ");
    Body::dangerous_pre_encoded(lines.into_bytes(), quoted)
}
