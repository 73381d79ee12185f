//! A Postgres of the tests' own: made in a temporary folder, on a free port, gone when dropped.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::apt::is_root;
use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, attempt, log_for, send, spawn, told};
use crate::step::Step;

/// A cluster takes about a second to start; a loaded machine gets more.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server. Its data is synced to disk as Postgres does by default: tests about durability rely on it.
pub struct Cluster {
    port: u16,
    server: Child,
    // Dropped after the server was stopped.
    _folder: Scratch,
}

impl Cluster {
    /// Makes a cluster with the programs in `bin`, starts it, and returns once it answers.
    pub fn start(context: &Context, bin: &Path) -> Result<Self, Failure> {
        const TITLE: &str = "PostgreSQL for the tests";
        let mut step = Step::quiet(TITLE);
        let scratch = Scratch::new()?;
        let folder = scratch.0.as_path();
        let owner = Owner::find();
        owner.take(folder)?;
        let data = folder.join("data");

        let mut initdb = owner.command(context, &bin.join("initdb"), folder);
        initdb.args([
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "-D",
        ]);
        if !attempt(context, &mut step, TITLE, initdb.arg(&data))? {
            step.erase();
            return Err(told(context, TITLE, &log_for(context, TITLE)?));
        }

        let port = free_port()?;
        let log = log_for(context, TITLE)?;
        let output = File::create(&log).map_err(Failure::io(format!("write {}", log.display())))?;
        let errors = output.try_clone().map_err(Failure::io(format!("write {}", log.display())))?;
        let mut postgres = owner.command(context, &bin.join("postgres"), folder);
        postgres.arg("-D").arg(&data).arg("-k").arg(folder).args([
            "-h",
            "127.0.0.1",
            "-p",
            &port.to_string(),
        ]);
        postgres.args(["-c", "max_connections=200"]).stdout(output).stderr(errors);
        let mut cluster = Self { port, server: spawn(context, &mut postgres)?, _folder: scratch };
        if cluster.becomes_ready(context, &mut step)? {
            step.done(&format!("on port {port}"));
            return Ok(cluster);
        }
        step.erase();
        Err(told(context, TITLE, &log))
    }

    /// Where to connect.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn becomes_ready(&mut self, context: &Context, step: &mut Step) -> Result<bool, Failure> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if context.interrupt.stopping() {
                return Err(Failure::Interrupted);
            }
            if self.server.try_wait().map_err(Failure::io("watch PostgreSQL"))?.is_some() {
                return Ok(false);
            }
            if accepts(self.port) {
                return Ok(true);
            }
            step.tick(None);
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(false)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's "fast shutdown": it does not wait for clients that a failed test left behind.
        send("INT", &self.server);
        let asked = Instant::now();
        while matches!(self.server.try_wait(), Ok(None)) {
            if asked.elapsed() > Duration::from_secs(10) {
                let _ = self.server.kill();
                let _ = self.server.wait();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A folder that goes away with its owner. The process's number in its name keeps two runs apart.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self, Failure> {
        let scratch =
            Self(std::env::temp_dir().join(format!("health-commons-postgres-{}", std::process::id())));
        let _ = fs::remove_dir_all(&scratch.0);
        fs::create_dir_all(&scratch.0).map_err(Failure::io(format!("make {}", scratch.0.display())))?;
        Ok(scratch)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Whether the server lets us in. It accepts connections before it is ready, and then answers with an error: so speak
/// the protocol's first message and look for `R`, the answer about authentication.
fn accepts(port: u16) -> bool {
    const PARAMETERS: &[u8] = b"user\0postgres\0database\0postgres\0\0";
    let ask = || -> std::io::Result<u8> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        let length = u32::try_from(PARAMETERS.len()).unwrap_or_default() + 8;
        let version = 3_u32 << 16;
        stream.write_all(&[&length.to_be_bytes(), &version.to_be_bytes(), PARAMETERS].concat())?;
        let mut kind = [0];
        stream.read_exact(&mut kind)?;
        Ok(kind[0])
    };
    ask().is_ok_and(|kind| kind == b'R')
}

fn free_port() -> Result<u16, Failure> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Failure::io("find a free port"))?;
    Ok(listener.local_addr().map_err(Failure::io("find a free port"))?.port())
}

/// As whom the server runs: Postgres refuses to run as root.
enum Owner {
    Ourselves,
    Other { user: String, group: String },
}

impl Owner {
    fn find() -> Self {
        if !is_root() {
            return Self::Ourselves;
        }
        let id = |flag, name| answer(Command::new("id").args([flag, name]));
        let known = ["postgres", "nobody"].iter().find_map(|name| Some((id("-u", name)?, id("-g", name)?)));
        let (user, group) = known.unwrap_or_else(|| ("65534".to_owned(), "65534".to_owned()));
        Self::Other { user, group }
    }

    fn take(&self, folder: &Path) -> Result<(), Failure> {
        let Self::Other { user, group } = self else { return Ok(()) };
        let number = |id: &str| id.parse::<u32>().ok();
        std::os::unix::fs::chown(folder, number(user), number(group))
            .map_err(Failure::io(format!("give {} to an unprivileged user", folder.display())))
    }

    /// A command as that user, in a folder it may read; it ends with xtask even if that is killed.
    fn command(&self, context: &Context, program: &Path, folder: &Path) -> Command {
        let has_setpriv = context.find("setpriv").is_some();
        let mut command = match self {
            Self::Ourselves if !has_setpriv => context.command(program),
            _ => context.command("setpriv"),
        };
        if let Self::Other { user, group } = self {
            command.args([
                format!("--reuid={user}"),
                format!("--regid={group}"),
                "--clear-groups".to_owned(),
            ]);
        }
        if has_setpriv {
            command.args(["--pdeathsig", "INT", "--"]).arg(program);
        }
        command.current_dir(folder).env("LC_ALL", "C");
        command
    }
}
