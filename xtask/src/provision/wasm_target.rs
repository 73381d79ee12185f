//! Rust's standard library for the browser.

use std::fs;
use std::path::Path;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, quietly};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Has rustup fetch the standard library unless it is there, whoever put it there.
pub fn ensure(context: &Context) -> Result<String, Failure> {
    if is_there(context) {
        return Ok("wasm target".to_owned());
    }
    let remedy = format!(
        "install the standard library for {TARGET} that belongs to the `rustc` on PATH (with rustup: `rustup target add \
         {TARGET}`; Debian: libstd-rust-dev-wasm32)"
    );
    if context.find("rustup").is_none() {
        return Err(Failure::missing(
            "rustc cannot compile for the browser and rustup is not on PATH",
            remedy,
        ));
    }
    let mut add = context.command("rustup");
    quietly(context, "wasm target", "installed", add.args(["target", "add", TARGET]))?;
    if is_there(context) {
        Ok("wasm target".to_owned())
    } else {
        Err(Failure::missing(
            "rustup added the wasm target to another toolchain than the `rustc` on PATH",
            remedy,
        ))
    }
}

fn is_there(context: &Context) -> bool {
    let mut ask = context.command("rustc");
    answer(ask.args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| has_core(Path::new(&folder)))
}

fn has_core(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
    })
}
