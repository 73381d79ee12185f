//! `commons`, the one binary.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use commons::operator::{self, OperatorError};
use commons::serve;
use commons::serve::error::StartError;
use commons::settings::Settings;
use commons::{demo, logging};
use domain::Language;
use domain::account::Role;
use services::moderation::log_verify::Anchor;

/// glibc's own took a fifth of a pledge's time. SQLite gets its memory from it too (the feature `override`).
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
    /// Copies the database into a folder of its own while the program runs, and says what else is to be kept.
    Backup {
        /// The folder, new or empty.
        folder: PathBuf,
    },
    /// Brings a backup back, without what was erased since. Without a folder, the database stands there already: only the
    /// rest is done. The program must not run.
    Restore {
        /// The backup's folder.
        folder: Option<PathBuf>,
        /// Goes without the ledger of erasures: for a copy that nobody will use.
        #[arg(long)]
        without_erasures: bool,
    },
    /// Loads a demo association into a database that holds nothing, and says how its people sign in.
    Demo {
        /// Says it as JSON: role, username, password and TOTP secret of each.
        #[arg(long)]
        json: bool,
    },
    /// The association's roster.
    Roster {
        #[command(subcommand)]
        verb: RosterVerb,
    },
    /// The log of moderation.
    Log {
        #[command(subcommand)]
        verb: LogVerb,
    },
    /// The association's staff.
    Staff {
        #[command(subcommand)]
        verb: StaffVerb,
    },
}

#[derive(Subcommand)]
enum RosterVerb {
    /// Imports it from a CSV file, whose columns docs/operations.md names.
    Import {
        /// The file.
        file: PathBuf,
        /// Only shows what would change.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Subcommand)]
enum LogVerb {
    /// Says whether an entry is missing, altered or added; ends with 4 where one is.
    Verify {
        /// What this printed before. Shows also a log that was written anew.
        #[arg(long)]
        anchor: Option<Anchor>,
    },
}

#[derive(Subcommand)]
enum StaffVerb {
    /// Gives somebody a duty, and prints where they open their account.
    Add {
        /// Their address.
        #[arg(long)]
        email: String,
        /// Their name.
        #[arg(long)]
        name: String,
        #[arg(
            long = "duty",
            default_value = "administrator",
            help = "editor, moderator, service_desk, campaign, research or administrator"
        )]
        role: Role,
        /// The language they are written to in: en or fr.
        #[arg(long, default_value = "en")]
        language: Language,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("commons: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

async fn run(cli: Cli) -> Result<(), OperatorError> {
    if matches!(cli.verb, Verb::Version) {
        println!("commons {}", env!("CARGO_PKG_VERSION"));
        return Ok(());
    }
    let settings = Settings::load(cli.config.as_deref()).map_err(StartError::from)?;
    logging::start(&settings)?;
    match cli.verb {
        Verb::Serve => Ok(Box::pin(serve::serve(settings)).await?),
        Verb::Migrate => Ok(serve::migrate(&settings).await?),
        Verb::Version => Ok(()),
        Verb::Backup { folder } => operator::back_up(&settings, &folder).await,
        Verb::Restore { folder, without_erasures } => {
            operator::restore(&settings, folder.as_deref(), without_erasures).await
        }
        Verb::Demo { json } => demo::load(&settings, json).await,
        Verb::Roster { verb: RosterVerb::Import { file, dry_run } } => {
            operator::import_roster(&settings, &file, dry_run).await
        }
        Verb::Log { verb: LogVerb::Verify { anchor } } => operator::verify_log(&settings, anchor).await,
        Verb::Staff { verb: StaffVerb::Add { email, name, role, language } } => {
            operator::add_staff(&settings, &email, name, language, role).await
        }
    }
}
