//! Proving who sent a mail: DKIM (RFC 6376) with RSA, and beside it with Ed25519 (RFC 8463).

use std::path::Path;

use lettre::Message;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey,
};
use lettre::message::header::HeaderName;
use pkcs8::der::Document;
use pkcs8::der::pem::LineEnding;
use pkcs8::{ObjectIdentifier, PrivateKeyInfo, SecretDocument};

use super::error::SenderError;
use crate::files;
use crate::settings::{Dkim, DkimKey};

/// What is signed. `From` twice: a second one, put in on the way, breaks the signature. What a mail has not is signed as
/// missing. RFC 8058 section 3.1 asks for both headers of the one-click link.
const SIGNED: [&str; 10] = [
    "From",
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
/// Letters of a signature on one line.
const WIDTH: usize = 72;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// The keys that sign.
pub(super) struct Signer(Vec<DkimConfig>);

impl Signer {
    /// Reads the keys.
    ///
    /// # Errors
    /// [`SenderError::Key`] names the file that cannot be used.
    pub(super) fn new(dkim: &Dkim) -> Result<Self, SenderError> {
        let first = config(dkim, &dkim.selector, &dkim.key_file)?;
        let second =
            dkim.ed25519.as_ref().map(|DkimKey { selector, key_file }| config(dkim, selector, key_file));
        Ok(Self(std::iter::once(Ok(first)).chain(second).collect::<Result<_, _>>()?))
    }

    /// The header of each signature, as they stand before the message.
    pub(super) fn headers(&self, message: &Message) -> String {
        let mut headers = String::new();
        for config in &self.0 {
            let mut signed = message.clone();
            signed.sign(config);
            let value = signed.headers().get_raw("DKIM-Signature").unwrap_or_default();
            headers.extend(["DKIM-Signature: ", &fold(value), "\r\n"]);
        }
        headers
    }
}

/// Breaks lines where that changes nothing of what is signed: after a `;`, and within the signature itself.
fn fold(value: &str) -> String {
    let (start, signature) = value.rsplit_once("b=").unwrap_or((value, ""));
    let letters: Vec<char> = signature.chars().collect();
    let lines: Vec<String> = letters.chunks(WIDTH).map(|line| line.iter().collect()).collect();
    format!("{}b={}", start.replace("; ", ";\r\n "), lines.join("\r\n "))
}

fn config(dkim: &Dkim, selector: &str, file: &Path) -> Result<DkimConfig, SenderError> {
    let wrong = |why: String| SenderError::Key { path: file.display().to_string(), why };
    let pem = files::read_secret(file)
        .and_then(|pem| String::from_utf8(pem).map_err(std::io::Error::other))
        .map_err(|error| wrong(error.to_string()))?;
    let key = key(&pem).ok_or_else(|| wrong("it is no RSA or Ed25519 key in PEM".into()))?;
    Ok(DkimConfig::new(
        selector.to_owned(),
        dkim.domain.clone(),
        key,
        SIGNED.into_iter().map(HeaderName::new_from_ascii_str).collect(),
        DkimCanonicalization {
            header: DkimCanonicalizationType::Relaxed,
            body: DkimCanonicalizationType::Relaxed,
        },
    ))
}

/// A key as OpenSSL writes it: PKCS #8, or PKCS #1 as it used to.
fn key(pem: &str) -> Option<DkimSigningKey> {
    let (label, document) = SecretDocument::from_pem(pem).ok()?;
    if label == "RSA PRIVATE KEY" {
        return DkimSigningKey::new(pem, DkimSigningAlgorithm::Rsa).ok();
    }
    let info: PrivateKeyInfo<'_> = document.decode_msg().ok()?;
    match info.algorithm.oid {
        RSA => {
            let inner = SecretDocument::try_from(info.private_key).ok()?;
            let inner = inner.to_pem("RSA PRIVATE KEY", LineEnding::LF).ok()?;
            DkimSigningKey::new(&inner, DkimSigningAlgorithm::Rsa).ok()
        }
        // RFC 8410 section 7: the seed, in an octet string of its own.
        ED25519 => {
            let inner = Document::try_from(info.private_key).ok()?;
            let seed = inner.as_bytes().strip_prefix(&[0x04, 0x20])?;
            let seed = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, seed);
            DkimSigningKey::new(&seed, DkimSigningAlgorithm::Ed25519).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_any_openssl_writes_them_and_nothing_else_is() {
        let keys = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys");
        let read = |name: &str| std::fs::read_to_string(format!("{keys}/{name}")).unwrap();
        for name in ["dkim-rsa.pem", "dkim-rsa-pkcs1.pem", "dkim-ed25519.pem"] {
            assert!(key(&read(name)).is_some(), "{name}");
        }
        assert!(key(&read("dkim-rsa.public")).is_none());
        assert!(key("").is_none());
    }

    #[test]
    fn a_signature_is_folded_where_nothing_changes() {
        let long = "b".repeat(100);
        let folded = fold(&format!("v=1; bh=abc=; b={long}"));
        assert!(folded.lines().all(|line| line.len() <= 78), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), format!("v=1;bh=abc=;b={long}"));
    }
}
