//! The words that follow `cargo xtask`.

use clap::{Args, Parser, Subcommand};

/// The developer's front door. One command per habit, each works on a bare machine.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

impl Cli {
    /// What is to be done.
    pub fn command(self) -> Command {
        match self.command {
            Command::Lint => Command::Test { part: Some(Part::Lint) },
            command => command,
        }
    }
}

/// One command with its arguments.
#[derive(Debug, Eq, PartialEq, Subcommand)]
pub enum Command {
    /// Provision, build for release, migrate var/commons.sqlite, serve on port 3000.
    Run,
    /// Provision, then rebuild and reload as you edit (`cargo leptos watch -- serve`).
    Watch,
    /// Provision and build for release: target/release/commons and target/site.
    Build,
    /// Everything: lint, Rust tests on both databases, browser suite, short load bench.
    Test {
        /// A part alone.
        #[command(subcommand)]
        part: Option<Part>,
    },
    /// The same as `test lint`.
    Lint,
    /// The load bench of the release build; the words go to the bench.
    Bench(PassedOn),
    /// Install whatever `run` and `test` would find missing, and nothing else.
    Provision,
}

/// A part of the test suite that can run by itself.
#[derive(Clone, Debug, Eq, PartialEq, Subcommand)]
pub enum Part {
    /// Formatting, licences and clippy.
    Lint,
    /// Rust tests, with a Postgres to talk to; the words go to the test runner.
    Rust(PassedOn),
    /// Playwright against the release build; the words go to it.
    Browser(PassedOn),
    /// Every scenario of the load bench, as short as it goes.
    Bench,
}

/// Words for another program. A `--` before them, which people write out of habit, is dropped.
#[derive(Args, Clone, Debug, Default, Eq, PartialEq)]
pub struct PassedOn {
    /// As that program reads them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub arguments: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, clap::Error> {
        Cli::try_parse_from(["xtask"].into_iter().chain(line.split_whitespace())).map(Cli::command)
    }

    fn test(part: Part) -> Command {
        Command::Test { part: Some(part) }
    }

    #[test]
    fn lint_is_a_part_of_the_tests() {
        assert_eq!(parse("lint").unwrap(), parse("test lint").unwrap());
        assert_eq!(parse("test").unwrap(), Command::Test { part: None });
    }

    #[test]
    fn the_short_load_bench_is_a_part_of_the_tests() {
        assert_eq!(parse("test bench").unwrap(), test(Part::Bench));
        assert!(parse("test bench max").is_err(), "one scenario is `cargo xtask bench`'s");
    }

    #[test]
    fn arguments_after_a_part_go_to_its_runner() {
        let given =
            |words: &[&str]| PassedOn { arguments: words.iter().copied().map(str::to_owned).collect() };
        let expected = test(Part::Rust(given(&["pledge", "--no-capture"])));
        assert_eq!(parse("test rust -- pledge --no-capture").unwrap(), expected);
        assert_eq!(parse("test rust pledge --no-capture").unwrap(), expected);
        assert_eq!(parse("bench --quick").unwrap(), Command::Bench(given(&["--quick"])));
    }

    #[test]
    fn a_word_that_is_no_command_is_named_and_refused() {
        for (line, word) in [
            ("serve", "serve"),
            ("run fast", "fast"),
            ("test everything", "everything"),
            ("lint twice", "twice"),
        ] {
            let said = parse(line).unwrap_err().to_string();
            assert!(said.contains(&format!("'{word}'")) && said.contains("cargo xtask"), "{line}: {said}");
        }
    }
}
