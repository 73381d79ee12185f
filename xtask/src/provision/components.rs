//! rustfmt and clippy, which rustup's minimal profile leaves out.

use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, quietly};

/// Has rustup fetch what is missing.
pub fn ensure(context: &Context) -> Result<(), Failure> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if answer(context.command("cargo").args([subcommand, "--version"])).is_some() {
            continue;
        }
        if context.find("rustup").is_none() {
            return Err(Failure::missing(
                format!("`cargo {subcommand}` does not run"),
                format!("install {component} for the `rustc` on PATH"),
            ));
        }
        quietly(
            context,
            component,
            "installed",
            context.command("rustup").args(["component", "add", component]),
        )?;
    }
    Ok(())
}
