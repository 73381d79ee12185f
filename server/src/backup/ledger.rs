//! The ledger of erasures in a file of its own, which outlives the database: without it, a backup brought back would know
//! again what people had erased.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use services::erasures::Erasures;
use store::erasure::{Ledger, LedgerEntry};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How often it is looked whether something was erased.
const EVERY: Duration = Duration::from_secs(5);

/// What is wrong with the ledger's file.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each says it in its message")]
pub enum LedgerError {
    #[error("the ledger of erasures {path} cannot be used: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("the ledger of erasures {path} cannot be read at line {line}")]
    Unreadable { path: PathBuf, line: usize },
    #[error(
        "{0} is the ledger of erasures of another database: erasures_file must name this one's; if there never was one, \
         move the file that is there away"
    )]
    Foreign(PathBuf),
    #[error(
        "the ledger {path} knows {missing} erasures that this database does not, as one brought back from a backup: run \
         `commons restore` before it is used"
    )]
    Behind { path: PathBuf, missing: usize },
    #[error("the database does not tell what was erased: {0}")]
    Store(#[from] store::StoreError),
}

/// The first line: which database it belongs to.
#[derive(Serialize, Deserialize)]
struct Head {
    ledger: Uuid,
}

/// What stands in the file.
#[derive(Default)]
pub(super) struct Known {
    /// Which database it belongs to; none where it is empty.
    pub(super) id: Option<Uuid>,
    /// The entries, in their order.
    pub(super) entries: Vec<LedgerEntry>,
    /// Bytes of whole lines: the last one may have been cut off.
    whole: u64,
}

impl Known {
    pub(super) fn last(&self) -> i64 {
        self.entries.last().map_or(0, |entry| entry.seq)
    }

    /// The entries that a database does not know.
    pub(super) fn after(&self, seq: i64) -> impl Iterator<Item = &LedgerEntry> {
        self.entries.iter().filter(move |entry| entry.seq > seq)
    }

    fn parse(path: &Path, text: &str) -> Result<Self, LedgerError> {
        let mut known = Self::default();
        for (number, line) in text.split_inclusive('\n').filter(|line| line.ends_with('\n')).enumerate() {
            let unreadable = |_| LedgerError::Unreadable { path: path.to_owned(), line: number + 1 };
            if number == 0 {
                known.id = Some(serde_json::from_str::<Head>(line).map_err(unreadable)?.ledger);
            } else {
                let entry: LedgerEntry = serde_json::from_str(line).map_err(unreadable)?;
                known.entries.push(entry);
            }
            known.whole += line.len() as u64;
        }
        Ok(known)
    }
}

/// Bytes in which the first line stands, and the last one: entries are far shorter.
const WINDOW: u64 = 4_096;

/// What adding to the file needs to know of it. It grows for years, so it is not read whole.
#[derive(Default)]
struct Ends {
    /// Which database it belongs to; none where it is empty.
    id: Option<Uuid>,
    /// The last entry's number; 0 where there is none.
    last: i64,
    /// Bytes of whole lines.
    whole: u64,
}

impl Ends {
    fn read(file: &mut File, path: &Path) -> Result<Self, LedgerError> {
        let failed = |source| LedgerError::File { path: path.to_owned(), source };
        let size = file.seek(SeekFrom::End(0)).map_err(failed)?;
        let from = size.saturating_sub(WINDOW);
        let mut window = |at| -> std::io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(at))?;
            let reader: &File = file;
            reader.take(WINDOW).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let (head, tail) = (window(0).map_err(failed)?, window(from).map_err(failed)?);
        if let Some(ends) = Self::parse(&head, &tail, from) {
            return Ok(ends);
        }
        // It is empty, or unreadable: where, reading all of it tells.
        let known = read(path)?;
        Ok(Self { id: known.id, last: known.last(), whole: known.whole })
    }

    /// Reads them off the file's first bytes and its last, which begin somewhere.
    fn parse(head: &[u8], tail: &[u8], from: u64) -> Option<Self> {
        let is_end = |byte: &u8| *byte == b'\n';
        let first = head.iter().position(is_end)?;
        let id = Some(serde_json::from_slice::<Head>(&head[..first]).ok()?.ledger);
        let end = tail.iter().rposition(is_end)?;
        let whole = from + end as u64 + 1;
        if whole == first as u64 + 1 {
            return Some(Self { id, last: 0, whole });
        }
        let start = tail[..end].iter().rposition(is_end)? + 1;
        let entry: LedgerEntry = serde_json::from_slice(&tail[start..end]).ok()?;
        Some(Self { id, last: entry.seq, whole })
    }
}

/// Reads the file; nothing is known where there is none.
pub(super) fn read(path: &Path) -> Result<Known, LedgerError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Known::parse(path, &text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Known::default()),
        Err(source) => Err(LedgerError::File { path: path.to_owned(), source }),
    }
}

/// Writes what the file lacks, unless it knows more than the database. Another database's file is set aside where this
/// one is new and knows nobody; else it must not be used beside it. Returns the last entry's number.
///
/// # Errors
/// [`LedgerError`] says why the database must not be used so.
pub async fn open(erasures: &Erasures, path: &Path) -> Result<i64, LedgerError> {
    let ledger = erasures.ledger().await?;
    let mut known = read(path)?;
    if let Err(foreign) = belongs(known.id, known.last(), ledger, path) {
        if erasures.knows_anybody().await? {
            return Err(foreign);
        }
        let aside = set_aside(path, known.id.unwrap_or_default())?;
        tracing::warn!(
            ledger = %path.display(), aside = %aside.display(),
            "the ledger of erasures was another database's and is set aside; this database begins its own"
        );
        known = Known::default();
    }
    let missing = known.after(ledger.last).count();
    if missing > 0 {
        return Err(LedgerError::Behind { path: path.to_owned(), missing });
    }
    catch_up(erasures, path, ledger.id, known.last()).await
}

/// Keeps another database's ledger under its own name.
fn set_aside(path: &Path, id: Uuid) -> Result<PathBuf, LedgerError> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{id}"));
    let aside = PathBuf::from(name);
    let moved = std::fs::rename(path, &aside);
    moved.map(|()| aside).map_err(|source| LedgerError::File { path: path.to_owned(), source })
}

/// Refuses a ledger in which another database's erasures stand.
pub(super) fn belongs(id: Option<Uuid>, last: i64, ledger: Ledger, path: &Path) -> Result<(), LedgerError> {
    if last > 0 && id != Some(ledger.id) {
        return Err(LedgerError::Foreign(path.to_owned()));
    }
    Ok(())
}

/// Writes what the database erased after an entry; the last one's number.
async fn catch_up(erasures: &Erasures, path: &Path, id: Uuid, mut last: i64) -> Result<i64, LedgerError> {
    loop {
        let (entries, has_more) = erasures.after(last).await?;
        last = entries.last().map_or(last, |entry| entry.seq);
        let file = path.to_owned();
        // Whoever else adds to the file holds its lock meanwhile.
        let added = tokio::task::spawn_blocking(move || append(&file, id, &entries)).await;
        added.map_err(|error| LedgerError::File { path: path.to_owned(), source: error.into() })??;
        if !has_more {
            return Ok(last);
        }
    }
}

/// Adds what the file lacks, where several processes may do so at once.
fn append(path: &Path, id: Uuid, entries: &[LedgerEntry]) -> Result<(), LedgerError> {
    let failed = |source| LedgerError::File { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        crate::files::make_folder(folder).map_err(failed)?;
    }
    let open = || OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path);
    let mut file = open().map_err(failed)?;
    file.lock().map_err(failed)?;
    let mut ends = Ends::read(&mut file, path)?;
    if ends.id != Some(id) {
        // Of another database, and empty.
        belongs(ends.id, ends.last, Ledger { id, last: 0 }, path)?;
        ends = Ends::default();
    }
    let line = |value: Result<String, serde_json::Error>| value.map(|line| line + "\n");
    let mut lines = String::new();
    if ends.id.is_none() {
        lines += &line(serde_json::to_string(&Head { ledger: id })).map_err(|error| failed(error.into()))?;
    }
    for entry in entries.iter().filter(|entry| entry.seq > ends.last) {
        lines += &line(serde_json::to_string(entry)).map_err(|error| failed(error.into()))?;
    }
    if lines.is_empty() {
        return Ok(());
    }
    let write = |file: &mut File| -> std::io::Result<()> {
        file.set_len(ends.whole)?;
        file.write_all(lines.as_bytes())?;
        file.sync_all()
    };
    write(&mut file).map_err(failed)
}

/// Writes down what is erased, until told to stop.
pub async fn follow(erasures: Erasures, path: PathBuf, mut last: i64, stop: CancellationToken) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            _ = tick.tick() => {}
        }
        note(&erasures, &path, &mut last).await;
    }
    // What was erased since the last look.
    note(&erasures, &path, &mut last).await;
}

async fn note(erasures: &Erasures, path: &Path, last: &mut i64) {
    let noted = async {
        let ledger = erasures.ledger().await?;
        if ledger.last > *last {
            *last = catch_up(erasures, path, ledger.id, *last).await?;
        }
        Ok::<(), LedgerError>(())
    };
    if let Err(error) = noted.await {
        metrics::counter!("commons_erasure_ledger_failures_total").increment(1);
        tracing::error!(%error, "what was erased is not in the ledger's file yet: a backup brought back would not know it");
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use store::erasure::Erasure;

    use super::*;

    fn entry(seq: i64) -> LedgerEntry {
        LedgerEntry { seq, at: 1_000 * seq, erasure: Erasure::Comment { id: seq + 40 } }
    }

    #[test]
    fn a_line_that_was_cut_off_is_written_anew_and_no_entry_stands_there_twice() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("var/erasures.jsonl");
        let id = Uuid::from_u128(7);
        append(&path, id, &[entry(1), entry(2)]).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, &text[..text.len() - 5]).unwrap();
        assert_eq!(read(&path).unwrap().entries, [entry(1)]);
        append(&path, id, &[entry(1), entry(2), entry(3)]).unwrap();
        let known = read(&path).unwrap();
        assert_eq!((known.id, known.entries), (Some(id), vec![entry(1), entry(2), entry(3)]));
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_added_follows_the_last_line_however_long_the_ledger_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.jsonl");
        let id = Uuid::from_u128(7);
        let limit: Vec<LedgerEntry> = (1..=300).map(entry).collect();
        append(&path, id, &limit).unwrap();
        assert!(std::fs::metadata(&path).unwrap().len() > 2 * WINDOW, "or the test would prove nothing");
        let mut cut = std::fs::read(&path).unwrap();
        cut.extend(b"{\"seq\":301,\"at\"");
        std::fs::write(&path, &cut).unwrap();
        append(&path, id, &[entry(299), entry(300), entry(301)]).unwrap();
        let known = read(&path).unwrap();
        assert!(known.entries.iter().map(|entry| entry.seq).eq(1..=301));
        assert!(matches!(append(&path, Uuid::from_u128(8), &[entry(1)]), Err(LedgerError::Foreign(_))));
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text + "nonsense\n").unwrap();
        let refused = append(&path, id, &[entry(302)]);
        assert!(matches!(refused, Err(LedgerError::Unreadable { line: 303, .. })));
    }

    #[test]
    fn a_ledger_of_another_database_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.jsonl");
        append(&path, Uuid::from_u128(7), &[]).unwrap();
        append(&path, Uuid::from_u128(8), &[entry(1)]).unwrap();
        let refused = append(&path, Uuid::from_u128(9), &[entry(1)]);
        assert!(matches!(refused, Err(LedgerError::Foreign(_))));
        assert_eq!(read(&path).unwrap().id, Some(Uuid::from_u128(8)));
    }
}
