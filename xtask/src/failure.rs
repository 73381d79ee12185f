//! Everything that can go wrong, each as one sentence that says what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why a command stopped. Its `Display` is what the developer reads, so it names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something is missing that only a person can provide.
    #[error("{what}: {remedy}")]
    Missing {
        /// What is not there.
        what: String,
        /// What to do about it.
        remedy: String,
    },
    /// A step's program ended with an error; its last lines were shown already.
    #[error("{step} failed{}{}", because(.reason.as_deref()), see(.log.as_deref()))]
    Step {
        /// The step as it was announced.
        step: String,
        /// What its output seems to say.
        reason: Option<&'static str>,
        /// The full output.
        log: Option<PathBuf>,
    },
    /// A runner found what does not hold; its output was shown as it came.
    #[error("{step} failed (all of its output: {}){}", .log.display(), listed(.failed))]
    Tests {
        /// The step as it was announced.
        step: String,
        /// The lines with which the runner names what failed.
        failed: Vec<String>,
        /// The full output.
        log: PathBuf,
    },
    /// A check that xtask makes itself found something.
    #[error("{0}")]
    Check(String),
    /// A port is in use.
    #[error("{address} is taken: stop what listens there, or choose another with {variable}=HOST:PORT")]
    PortTaken {
        /// Where we wanted to listen.
        address: String,
        /// The setting that changes it.
        variable: &'static str,
    },
    /// The file system or a process could not be used.
    #[error("cannot {doing}: {}", plainly(.source))]
    Io {
        /// The deed, after "cannot".
        doing: String,
        /// The system's word.
        source: io::Error,
    },
    /// Ctrl-C, or a request to end.
    #[error("stopped")]
    Interrupted,
}

impl Failure {
    /// Names the deed that an I/O error prevented; made for `map_err`.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }

    /// Says that `what` is missing and what to do about it.
    pub fn missing(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::Missing { what: what.into(), remedy: remedy.into() }
    }
}

fn because(reason: Option<&str>) -> String {
    reason.map_or_else(String::new, |reason| format!(": {reason}"))
}

fn listed(failed: &[String]) -> String {
    failed.iter().fold(String::new(), |all, line| all + "\n  " + line)
}

fn see(log: Option<&Path>) -> String {
    log.map_or_else(String::new, |log| format!(" (all of its output: {})", log.display()))
}

fn plainly(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::StorageFull => "the disk is full, free some space and try again".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied, look at who owns it".to_owned(),
        _ => source.to_string(),
    }
}

/// Words that programs use, and the sentence that helps. The first that is found wins.
const SIGNS: [(&[&str], &str); 4] = [
    (
        &["No space left on device", "ENOSPC", "not enough free space", "StorageFull"],
        "the disk is full, free some space and try again",
    ),
    (
        &[
            "Could not resolve host",
            "Temporary failure resolving",
            "Couldn't resolve host",
            "failed to lookup address",
            "ENOTFOUND",
            "EAI_AGAIN",
            "ECONNREFUSED",
            "Could not connect",
            "Failed to connect",
            "Network is unreachable",
            "spurious network error",
            "failed to download",
            "could not download file",
        ],
        "the network could not be reached, check the connection or the proxy and try again",
    ),
    (
        &["signal: 9", "SIGKILL"],
        "the system ended it, probably for want of memory, close something and try again",
    ),
    (&["Permission denied", "EACCES"], "permission was denied, look at who owns the files it names"),
];

/// What a program's output says about why it failed, where that is plain.
pub fn reason_in(output: &str) -> Option<&'static str> {
    SIGNS.iter().find(|(signs, _)| signs.iter().any(|sign| output.contains(sign))).map(|(_, reason)| *reason)
}

/// How nextest, cargo's own test runner and Playwright begin the line that names a failed test.
const FAILED: [&str; 6] = ["FAIL [", "TIMEOUT [", "SIGABRT [", "SIGSEGV [", "✘", "---- "];

/// The lines of a runner's output that name what failed, each once.
pub fn failed_in(output: &str) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for line in output.lines() {
        let line = uncoloured(line);
        let line = line.trim();
        if FAILED.iter().any(|sign| line.starts_with(sign)) && !named.iter().any(|known| known == line) {
            named.push(line.to_owned());
        }
    }
    named
}

/// A line without the codes that colour a terminal (ECMA-48, SGR).
fn uncoloured(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_named_whichever_runner_says_it() {
        let output = "        PASS [   0.004s] domain a::b\n\u{1b}[31;1m        FAIL\u{1b}[0m [   1.2s] server::http wall\n  \
                      ✓   1 tests/a.spec.ts:3:5 › it holds (2s)\n  ✘  23 tests/b.spec.ts:11:5 › it does not (9.5s)\n\
                      \u{1b}[31;1m        FAIL\u{1b}[0m [   1.2s] server::http wall\n";
        assert_eq!(
            failed_in(output),
            ["FAIL [   1.2s] server::http wall", "✘  23 tests/b.spec.ts:11:5 › it does not (9.5s)"]
        );
    }

    #[test]
    fn a_full_disk_is_told_from_a_dead_network() {
        let full = reason_in("error: failed to write /x: No space left on device (os error 28)");
        let offline = reason_in("npm error code EAI_AGAIN\nnpm error errno EAI_AGAIN");
        assert!(full.is_some_and(|reason| reason.contains("disk is full")));
        assert!(offline.is_some_and(|reason| reason.contains("network")));
    }

    #[test]
    fn an_ordinary_compile_error_gets_no_invented_reason() {
        assert_eq!(reason_in("error[E0308]: mismatched types"), None);
    }

    #[test]
    fn a_taken_port_names_the_setting_that_moves_it() {
        let failure = Failure::PortTaken { address: "127.0.0.1:3000".to_owned(), variable: "COMMONS_LISTEN" };
        assert_eq!(
            failure.to_string(),
            "127.0.0.1:3000 is taken: stop what listens there, or choose another with COMMONS_LISTEN=HOST:PORT"
        );
    }
}
