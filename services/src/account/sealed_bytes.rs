//! Bytes that only the server reads, and only for what they were sealed for.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce};

/// Bytes of a nonce: long enough to be drawn at random for ever.
const NONCE_BYTES: usize = 24;

/// Encrypts bytes, bound to what they are for.
pub(super) fn seal_bytes(key: &[u8; 32], purpose: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
    let nonce: [u8; NONCE_BYTES] = rand::random();
    let cipher = XChaCha20Poly1305::new(key.into());
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: purpose }).ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

/// The bytes, when they were sealed under this key for this purpose.
pub(super) fn open_bytes(key: &[u8; 32], purpose: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, sealed) = sealed.split_at_checked(NONCE_BYTES)?;
    let cipher = XChaCha20Poly1305::new(key.into());
    cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: purpose }).ok()
}
