//! `commons`, the one binary.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use commons::logging;
use commons::serve::{self, StartError};
use commons::settings::Settings;

/// glibc's own took a fifth of a pledge's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Health Commons: a national medical association's campaign and community.
#[derive(Parser)]
#[command(name = "commons", disable_version_flag = true)]
struct Cli {
    /// The settings' file. Without it, commons.toml where there is one. COMMONS_… variables come before it.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Brings the database up to date and serves the site.
    Serve,
    /// Brings the database up to date.
    Migrate,
    /// Prints the version.
    Version,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("commons: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), StartError> {
    if matches!(cli.verb, Verb::Version) {
        println!("commons {}", env!("CARGO_PKG_VERSION"));
        return Ok(());
    }
    let settings = Settings::load(cli.config.as_deref())?;
    logging::start(&settings)?;
    match cli.verb {
        Verb::Serve => serve::serve(settings).await,
        Verb::Migrate => serve::migrate(&settings).await,
        Verb::Version => Ok(()),
    }
}
