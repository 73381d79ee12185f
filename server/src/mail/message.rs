//! From a composed mail to the bytes of a message.

use std::sync::Arc;

use app::mail::Composed;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use store::mail::Queued;
use time::OffsetDateTime;

use crate::settings::{Dkim, Settings};

/// From which address mails are sent, and how it is proved.
#[derive(Clone)]
pub struct Sender {
    from: Mailbox,
    dkim: Option<Arc<DkimConfig>>,
}

/// Why mails cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum SenderError {
    /// The sender's address is wrong.
    #[error("mail_from is no address")]
    From,
    /// The key that signs cannot be read.
    #[error("the DKIM key {path} cannot be used: {why}")]
    Key {
        /// Which.
        path: String,
        /// Why.
        why: String,
    },
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
        let dkim = settings.dkim.as_ref().map(signer).transpose()?.map(Arc::new);
        Ok(Self { from, dkim })
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
    ) -> Result<Message, lettre::error::Error> {
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
            .subject(composed.subject)
            .message_id(Some(id))
            .date(now.into())
            .raw_header(raw("Auto-Submitted", "auto-generated"))
            .raw_header(raw("Content-Language", mail.matter.language().code()));
        if let Some(url) = &unsubscribe.url {
            message = message
                .raw_header(raw("List-Unsubscribe", &format!("<{url}>")))
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let part = |kind: ContentType, body: String| SinglePart::builder().header(kind).body(body);
        let body = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, composed.text))
            .singlepart(part(ContentType::TEXT_HTML, composed.html));
        let mut message = message.multipart(body)?;
        if let Some(dkim) = &self.dkim {
            message.sign(dkim);
        }
        Ok(message)
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    // Unfolded and unencoded: the values are ASCII, and RFC 8058 wants its address in one piece.
    let name = HeaderName::new_from_ascii_str(name);
    HeaderValue::dangerous_new_pre_encoded(name, value.to_owned(), value.to_owned())
}

fn signer(dkim: &Dkim) -> Result<DkimConfig, SenderError> {
    let failed = |why: String| SenderError::Key { path: dkim.key_file.display().to_string(), why };
    let pem = std::fs::read_to_string(&dkim.key_file).map_err(|error| failed(error.to_string()))?;
    let key =
        DkimSigningKey::new(&pem, DkimSigningAlgorithm::Rsa).map_err(|error| failed(error.to_string()))?;
    // RFC 8058 section 3.1: the signature must cover both headers of the one-click link.
    let signed = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
    ];
    Ok(DkimConfig::new(
        dkim.selector.clone(),
        dkim.domain.clone(),
        key,
        signed.into_iter().map(HeaderName::new_from_ascii_str).collect(),
        DkimCanonicalization {
            header: DkimCanonicalizationType::Relaxed,
            body: DkimCanonicalizationType::Relaxed,
        },
    ))
}
