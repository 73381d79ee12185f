//! A `commons` of one's own: the real program, in a folder that is gone afterwards.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::time::sleep;

use super::client::Connection;
use super::{Outcome, people};

/// Recovering after a crash included.
const PATIENCE: Duration = Duration::from_mins(1);
/// Asked often, since a bench counts what comes after.
const PAUSE: Duration = Duration::from_millis(5);

/// Where a `commons` lives: its files outlast it, so that it can be started again.
pub struct Place {
    folder: TempDir,
    program: PathBuf,
    environment: Vec<(OsString, OsString)>,
}

impl Place {
    /// A place under `parent` for `program`, which serves `site`. The parent should be on a disk: memory, where
    /// temporary files may stand, has nothing to sync.
    pub fn new(parent: &Path, program: &Path, site: &Path) -> Outcome<Self> {
        let folder = tempfile::tempdir_in(parent)?;
        let mut place = Self { folder, program: program.to_owned(), environment: Vec::new() };
        let (database, mail) = (place.database(), place.path("mail"));
        place.set("COMMONS_DATABASE_URL", format!("sqlite:{}", database.display()));
        place.set("COMMONS_MAIL_URL", format!("maildir:{}", mail.display()));
        place.set("COMMONS_SECRET_FILE", place.path("commons.key"));
        place.set("COMMONS_ERASURES_FILE", place.path("erasures.jsonl"));
        place.set("COMMONS_SITE_ROOT", std::path::absolute(site)?);
        // All the visitors come from one address here.
        place.set("COMMONS_FORM_BURST", "1000000000");
        place.set("COMMONS_FORM_PER_MINUTE", "1000000000");
        Ok(place)
    }

    /// Sets a variable for the program alone; the last word counts.
    pub fn set(&mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) {
        self.environment.push((name.as_ref().to_owned(), value.as_ref().to_owned()));
    }

    /// A file of this place.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The SQLite file.
    pub fn database(&self) -> PathBuf {
        self.path("commons.sqlite")
    }

    /// Runs another verb of the program to its end; what it says on standard output.
    pub fn run(&self, verb: &[&str]) -> Outcome<String> {
        let mut command = self.command(verb);
        let output = command.env("COMMONS_BASE_URL", "http://127.0.0.1:1").stdin(Stdio::null()).output()?;
        if !output.status.success() {
            return Err(format!("commons {verb:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// The program with this place's settings and nobody else's.
    fn command(&self, verb: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("COMMONS_") {
                command.env_remove(name);
            }
        }
        command
            .args(verb)
            .current_dir(self.folder.path())
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts the program, and returns once it is ready.
    pub async fn start(&self) -> Outcome<Commons> {
        // A free port may be taken between the look and the start.
        let mut last = None;
        for _ in 0..3 {
            match self.try_start().await {
                Ok(commons) => return Ok(commons),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(|| "commons was never started".into()))
    }

    async fn try_start(&self) -> Outcome<Commons> {
        let (address, metrics) = (free_address()?, free_address()?);
        let log = self.path("commons.log");
        let mut command = self.command(&["serve"]);
        command
            .env("COMMONS_LISTEN", address.to_string())
            .env("COMMONS_BASE_URL", format!("http://{address}"))
            .env("COMMONS_METRICS_LISTEN", metrics.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log)?);
        let child = command.spawn().map_err(|error| format!("{}: {error}", self.program.display()))?;
        let mut commons = Commons { child, address, metrics };
        let started = Instant::now();
        while !commons.is_ready().await {
            if let Some(status) = commons.child.try_wait()? {
                let log = fs::read_to_string(&log).unwrap_or_default();
                return Err(format!("commons ended at its start ({status}):\n{log}").into());
            }
            if started.elapsed() > PATIENCE {
                let (pid, metrics) = (commons.pid(), commons.metrics);
                return Err(
                    format!("commons did not become ready (process {pid}, metrics at {metrics})").into()
                );
            }
            sleep(PAUSE).await;
        }
        Ok(commons)
    }
}

/// A running `commons`. It is killed when dropped.
pub struct Commons {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Where it shows its metrics.
    pub metrics: SocketAddr,
}

impl Commons {
    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`, and waits until nothing of it is left.
    pub fn kill(&mut self) -> Outcome<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    async fn is_ready(&self) -> bool {
        let Ok(mut connection) = Connection::open(self.address).await else { return false };
        matches!(connection.exchange(people::get(self.address, "/readyz").as_bytes()).await, Ok(200))
    }
}

impl Drop for Commons {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

fn free_address() -> std::io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
