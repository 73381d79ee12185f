//! `cargo xtask`: the developer's front door. One command per habit, each works on a bare machine.

mod apt;
mod bench;
mod browser;
mod build;
mod cluster;
mod command;
mod context;
mod demo;
mod failure;
mod fingerprint;
mod http;
mod interrupt;
mod licences;
mod lint;
mod lock;
mod path;
mod process;
mod provision;
mod run;
mod rust_tests;
mod settings;
mod step;
mod symbols;
mod test;
mod version;
mod watch;

use std::process::ExitCode;

use clap::Parser as _;
use command::{Cli, Command};
use context::Context;
use failure::Failure;

fn main() -> ExitCode {
    match dispatch(Cli::parse().command()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Interrupted) => {
            eprintln!("stopped");
            ExitCode::from(130)
        }
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Result<(), Failure> {
    let mut context = Context::new()?;
    match command {
        Command::Run => run::run(&mut context),
        Command::Watch => watch::watch(&mut context),
        Command::Build => build::build(&mut context),
        Command::Provision => provision::everything(&mut context),
        Command::Lint => lint::lint(&mut context),
        Command::Test { part: Some(part) } => test::test(&mut context, &part),
        Command::Test { part: None } => test::all(&mut context),
        Command::Bench(words) => bench::bench(&mut context, &words.arguments),
    }
}
