//! What every scenario needs to know.

use std::path::PathBuf;
use std::time::Duration;

use crate::table::Table;
use load::Outcome;
use load::commons::Place;

/// How much of a scenario is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// All of it: the figures of `docs/performance.md`.
    Whole,
    /// A glance at the figures.
    Quick,
    /// As little as shows that it still runs and holds what must hold. Its figures mean nothing.
    Shortest,
}

impl Length {
    /// The word on the command line; the whole has none.
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "--quick" => Some(Self::Quick),
            "--shortest" => Some(Self::Shortest),
            _ => None,
        }
    }
}

/// One run of the bench.
pub struct Bench {
    folder: PathBuf,
    program: PathBuf,
    site: PathBuf,
    length: Length,
    /// A PostgreSQL server on which databases may be made.
    pub postgres: Option<String>,
    /// The figures so far.
    pub table: Table,
}

impl Bench {
    /// Reads where the build is, as `cargo xtask bench` says it.
    pub fn new(length: Length) -> Outcome<Self> {
        let variable = |name: &str| {
            std::env::var_os(name)
                .ok_or_else(|| format!("{name} is not set: `cargo xtask bench` builds and sets it"))
        };
        let program = PathBuf::from(variable("COMMONS_BIN")?);
        // Beside the build, so on the same disk.
        let folder = program
            .parent()
            .map(|folder| folder.join("bench-places"))
            .ok_or("COMMONS_BIN is no path to a program")?;
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            program,
            site: variable("COMMONS_SITE_ROOT")?.into(),
            length,
            postgres: std::env::var("COMMONS_TEST_POSTGRES_URL").ok(),
            table: Table::default(),
        })
    }

    /// A fresh place for the release build.
    pub fn place(&self) -> Outcome<Place> {
        Place::new(&self.folder, &self.program, &self.site)
    }

    /// What a scenario takes, as long as it is: whole, at a glance, or in its shortest form.
    pub fn pick<T>(&self, whole: T, quick: T, shortest: T) -> T {
        match self.length {
            Length::Whole => whole,
            Length::Quick => quick,
            Length::Shortest => shortest,
        }
    }

    /// `whole` seconds; a sixth of them at a glance.
    pub fn seconds(&self, whole: u64) -> Duration {
        Duration::from_secs(self.pick(whole, (whole / 6).max(1), 1))
    }

    /// `whole` times; a third as often at a glance.
    pub fn times(&self, whole: usize) -> usize {
        self.pick(whole, whole.div_ceil(3), 1)
    }
}
