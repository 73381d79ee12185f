//! The release build: `target/release/commons` and the site folder it serves from.

use std::fs;
use std::path::PathBuf;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, quietly};
use crate::step::say;
use crate::{fingerprint, provision};

/// The server.
pub const BINARY: &str = "target/release/commons";
/// What it serves to browsers.
pub const SITE: &str = "target/site";
/// Remembers what the last build read and wrote.
const STAMP: &str = "target/xtask-build.stamp";

/// Builds unless what is there was built from exactly these sources; then it takes no tool at all.
pub fn build(context: &mut Context) -> Result<(), Failure> {
    let sources = sources(context)?;
    if products(context).is_some_and(|products| is_stamped(context, &sources, products)) {
        say("release build: up to date");
        return Ok(());
    }
    provision::for_build(context)?;
    let half = |which| {
        let mut leptos = context.command("cargo");
        leptos.args(["leptos", "build", "--release", "--split", which]);
        leptos
    };
    // One after the other: both at once take twice the memory.
    quietly(context, "release build for the browser", SITE, &mut half("--frontend-only"))?;
    quietly(context, "release build of the server", BINARY, &mut half("--server-only"))?;
    let mut site = context.command("cargo");
    site.args(["run", "--quiet", "--release", "-p", "site", "--"]).arg(context.at(SITE));
    quietly(context, "names and compressed forms", "named by content", &mut site)?;
    let products = products(context).ok_or_else(|| {
        Failure::missing(
            "the release build left no target/release/commons",
            "look at target/xtask-logs/release-build-of-the-server.log",
        )
    })?;
    fs::write(context.at(STAMP), stamp(&sources, products)).map_err(Failure::io(format!("write {STAMP}")))
}

/// The binary's and the site's absolute paths, as tests and benches are told them.
pub fn environment(context: &Context) -> [(&'static str, PathBuf); 2] {
    [("COMMONS_BIN", context.at(BINARY)), ("COMMONS_SITE_ROOT", context.at(SITE))]
}

/// Everything that decides what comes out: sources, compiler and the flags it is given from outside.
fn sources(context: &Context) -> Result<String, Failure> {
    let files = fingerprint::of_sources(context.root()).map_err(Failure::io("read the sources"))?;
    let compiler = answer(context.command("rustc").arg("--version")).ok_or_else(|| {
        Failure::missing(
            "`rustc` does not run here",
            "install the stable toolchain (`rustup toolchain install stable`)",
        )
    })?;
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    Ok(format!("{files:016x} {compiler} {flags}"))
}

fn products(context: &Context) -> Option<u64> {
    let products = [context.at(BINARY), context.at(SITE).join("names.json"), context.at(SITE)];
    fingerprint::of_products(&products).ok()
}

fn is_stamped(context: &Context, sources: &str, products: u64) -> bool {
    fs::read_to_string(context.at(STAMP)).is_ok_and(|found| found == stamp(sources, products))
}

fn stamp(sources: &str, products: u64) -> String {
    format!("read {sources}\nwrote {products:016x}\n")
}
