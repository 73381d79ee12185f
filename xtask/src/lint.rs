//! Formatting, licences and clippy.

use crate::context::Context;
use crate::failure::Failure;
use crate::licences;
use crate::process::quietly;
use crate::provision::{self, WASM_TARGET};

/// Runs them all. The two halves of the site are checked apart: a check of the whole workspace would merge the server's
/// and the browser's features of `app` into one crate that is never built.
pub fn lint(context: &mut Context) -> Result<(), Failure> {
    provision::for_lint(context)?;
    cargo(context, "formatting", "in order", &["fmt", "--all", "--check"])?;
    licences::check(context)?;
    let server = [
        "-p",
        "domain",
        "-p",
        "markdown",
        "-p",
        "store",
        "-p",
        "services",
        "-p",
        "server",
        "-p",
        "load",
        "-p",
        "site",
        "-p",
        "xtask",
        "--all-targets",
    ];
    cargo(context, "clippy for the server", "clean", &clippy(&server))?;
    cargo(context, "clippy for the browser", "clean", &clippy(&["-p", "frontend", "--target", WASM_TARGET]))
}

fn clippy<'a>(what: &[&'a str]) -> Vec<&'a str> {
    [&["clippy"], what, &["--", "-D", "warnings"]].concat()
}

fn cargo(context: &Context, title: &str, outcome: &str, arguments: &[&str]) -> Result<(), Failure> {
    quietly(context, title, outcome, context.command("cargo").args(arguments))
}
