//! What the kernel says about a process.

use std::fs;
use std::time::Duration;

use crate::table::float;
use load::Outcome;

/// Length of the kernel's clock tick as user space sees it (`USER_HZ`, 100 a second on every Linux).
const TICK: Duration = Duration::from_millis(10);

/// Memory that is resident, in bytes.
pub fn resident(pid: u32) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(1024 * line.trim().trim_end_matches(" kB").parse::<u64>()?)
}

/// Processor time that a process and its threads use from one moment to another.
pub struct Meter {
    pid: u32,
    before: Duration,
}

impl Meter {
    /// From now.
    pub fn start(pid: u32) -> Outcome<Self> {
        Ok(Self { pid, before: processor(pid)? })
    }

    /// Until now, for each of so many pieces of work, in microseconds.
    pub fn micros_each(&self, pieces: usize) -> Outcome<f64> {
        Ok(processor(self.pid)?.saturating_sub(self.before).as_secs_f64() * 1e6 / float(pieces))
    }
}

fn processor(pid: u32) -> Outcome<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The program's name stands in parentheses and may hold anything; fields 14 and 15 count from it.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| -> Outcome<u32> { Ok(fields.get(at).ok_or("a short stat")?.parse()?) };
    Ok(TICK * (ticks(11)? + ticks(12)?))
}
