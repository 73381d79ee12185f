//! What every scenario needs to know.

use std::path::PathBuf;
use std::time::Duration;

use crate::table::Table;
use load::Outcome;
use load::commons::Place;

/// One run of the bench.
pub struct Bench {
    folder: PathBuf,
    program: PathBuf,
    site: PathBuf,
    is_quick: bool,
    /// A PostgreSQL server on which databases may be made.
    pub postgres: Option<String>,
    /// The figures so far.
    pub table: Table,
}

impl Bench {
    /// Reads where the build is, as `cargo xtask bench` says it.
    pub fn new(is_quick: bool) -> Outcome<Self> {
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
            is_quick,
            postgres: std::env::var("COMMONS_TEST_POSTGRES_URL").ok(),
            table: Table::default(),
        })
    }

    /// A fresh place for the release build.
    pub fn place(&self) -> Outcome<Place> {
        Place::new(&self.folder, &self.program, &self.site)
    }

    /// Whether a glance is enough.
    pub const fn is_quick(&self) -> bool {
        self.is_quick
    }

    /// `whole` seconds, a sixth of them with `--quick`.
    pub fn seconds(&self, whole: u64) -> Duration {
        Duration::from_secs(if self.is_quick { (whole / 6).max(1) } else { whole })
    }

    /// `whole` times, a third as often with `--quick`.
    pub fn times(&self, whole: usize) -> usize {
        if self.is_quick { whole.div_ceil(3) } else { whole }
    }
}
