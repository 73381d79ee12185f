//! What the writer of a form had seen: a mark of what was kept then, so that one save does not overwrite another unread.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// A mark of what is kept.
pub fn mark(kept: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(kept)[..12])
}

/// A field as its writer wants it: what they typed where they changed what the form gave them, otherwise what is kept.
pub(crate) fn wanted<T: Copy + PartialEq>(given: T, typed: T, kept: T) -> T {
    if typed == given { kept } else { typed }
}

/// Whether a form was written with something else before its writer's eyes. A form without a mark asks nothing.
pub(crate) fn is_stale(seen: &str, kept: &str) -> bool {
    !seen.is_empty() && seen != mark(kept)
}
