//! `cargo xtask test`: the parts in order, the quick ones first.

use std::time::Instant;

use crate::command::{Part, PassedOn};
use crate::context::Context;
use crate::failure::Failure;
use crate::step::{Elapsed, say};
use crate::{bench, browser, lint, provision, rust_tests};

/// Runs a part.
pub fn test(context: &mut Context, part: &Part) -> Result<(), Failure> {
    match part {
        Part::Lint => lint::lint(context),
        Part::Rust(words) => rust_tests::run(context, &words.arguments),
        Part::Browser(words) => browser::run(context, &words.arguments),
        Part::Bench => bench::shortest(context),
    }
}

/// Runs all parts, after everything they need is there.
pub fn all(context: &mut Context) -> Result<(), Failure> {
    let started = Instant::now();
    // What cannot be installed should show before the tests are half through.
    provision::everything(context)?;
    // One run tells all that is wrong: the parts after one that fails are run as well.
    let mut failed = Vec::new();
    for part in [Part::Lint, Part::Rust(PassedOn::default()), Part::Browser(PassedOn::default()), Part::Bench]
    {
        match test(context, &part) {
            Ok(()) => {}
            Err(Failure::Interrupted) => return Err(Failure::Interrupted),
            Err(failure) => failed.push(failure.to_string()),
        }
    }
    if !failed.is_empty() {
        return Err(Failure::Check(failed.join("\nerror: ")));
    }
    say(&format!("everything passed in {}", Elapsed(started.elapsed())));
    Ok(())
}
