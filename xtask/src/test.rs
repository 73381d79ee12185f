//! `cargo xtask test`: the parts in order, the quick ones first.

use std::time::Instant;

use crate::command::Part;
use crate::context::Context;
use crate::failure::Failure;
use crate::step::{Elapsed, say};
use crate::{bench, browser, lint, provision, rust_tests};

/// Runs a part, or all of them after everything they need is there.
pub fn test(context: &mut Context, part: Part, arguments: &[String]) -> Result<(), Failure> {
    match part {
        Part::Lint => lint::lint(context),
        Part::Rust => rust_tests::run(context, arguments),
        Part::Browser => browser::run(context, arguments),
        Part::Bench => bench::shortest(context),
        Part::All => {
            let started = Instant::now();
            // What cannot be installed should show before the tests are half through.
            provision::everything(context)?;
            // One run tells all that is wrong: the parts after one that fails are run as well.
            let mut failed = Vec::new();
            for part in [Part::Lint, Part::Rust, Part::Browser, Part::Bench] {
                match test(context, part, arguments) {
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
    }
}
