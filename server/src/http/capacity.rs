//! How many connections the limit of open files leaves room for, and how many of them may be streams.

use rlimit::Resource;

/// Files that are no connections of visitors: the database's, logs, mails, metrics, the site's own files.
const OWN: u64 = 100;
/// Connections at once, however many files may be open.
const MOST: usize = 20_000;
/// What a site for more than a handful needs: 1,000 open files are the usual limit of a shell.
const FEW: usize = 1_000;

/// What there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capacity {
    /// Connections at once; more wait in the kernel's queue.
    pub connections: usize,
    /// Those among them that may be streams: half, so that as many are left for everything that ends by itself.
    pub streams: usize,
}

impl Capacity {
    /// The room that so many open files leave.
    pub fn of(open_files: u64) -> Self {
        let connections = usize::try_from(open_files.saturating_sub(OWN)).unwrap_or(MOST).clamp(2, MOST);
        Self { connections, streams: connections / 2 }
    }

    /// The room that this process has.
    pub fn here() -> Self {
        Self::of(open_files())
    }
}

/// Raises the limit of open files as far as this process may, and says what it is.
pub fn raise() -> Capacity {
    if let Err(error) = rlimit::increase_nofile_limit(MOST as u64 + OWN) {
        tracing::warn!(error = ?error.kind(), "the limit of open files could not be raised");
    }
    let capacity = Capacity::here();
    let Capacity { connections, streams } = capacity;
    let open_files = open_files();
    if connections < FEW {
        tracing::warn!(
            open_files,
            connections,
            streams,
            "few files may be open: LimitNOFILE or ulimit -n raises it"
        );
    } else {
        tracing::info!(open_files, connections, streams, "the limit of open files");
    }
    capacity
}

/// Where it cannot be asked for, what every system allows.
fn open_files() -> u64 {
    Resource::NOFILE.get().map_or(256, |(soft, _)| soft)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_fit_into_the_open_files_and_half_of_them_are_never_streams() {
        for open_files in [0, 100, 256, 1_024, 20_000, u64::MAX] {
            let Capacity { connections, streams } = Capacity::of(open_files);
            assert!(connections as u64 <= open_files.saturating_sub(OWN).max(2), "{open_files}");
            assert!(streams >= 1 && connections - streams >= streams, "{open_files}");
        }
        assert_eq!(Capacity::of(256), Capacity { connections: 156, streams: 78 });
        assert_eq!(Capacity::of(u64::MAX).connections, MOST);
    }
}
