//! Telling the developer what happens: a line per step with its time.

use std::fmt;
use std::io::{IsTerminal, Read, Seek, SeekFrom, Write, stdout};
use std::path::Path;
use std::time::{Duration, Instant};

/// How often a log (not a terminal) is told that a long step still runs.
const HEARTBEAT: Duration = Duration::from_secs(30);
/// How often a terminal's running line is drawn again.
const REDRAW: Duration = Duration::from_millis(250);
/// Room for the running line: a terminal narrower than this wraps it, which is ugly and harmless.
const WIDTH: usize = 78;

/// Prints a line. A closed pipe (`cargo xtask build | head -1`) is no reason to fail.
pub fn say(line: &str) {
    let _ = writeln!(stdout(), "{line}");
}

/// A step under way.
pub struct Step {
    title: String,
    started: Instant,
    drawn: Instant,
    terminal: bool,
}

impl Step {
    /// Announces a step whose output is kept in a log.
    pub fn quiet(title: &str) -> Self {
        let now = Instant::now();
        Self { title: title.to_owned(), started: now, drawn: now, terminal: stdout().is_terminal() }
    }

    /// Announces a step whose own output follows.
    pub fn streamed(title: &str) -> Self {
        say(&format!("{title} …"));
        Self { terminal: false, ..Self::quiet(title) }
    }

    /// Shows that the step is alive; `log` adds what its program said last.
    pub fn tick(&mut self, log: Option<&Path>) {
        if self.drawn.elapsed() < if self.terminal { REDRAW } else { HEARTBEAT } {
            return;
        }
        self.drawn = Instant::now();
        let mut line = format!("{} … {}", self.title, Elapsed(self.started.elapsed()));
        if let Some(last) = log.and_then(last_line) {
            line.push_str("  ");
            line.extend(last.chars().take(WIDTH.saturating_sub(line.chars().count())));
        }
        if self.terminal {
            let mut out = stdout();
            let _ = write!(out, "\r\x1b[2K{line}").and_then(|()| out.flush());
        } else {
            say(&line);
        }
    }

    /// Ends the step with what came of it.
    pub fn done(self, outcome: &str) {
        self.erase();
        say(&format!("{}: {outcome}, {}", self.title, Elapsed(self.started.elapsed())));
    }

    /// Takes the running line away, for an error or somebody else's words.
    pub fn erase(&self) {
        if self.terminal {
            let mut out = stdout();
            let _ = write!(out, "\r\x1b[2K").and_then(|()| out.flush());
        }
    }
}

/// A duration as a person says it.
pub struct Elapsed(pub Duration);

impl fmt::Display for Elapsed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        match seconds {
            0..10 => write!(out, "{:.1} s", self.0.as_secs_f32()),
            10..120 => write!(out, "{seconds} s"),
            _ => write!(out, "{} min {:02} s", seconds / 60, seconds % 60),
        }
    }
}

/// The last line with something on it, read from the end: logs get long.
fn last_line(log: &Path) -> Option<String> {
    let text = tail(log, 400)?;
    let line = text.lines().rev().find(|line| !line.trim().is_empty())?;
    // Programs that draw their own bars end lines with a carriage return alone.
    let line = line.trim_end().rsplit('\r').next()?.trim();
    Some(line.chars().filter(|letter| !letter.is_control()).collect())
}

/// Prints what a log has gained since `shown` bytes of it were printed; returns how many are now.
pub fn show_from(log: &Path, shown: u64) -> u64 {
    let copied = std::fs::File::open(log).and_then(|mut file| {
        file.seek(SeekFrom::Start(shown))?;
        let mut out = stdout();
        let copied = std::io::copy(&mut file, &mut out)?;
        out.flush().map(|()| copied)
    });
    shown + copied.unwrap_or(0)
}

/// Up to `bytes` from the end of a file.
pub fn tail(log: &Path, bytes: u64) -> Option<String> {
    let mut file = std::fs::File::open(log).ok()?;
    let length = file.metadata().ok()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(bytes))).ok()?;
    let mut text = Vec::new();
    file.read_to_end(&mut text).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_a_person_says_them() {
        assert_eq!(Elapsed(Duration::from_millis(1_340)).to_string(), "1.3 s");
        assert_eq!(Elapsed(Duration::from_secs(81)).to_string(), "81 s");
        assert_eq!(Elapsed(Duration::from_secs(195)).to_string(), "3 min 15 s");
    }
}
