//! The conversation with the SMTP server that takes our mail, step by step: where it breaks off says whose fault it is.

use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use url::Url;

use super::error::{Failure, TransportError};

/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(30);
/// How long taking a message may take. All steps together are shorter than a mail's lease.
const TAKING: Duration = Duration::from_mins(2);

/// Codes of RFC 3463 that say there is no such mailbox: no mail will ever go there.
const NO_SUCH_MAILBOX: [&str; 8] =
    ["5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.310"];

/// Words of a refusal without such a code that speak of a mailbox.
const OF_THE_MAILBOX: [&str; 4] = ["user", "mailbox", "recipient", "address"];
/// Words that show that it is about us, or about this mail alone.
const OF_US: [&str; 12] = [
    "relay", "denied", "block", "spam", "sender", "policy", "listed", "authen", "authori", "full", "quota",
    "too many",
];

/// An SMTP server.
pub struct Relay {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    hello: ClientId,
}

/// Whether what is said is secret.
enum Tls {
    Never,
    WhereOffered(TlsParameters),
    Required(TlsParameters),
    FromTheStart(TlsParameters),
}

impl Relay {
    /// Reads `smtp://user:password@host:port?tls=required` or `smtps://…`; a path is the name to say hello with.
    ///
    /// # Errors
    /// [`TransportError::Url`] when it makes no sense.
    pub fn new(url: &str) -> Result<Self, TransportError> {
        let url = Url::parse(url).map_err(|_| TransportError::Url)?;
        let host = url.host_str().ok_or(TransportError::Url)?.to_owned();
        let parameters = || TlsParameters::new(host.clone()).map_err(|_| TransportError::Url);
        let wanted = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let (tls, port) = match (url.scheme(), wanted.as_deref()) {
            ("smtp", None) => (Tls::Never, SMTP_PORT),
            ("smtp", Some("opportunistic")) => (Tls::WhereOffered(parameters()?), SUBMISSION_PORT),
            ("smtp", Some("required")) => (Tls::Required(parameters()?), SUBMISSION_PORT),
            ("smtps", _) => (Tls::FromTheStart(parameters()?), SUBMISSIONS_PORT),
            _ => return Err(TransportError::Url),
        };
        let credentials = url
            .password()
            .map(|password| Some(Credentials::new(decoded(url.username())?, decoded(password)?)))
            .map(|credentials| credentials.ok_or(TransportError::Url))
            .transpose()?;
        let name = url.path().trim_matches('/');
        let hello = if name.is_empty() { ClientId::default() } else { ClientId::Domain(name.to_owned()) };
        Ok(Self { port: url.port().unwrap_or(port), host, tls, credentials, hello })
    }

    /// Hands a message over.
    ///
    /// # Errors
    /// [`Failure`] says what becomes of the mail.
    pub async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<(), Failure> {
        let mut connection =
            within(ANSWER, self.connect()).await.map_err(|broken| Failure::Relay(broken.class))?;
        let sent = converse(&mut connection, envelope, message).await;
        let _ = tokio::time::timeout(ANSWER, connection.abort()).await;
        sent
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let (first, later) = match &self.tls {
            Tls::Never => (None, None),
            Tls::FromTheStart(parameters) => (Some(parameters.clone()), None),
            Tls::WhereOffered(parameters) | Tls::Required(parameters) => (None, Some(parameters.clone())),
        };
        let at = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(at, Some(ANSWER), &self.hello, first, None).await?;
        if let Some(parameters) = later
            && (matches!(self.tls, Tls::Required(_)) || connection.can_starttls())
        {
            connection.starttls(parameters, &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

async fn converse(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    message: &[u8],
) -> Result<(), Failure> {
    let mut parameters = Vec::new();
    let addresses = envelope.from().into_iter().chain(envelope.to());
    if !addresses.map(AsRef::<str>::as_ref).all(str::is_ascii) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(Failure::Later("an address beyond ASCII"));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    // Who we are is refused alike for every mail.
    let from = Mail::new(envelope.from().cloned(), parameters);
    within(ANSWER, connection.command(from)).await.map_err(|broken| Failure::Relay(broken.class))?;
    for to in envelope.to() {
        let to = Rcpt::new(to.clone(), Vec::new());
        within(ANSWER, connection.command(to)).await.map_err(Broken::of_a_recipient)?;
    }
    let later = |broken: Broken| Failure::Later(broken.class);
    within(ANSWER, connection.command(Data)).await.map_err(later)?;
    within(TAKING, connection.message(message)).await.map_err(later)?;
    Ok(())
}

/// Why a step broke off.
struct Broken {
    /// Without the server's words, which may quote the address.
    class: &'static str,
    /// Whether it said that there is no such mailbox.
    is_no_mailbox: bool,
}

impl Broken {
    fn of_a_recipient(self) -> Failure {
        if self.is_no_mailbox { Failure::Refused("no such mailbox") } else { Failure::Later(self.class) }
    }
}

async fn within<T>(limit: Duration, step: impl Future<Output = Result<T, Error>>) -> Result<T, Broken> {
    match tokio::time::timeout(limit, step).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(Broken { class: class(&error), is_no_mailbox: says_no_mailbox(&error) }),
        Err(_) => Err(Broken { class: "timed out", is_no_mailbox: false }),
    }
}

fn says_no_mailbox(error: &Error) -> bool {
    let code = error.status().map(u16::from).unwrap_or_default();
    let words = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    error.is_permanent() && is_no_mailbox(code, &words)
}

/// What the server says decides: its enhanced code (RFC 3463) where there is one; else words about the mailbox behind
/// the codes that RFC 5321 gives it. A refusal of us (5.7.1, relaying denied) is none of the recipient.
fn is_no_mailbox(code: u16, words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    if first.starts_with("5.") && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        NO_SUCH_MAILBOX.contains(&first)
    } else {
        // An address that it quotes says nothing.
        let words: Vec<String> =
            words.split_whitespace().filter(|word| !word.contains('@')).map(str::to_lowercase).collect();
        let words = words.join(" ");
        let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
        matches!(code, 550 | 551 | 553) && says(&OF_THE_MAILBOX) && !says(&OF_US)
    }
}

/// The class of a failure, without the server's words, which may quote the address.
fn class(error: &Error) -> &'static str {
    if error.is_permanent() {
        "refused by the server"
    } else if error.is_transient() {
        "put off by the server"
    } else if error.is_timeout() {
        "timed out"
    } else if error.is_tls() {
        "no secure connection"
    } else if error.is_response() || error.is_client() {
        "misunderstood"
    } else {
        "not connected"
    }
}

fn decoded(text: &str) -> Option<String> {
    percent_encoding::percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_about_the_mailbox_say_that_there_is_none() {
        for (code, words) in [
            (550, "5.1.1 <bob@example.org>: Recipient address rejected: User unknown"),
            (550, "5.2.1 The account is disabled"),
            (553, "5.1.3 Bad address"),
            (550, "No such user here"),
            (551, "User not local"),
            (550, "Sorry, no mailbox here by that name"),
        ] {
            assert!(is_no_mailbox(code, words), "{code} {words}");
        }
        for (code, words) in [
            (550, "5.7.1 Relaying denied"),
            (554, "5.7.1 <bob@example.org>: Relay access denied"),
            (550, "5.1.8 Sender address rejected"),
            (552, "5.2.2 Mailbox full"),
            (550, "5.4.1 Recipient address rejected: Access denied"),
            (550, "relay not permitted"),
            (550, "Requested action not taken"),
            (550, "<user@example.org> not taken"),
            (550, "Your address is blacklisted"),
            (550, "Too many recipients"),
            (553, "Sender address rejected: not owned by user"),
            (554, "Transaction failed"),
            (530, "Authentication required"),
        ] {
            assert!(!is_no_mailbox(code, words), "{code} {words}");
        }
    }

    #[test]
    fn an_address_of_a_server_is_read_or_refused() {
        for url in ["smtp://mail.example.ca", "smtps://u:p%40ss@mail.example.ca:465/advocates.example.ca"] {
            assert!(Relay::new(url).is_ok(), "{url}");
        }
        for url in ["smtp://", "smtp://mail.example.ca?tls=perhaps", "http://mail.example.ca"] {
            assert!(Relay::new(url).is_err(), "{url}");
        }
        let relay = Relay::new("smtp://u:p%40ss@mail.example.ca?tls=required").ok().unwrap();
        assert!(relay.port == 587 && relay.credentials == Some(Credentials::new("u".into(), "p@ss".into())));
    }
}
