//! The words that follow `cargo xtask`.

use crate::failure::Failure;

/// What `cargo xtask help` prints: a line per command.
pub const HELP: &str = "\
cargo xtask run              provision, build for release, migrate var/commons.sqlite, serve on port 3000
cargo xtask watch            provision, then rebuild and reload as you edit (`cargo leptos watch -- serve`)
cargo xtask build            provision and build for release: target/release/commons and target/site
cargo xtask test             everything: lint, Rust tests on SQLite and PostgreSQL, browser suite, short load bench
cargo xtask test lint        formatting, licences and clippy alone
cargo xtask test rust [ARGS] Rust tests alone; ARGS go to the test runner
cargo xtask test browser [ARGS]  browser suite alone; ARGS go to Playwright
cargo xtask test bench       every scenario of the load bench in its shortest form
cargo xtask lint             the same as `test lint`
cargo xtask bench [ARGS]     the load bench of the release build; ARGS go to the bench
cargo xtask provision        install whatever `run` and `test` would find missing, and nothing else
cargo xtask help             this list";

/// A part of the test suite that can run by itself.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// Everything, in order.
    All,
    /// Formatting, licences, clippy.
    Lint,
    /// `cargo nextest` or `cargo test`, with a Postgres to talk to.
    Rust,
    /// Playwright against the release build.
    Browser,
    /// Every scenario of the load bench, as short as it goes.
    Bench,
}

/// One command with its arguments.
#[derive(Debug, Eq, PartialEq)]
pub enum Command {
    /// Print the list.
    Help,
    /// Provision, build, serve.
    Run,
    /// Provision, rebuild as one edits.
    Watch,
    /// Provision, build.
    Build,
    /// Install what is missing.
    Provision,
    /// Run the tests, or a part of them.
    Test(Part, Vec<String>),
    /// Run the load bench.
    Bench(Vec<String>),
}

impl Command {
    /// Reads the words after `cargo xtask`.
    pub fn parse(words: &[String]) -> Result<Self, Failure> {
        let (name, rest) = match words.split_first() {
            None => return Ok(Self::Help),
            Some((name, rest)) => (name.as_str(), rest),
        };
        let command = match name {
            "help" | "--help" | "-h" => return Ok(Self::Help),
            "bench" => return Ok(Self::Bench(passed_on(rest))),
            "test" => return Self::parse_test(rest),
            "run" => Self::Run,
            "watch" => Self::Watch,
            "build" => Self::Build,
            "provision" => Self::Provision,
            "lint" => Self::Test(Part::Lint, Vec::new()),
            _ => return Err(unknown(name)),
        };
        rest.first().map_or(Ok(command), |word| Err(unknown(word)))
    }

    fn parse_test(rest: &[String]) -> Result<Self, Failure> {
        let Some((part, arguments)) = rest.split_first() else {
            return Ok(Self::Test(Part::All, Vec::new()));
        };
        match part.as_str() {
            "rust" => Ok(Self::Test(Part::Rust, passed_on(arguments))),
            "browser" => Ok(Self::Test(Part::Browser, passed_on(arguments))),
            "bench" if arguments.is_empty() => Ok(Self::Test(Part::Bench, Vec::new())),
            "lint" if arguments.is_empty() => Ok(Self::Test(Part::Lint, Vec::new())),
            word => Err(unknown(word)),
        }
    }
}

/// Arguments for another program; a leading `--`, which people write out of habit, is dropped.
fn passed_on(rest: &[String]) -> Vec<String> {
    rest.strip_prefix(&["--".to_owned()]).unwrap_or(rest).to_vec()
}

fn unknown(word: &str) -> Failure {
    Failure::Usage(format!("there is no `{word}` here: `cargo xtask help` lists the commands"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, Failure> {
        Command::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn lint_is_a_part_of_the_tests() {
        assert_eq!(parse("lint").unwrap(), parse("test lint").unwrap());
    }

    #[test]
    fn the_short_load_bench_is_a_part_of_the_tests() {
        assert_eq!(parse("test bench").unwrap(), Command::Test(Part::Bench, Vec::new()));
        assert!(parse("test bench max").is_err(), "one scenario is `cargo xtask bench`'s");
    }

    #[test]
    fn arguments_after_a_part_go_to_its_runner() {
        let expected = Command::Test(Part::Rust, vec!["pledge".to_owned(), "--no-capture".to_owned()]);
        assert_eq!(parse("test rust -- pledge --no-capture").unwrap(), expected);
        assert_eq!(parse("test rust pledge --no-capture").unwrap(), expected);
    }

    #[test]
    fn a_word_that_is_no_command_is_named_and_refused() {
        for line in ["serve", "run fast", "test everything", "lint twice"] {
            let said = parse(line).unwrap_err().to_string();
            assert!(said.contains("cargo xtask help"), "{line}: {said}");
        }
    }
}
