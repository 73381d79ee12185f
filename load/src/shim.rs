//! A disk that is slow, that holds its syncs back, or that fails: a small C library loaded before the program's own.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::Outcome;
use super::commons::Place;

const SOURCE: &str = include_str!("shim.c");

/// The disk under one place.
pub struct Shim {
    tally: PathBuf,
    hold: PathBuf,
    fail: PathBuf,
}

/// What the disk has been asked for.
#[derive(Clone, Copy, Debug)]
pub struct Tally {
    /// Syncs of write-ahead logs.
    pub log_syncs: u64,
    /// Syncs of anything else: the database itself, the secret, mails.
    pub other_syncs: u64,
    /// Syncs that are held back at this moment.
    pub held: u64,
}

impl Shim {
    /// Whether there is a C compiler to build it with.
    pub fn can_be_built() -> bool {
        Command::new("cc").arg("--version").output().is_ok_and(|output| output.status.success())
    }

    /// Builds it, and puts it under every `commons` that starts in `place`. Each sync takes `delay` longer.
    pub fn under(place: &mut Place, delay: Duration) -> Outcome<Self> {
        let (source, library) = (place.path("shim.c"), place.path("shim.so"));
        fs::write(&source, SOURCE)?;
        let mut cc = Command::new("cc");
        cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"])
            .args([&library, &source]);
        let output = cc.output()?;
        if !output.status.success() {
            return Err(format!("cc: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        let shim = Self {
            tally: place.path("shim.tally"),
            hold: place.path("shim.hold"),
            fail: place.path("shim.fail"),
        };
        fs::write(&shim.tally, [0; 24])?;
        place.set("LD_PRELOAD", library);
        place.set("SHIM_DELAY_US", delay.as_micros().to_string());
        place.set("SHIM_TALLY", &shim.tally);
        place.set("SHIM_HOLD", &shim.hold);
        place.set("SHIM_FAIL", &shim.fail);
        Ok(shim)
    }

    /// From now on, no sync ends.
    pub fn hold(&self) -> Outcome<()> {
        Ok(fs::write(&self.hold, [])?)
    }

    /// Lets the held syncs through.
    pub fn release(&self) -> Outcome<()> {
        Ok(fs::remove_file(&self.hold)?)
    }

    /// From now on, every sync fails.
    pub fn fail(&self) -> Outcome<()> {
        Ok(fs::write(&self.fail, [])?)
    }

    /// The disk is repaired.
    pub fn repair(&self) -> Outcome<()> {
        Ok(fs::remove_file(&self.fail)?)
    }

    /// The counts now.
    pub fn tally(&self) -> Outcome<Tally> {
        let bytes = fs::read(&self.tally)?;
        let mut counts = bytes.chunks_exact(8).map(|eight| eight.try_into().map(u64::from_ne_bytes));
        let mut next = || counts.next().ok_or("the tally is too short")?.map_err(|_| "the tally is broken");
        Ok(Tally { log_syncs: next()?, other_syncs: next()?, held: next()? })
    }
}
