//! The log of moderation: each entry carries a digest of itself and of the one before, so that an entry that is missing,
//! altered, moved or added shows.

use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use uuid::Uuid;

use super::LogAction;

/// What was done, as the log keeps it: identifiers and digests alone, so that erasing a person changes no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When, to the millisecond.
    pub at: OffsetDateTime,
    /// Who did it: `staff`, `author`, `member`, `system` or `operator`.
    pub actor: &'static str,
    /// Which of the staff, or which author. Who reported is in no entry.
    pub actor_id: Option<Uuid>,
    /// What was done.
    pub action: LogAction,
    /// The number of the case.
    pub case: i64,
    /// The word for the thing.
    pub target: String,
    /// Whose it is.
    pub author: Option<Uuid>,
    /// The word for the clause that it is said to break.
    pub clause: Option<&'static str>,
    /// A digest of the text that was decided about ([`fingerprint`]).
    pub text: Option<[u8; 32]>,
}

/// An entry as it was found in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLogEntry {
    /// Its number, from 1.
    pub seq: i64,
    /// As in [`LogEntry`], in milliseconds since 1970.
    pub at: i64,
    /// As in [`LogEntry`].
    pub actor: String,
    /// As in [`LogEntry`].
    pub actor_id: Option<Uuid>,
    /// As in [`LogEntry`].
    pub action: String,
    /// As in [`LogEntry`].
    pub case: i64,
    /// As in [`LogEntry`].
    pub target: String,
    /// As in [`LogEntry`].
    pub author: Option<Uuid>,
    /// As in [`LogEntry`].
    pub clause: Option<String>,
    /// As in [`LogEntry`].
    pub text: Option<Vec<u8>>,
    /// The digest that it carries.
    pub digest: Vec<u8>,
}

/// How far a log is whole: the number and the digest of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogLink {
    /// The number; 0 before the first entry.
    pub seq: i64,
    /// The digest.
    pub digest: [u8; 32],
}

impl LogLink {
    /// Before the first entry.
    pub const START: Self = Self { seq: 0, digest: [0; 32] };

    /// The link that an entry makes after this one.
    #[must_use]
    pub fn next(&self, entry: &LogEntry) -> Self {
        let seq = self.seq + 1;
        let clause = entry.clause.map(str::as_bytes);
        let text = entry.text.as_ref().map(<[u8; 32]>::as_slice);
        let at = millis(entry.at);
        let fields = [
            Some(entry.actor.as_bytes()),
            entry.actor_id.as_ref().map(|id| id.as_bytes().as_slice()),
            Some(entry.action.code().as_bytes()),
            Some(entry.target.as_bytes()),
            entry.author.as_ref().map(|id| id.as_bytes().as_slice()),
            clause,
            text,
        ];
        Self { seq, digest: digest(&self.digest, [seq, at, entry.case], &fields) }
    }

    /// The link that an entry makes after this one, where it carries the digest that it must.
    pub fn follow(&self, entry: &StoredLogEntry) -> Option<Self> {
        let fields = [
            Some(entry.actor.as_bytes()),
            entry.actor_id.as_ref().map(|id| id.as_bytes().as_slice()),
            Some(entry.action.as_bytes()),
            Some(entry.target.as_bytes()),
            entry.author.as_ref().map(|id| id.as_bytes().as_slice()),
            entry.clause.as_deref().map(str::as_bytes),
            entry.text.as_deref(),
        ];
        let digest = digest(&self.digest, [entry.seq, entry.at, entry.case], &fields);
        (entry.seq == self.seq + 1 && entry.digest == digest).then_some(Self { seq: entry.seq, digest })
    }
}

fn millis(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

/// Every field with its length before it, so that no two entries read the same.
fn digest(previous: &[u8; 32], numbers: [i64; 3], fields: &[Option<&[u8]>]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(previous);
    for number in numbers {
        hash.update(number.to_be_bytes());
    }
    for field in fields {
        match field {
            None => hash.update(u64::MAX.to_be_bytes()),
            Some(field) => {
                hash.update((field.len() as u64).to_be_bytes());
                hash.update(field);
            }
        }
    }
    hash.finalize().into()
}

/// The digest of a text with its salt. Once the salt is erased, nobody can tell which text it was.
pub fn fingerprint(salt: Uuid, text: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(text);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::datetime;

    use super::*;

    fn entry(target: &str) -> LogEntry {
        LogEntry {
            at: datetime!(2026-11-22 12:00 UTC),
            actor: "staff",
            actor_id: Some(Uuid::from_u128(1)),
            action: LogAction::Removed,
            case: 3,
            target: target.into(),
            author: Some(Uuid::from_u128(2)),
            clause: Some("respect"),
            text: Some(fingerprint(Uuid::from_u128(3), "text")),
        }
    }

    fn logged(link: &LogLink, entry: &LogEntry) -> StoredLogEntry {
        StoredLogEntry {
            seq: link.seq,
            at: millis(entry.at),
            actor: entry.actor.into(),
            actor_id: entry.actor_id,
            action: entry.action.code().into(),
            case: entry.case,
            target: entry.target.clone(),
            author: entry.author,
            clause: entry.clause.map(Into::into),
            text: entry.text.map(|text| text.to_vec()),
            digest: link.digest.to_vec(),
        }
    }

    #[test]
    fn an_entry_that_is_altered_in_any_field_does_not_follow() {
        let link = LogLink::START.next(&entry("comment-1"));
        let entry = logged(&link, &entry("comment-1"));
        assert_eq!(LogLink::START.follow(&entry), Some(link));
        let altered: [fn(&mut StoredLogEntry); 11] = [
            |e| e.seq += 1,
            |e| e.at += 1,
            |e| e.actor = "system".into(),
            |e| e.actor_id = None,
            |e| e.action = "kept".into(),
            |e| e.case = 4,
            |e| e.target = "comment-2".into(),
            |e| e.author = Some(Uuid::from_u128(9)),
            |e| e.clause = None,
            |e| e.text = Some(vec![0; 32]),
            |e| e.digest[0] ^= 1,
        ];
        for (which, alter) in altered.into_iter().enumerate() {
            let mut entry = entry.clone();
            alter(&mut entry);
            assert_eq!(LogLink::START.follow(&entry), None, "alteration {which}");
        }
    }

    proptest! {
        #[test]
        fn a_log_that_lost_moved_or_gained_an_entry_does_not_follow(many in 2_usize..9, at in 0_usize..9, how in 0..3) {
            let mut link = LogLink::START;
            let mut log = Vec::new();
            for number in 0..many {
                let entry = entry(&format!("comment-{number}"));
                link = link.next(&entry);
                log.push(logged(&link, &entry));
            }
            let whole = |log: &[StoredLogEntry]| log.iter().try_fold(LogLink::START, |link, entry| link.follow(entry));
            prop_assert_eq!(whole(&log), Some(link));
            let at = at % many;
            match how {
                0 => drop(log.remove(at)),
                1 => log.swap(at, (at + 1) % many),
                _ => log.insert(at, log[at].clone()),
            }
            prop_assert_ne!(whole(&log), Some(link));
        }
    }
}
