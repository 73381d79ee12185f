//! Whether the log of moderation is whole: what `commons log verify` asks.

use std::fmt;
use std::str::FromStr;

use domain::moderation::LogLink;
use store::{Store, StoreError};

/// Entries that are read at once.
const MANY: u32 = 1_000;

/// An entry's number and digest, as they are printed and kept elsewhere: `12:9f86…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    seq: i64,
    digest: [u8; 32],
}

/// The words are no entry's number and digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an entry's digest of 64 hexadecimal digits, with its number and a colon before it")]
pub struct NoAnchor;

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.seq)?;
        self.digest.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Anchor {
    type Err = NoAnchor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (seq, hex) = text.trim().split_once(':').ok_or(NoAnchor)?;
        let seq = seq.parse::<i64>().ok().filter(|seq| *seq >= 0).ok_or(NoAnchor)?;
        if hex.len() != 64 || !hex.is_ascii() {
            return Err(NoAnchor);
        }
        let mut digest = [0; 32];
        for (byte, at) in digest.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&hex[at..at + 2], 16).map_err(|_| NoAnchor)?;
        }
        Ok(Self { seq, digest })
    }
}

/// What is wrong with a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry was altered, or one before it is missing or was added.
    #[error("the entry after {0} was altered, or is missing")]
    After(i64),
    /// The last entries are missing, or the row that keeps the last one was altered.
    #[error("the log ends with {0}, and should not")]
    End(i64),
    /// An entry is another than it was when it was last printed.
    #[error("entry {0} is not what it was: the log was written anew")]
    Anchor(i64),
}

/// Walks the log from its beginning. Returns its last entry, or where it is broken.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn walk(store: &dyn Store, anchor: Option<Anchor>) -> Result<Result<Anchor, Broken>, StoreError> {
    let mut link = LogLink::START;
    let is_off =
        |link: &LogLink| anchor.is_some_and(|kept| kept.seq == link.seq && kept.digest != link.digest);
    if is_off(&link) {
        return Ok(Err(Broken::Anchor(link.seq)));
    }
    loop {
        let entries = store.moderation_log(link.seq, MANY).await?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            let Some(next) = link.follow(entry) else { return Ok(Err(Broken::After(link.seq))) };
            link = next;
            if is_off(&link) {
                return Ok(Err(Broken::Anchor(link.seq)));
            }
        }
    }
    let is_short = anchor.is_some_and(|kept| kept.seq > link.seq);
    if is_short || store.moderation_log_head().await? != link {
        return Ok(Err(Broken::End(link.seq)));
    }
    Ok(Ok(Anchor { seq: link.seq, digest: link.digest }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_read_as_it_is_printed() {
        let (anchor, hex) = (Anchor { seq: 12, digest: [0xab; 32] }, "ab".repeat(32));
        assert_eq!(anchor.to_string().parse(), Ok(anchor));
        for text in [
            "",
            "12",
            "12:ab",
            &hex,
            &format!("-1:{hex}"),
            &format!("x:{}", "ab".repeat(32)),
            &format!("1:{}", "é".repeat(32)),
        ] {
            assert_eq!(text.parse::<Anchor>(), Err(NoAnchor), "{text}");
        }
    }
}
