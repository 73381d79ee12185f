//! Why mail does not go out.

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

/// Why mail cannot be handed over at all.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The URL makes no sense.
    #[error("the mail URL cannot be read")]
    Url,
    /// The Maildir cannot be made.
    #[error("the Maildir {path} cannot be made: {source}")]
    Maildir {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
}

/// Why one mail was not handed over: its class, without the server's words, which may quote the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing goes out now, this mail or another: it says nothing of the mail.
    Relay(&'static str),
    /// This mail may go through later.
    Later(&'static str),
    /// There is no such mailbox: the mail's end.
    Refused(&'static str),
}
