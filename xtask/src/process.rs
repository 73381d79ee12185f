//! Running other programs: their output kept or streamed, their end waited for, Ctrl-C handed on.

use std::fs::{self, File};
use std::io::{IsTerminal, stdout};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::context::Context;
use crate::failure::{Failure, failed_in, reason_in};
use crate::step::{Step, show_from, tail};

/// Short enough that nobody waits for it, long enough to cost nothing.
const PAUSE: Duration = Duration::from_millis(40);
/// How much of a failed program's output is shown; the log has the rest.
const SHOWN_LINES: usize = 60;

/// Runs a step with its output in `target/xtask-logs/`; shows the end of it upon failure.
pub fn quietly(context: &Context, title: &str, outcome: &str, command: &mut Command) -> Result<(), Failure> {
    let log = log_for(context, title)?;
    let mut step = Step::quiet(title);
    let status = run_into(context, &log, command, &mut |log| step.tick(Some(log)))?;
    if status.success() {
        step.done(outcome);
        return Ok(());
    }
    step.erase();
    Err(told(context, title, &log))
}

/// Like [`quietly`], for an attempt that has an alternative: says nothing, only whether it went well.
pub fn attempt(
    context: &Context,
    step: &mut Step,
    name: &str,
    command: &mut Command,
) -> Result<bool, Failure> {
    let log = log_for(context, name)?;
    Ok(run_into(context, &log, command, &mut |log| step.tick(Some(log)))?.success())
}

/// Runs a step whose output the developer wants to read as it comes. Upon failure the lines that name what failed come once
/// more by themselves: other steps' output may follow, and some logs keep only the end.
pub fn streaming(
    context: &Context,
    title: &str,
    outcome: &str,
    command: &mut Command,
) -> Result<(), Failure> {
    let log = log_for(context, title)?;
    if stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut step = Step::streamed(title);
    let mut shown = 0;
    let status = run_into(context, &log, command, &mut |log| {
        shown = show_from(log, shown);
        step.tick(None);
    })?;
    show_from(&log, shown);
    if status.success() {
        step.done(outcome);
        return Ok(());
    }
    let output = tail(&log, u64::MAX).unwrap_or_default();
    let log = log.strip_prefix(context.root()).unwrap_or(&log).to_path_buf();
    Err(Failure::Tests { step: title.to_owned(), failed: failed_in(&output), log })
}

/// What a program prints on standard output, where it exists and ends well; for questions that take no time.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Starts a program in a process group of its own: Ctrl-C reaches xtask alone, which hands it on exactly once.
pub fn spawn(context: &Context, command: &mut Command) -> Result<Child, Failure> {
    if context.interrupt.stopping() {
        return Err(Failure::Interrupted);
    }
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).process_group(0).spawn().map_err(|source| {
        if source.kind() == std::io::ErrorKind::NotFound {
            Failure::missing(format!("`{program}` is not on PATH"), "install it and try again")
        } else {
            Failure::Io { doing: format!("start `{program}`"), source }
        }
    })
}

/// Waits for a program's end, handing signals on; once one was, a failing program means that we were interrupted.
pub fn wait(context: &Context, child: &mut Child, tick: &mut dyn FnMut()) -> Result<ExitStatus, Failure> {
    loop {
        if let Some(status) = child.try_wait().map_err(Failure::io("wait for a program"))? {
            return if context.interrupt.stopping() && !status.success() {
                Err(Failure::Interrupted)
            } else {
                Ok(status)
            };
        }
        if let Some(signal) = context.interrupt.take() {
            send(signal, child);
        }
        tick();
        sleep(PAUSE);
    }
}

/// Sends a signal to a program and those it started. The standard library has no call for it, every shell has.
pub fn send(signal: &str, child: &Child) {
    let group = format!("-{}", child.id());
    let _ = Command::new("sh")
        .args(["-c", "kill -s \"$0\" -- \"$1\"", signal, &group])
        .stderr(Stdio::null())
        .status();
}

/// Where a step's output goes.
pub fn log_for(context: &Context, title: &str) -> Result<PathBuf, Failure> {
    let folder = context.at("target/xtask-logs");
    fs::create_dir_all(&folder).map_err(Failure::io("make target/xtask-logs"))?;
    let name: String =
        title.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    Ok(folder.join(format!("{}.log", name.trim_matches('-').to_lowercase())))
}

/// Shows the end of a failed step's log and makes the sentence for it.
pub fn told(context: &Context, title: &str, log: &Path) -> Failure {
    let shown = tail(log, 200_000).unwrap_or_default();
    let lines: Vec<&str> = shown.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(SHOWN_LINES)) {
        eprintln!("  | {line}");
    }
    let log = log.strip_prefix(context.root()).unwrap_or(log).to_path_buf();
    Failure::Step { step: title.to_owned(), reason: reason_in(&shown), log: Some(log) }
}

fn run_into(
    context: &Context,
    log: &Path,
    command: &mut Command,
    tick: &mut dyn FnMut(&Path),
) -> Result<ExitStatus, Failure> {
    let file = File::create(log).map_err(Failure::io(format!("write {}", log.display())))?;
    let errors = file.try_clone().map_err(Failure::io(format!("write {}", log.display())))?;
    let mut child = spawn(context, command.stdout(file).stderr(errors))?;
    wait(context, &mut child, &mut || tick(log))
}
