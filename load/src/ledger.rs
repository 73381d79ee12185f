//! Those who were told that they pledged, against what the database holds.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{Outcome, people};

/// What a database holds.
pub struct Ledger {
    /// How often each person is there.
    times: HashMap<u64, u32>,
    /// Audit rows of pledges received: one a pledge, when neither is ever kept without the other.
    audited: usize,
}

/// How what was told and what is kept differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// People who were told that they pledged, and have not.
    pub lost: usize,
    /// People who are there twice, and pledges without exactly one audit row.
    pub doubled: usize,
}

impl Ledger {
    /// Counts.
    pub fn new(addresses: impl IntoIterator<Item = String>, audited: usize) -> Self {
        let mut times = HashMap::new();
        for n in addresses.into_iter().filter_map(|address| people::number(&address)) {
            *times.entry(n).or_default() += 1;
        }
        Self { times, audited }
    }

    /// Reads an SQLite file, also while the server has it open.
    pub fn of_sqlite(path: &Path) -> Outcome<Self> {
        let connection = open(path)?;
        let mut pledges = connection.prepare("SELECT email FROM pledges")?;
        let addresses = pledges.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let audited = "SELECT COUNT(*) FROM audit WHERE action = 'pledge.received'";
        let audited: i64 = connection.query_row(audited, [], |row| row.get(0))?;
        Ok(Self::new(addresses, usize::try_from(audited)?))
    }

    /// Pledges kept.
    pub fn kept(&self) -> usize {
        self.times.len()
    }

    /// Compares with those who were told that they pledged.
    pub fn against(&self, acknowledged: &[u64]) -> Difference {
        let rows: usize = self.times.values().map(|times| *times as usize).sum();
        Difference {
            lost: acknowledged.iter().filter(|n| !self.times.contains_key(n)).count(),
            doubled: (rows - self.times.len()) + self.audited.abs_diff(rows),
        }
    }
}

/// SQLite's own word about its file: `ok`, or what is broken.
pub fn integrity(path: &Path) -> Outcome<String> {
    Ok(open(path)?.query_row("PRAGMA integrity_check", [], |row| row.get(0))?)
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}
