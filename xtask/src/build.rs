//! The release build: `target/release/commons` and the site folder it serves from.

use std::fs;
use std::path::PathBuf;

use crate::context::Context;
use crate::failure::Failure;
use crate::fingerprint::NOT_READ_BY_BROWSER;
use crate::process::{answer, quietly};
use crate::step::say;
use crate::{fingerprint, provision, symbols};

/// The server.
pub const BINARY: &str = "target/release/commons";
/// What it serves to browsers.
pub const SITE: &str = "target/site";
/// Remembers what the last build read and wrote.
const STAMP: &str = "target/xtask-build.stamp";
/// The same of the browser's half.
const BROWSER_STAMP: &str = "target/xtask-browser.stamp";

/// Builds unless what is there was built from exactly these sources; then it takes no tool at all. A half that was is left
/// alone, so that a changed text costs no wasm.
pub fn build(context: &mut Context) -> Result<(), Failure> {
    let (sources, browser_sources) = (sources(context, &[])?, sources(context, &NOT_READ_BY_BROWSER)?);
    if is_stamped(context, STAMP, &sources, &all(context)) {
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
    if !is_stamped(context, BROWSER_STAMP, &browser_sources, &site(context)) {
        quietly(context, "release build for the browser", SITE, &mut half("--frontend-only"))?;
        let mut named = context.command("cargo");
        named.args(["run", "--quiet", "--release", "-p", "site", "--"]).arg(context.at(SITE));
        quietly(context, "names and compressed forms", "named by content", &mut named)?;
        write_stamp(context, BROWSER_STAMP, &browser_sources, &site(context))?;
    }
    quietly(context, "release build of the server", BINARY, &mut half("--server-only"))?;
    symbols::set_apart(context, BINARY)?;
    write_stamp(context, STAMP, &sources, &all(context))
}

/// The binary's and the site's absolute paths, as tests and benches are told them.
pub fn environment(context: &Context) -> [(&'static str, PathBuf); 2] {
    [("COMMONS_BIN", context.at(BINARY)), ("COMMONS_SITE_ROOT", context.at(SITE))]
}

/// Everything that decides what comes out: sources, compiler and the flags it is given from outside.
fn sources(context: &Context, left_out: &[&str]) -> Result<String, Failure> {
    let files = fingerprint::of_sources(context.root(), left_out).map_err(Failure::io("read the sources"))?;
    let compiler = answer(context.command("rustc").arg("--version")).ok_or_else(|| {
        Failure::missing(
            "`rustc` does not run here",
            "install the stable toolchain (`rustup toolchain install stable`)",
        )
    })?;
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    Ok(format!("{files:016x} {compiler} {flags}"))
}

/// What the browser's half leaves.
fn site(context: &Context) -> [PathBuf; 2] {
    [context.at(SITE).join("names.json"), context.at(SITE)]
}

/// What both halves leave.
fn all(context: &Context) -> [PathBuf; 3] {
    let [names, folder] = site(context);
    [context.at(BINARY), names, folder]
}

fn is_stamped(context: &Context, stamp: &str, sources: &str, products: &[PathBuf]) -> bool {
    let written = fs::read_to_string(context.at(stamp));
    fingerprint::of_products(products)
        .is_ok_and(|products| written.is_ok_and(|written| written == stamp_of(sources, products)))
}

fn write_stamp(context: &Context, stamp: &str, sources: &str, products: &[PathBuf]) -> Result<(), Failure> {
    let products = fingerprint::of_products(products).map_err(|_| {
        Failure::missing(
            "the release build left no target/release/commons or no target/site",
            "look at the logs in target/xtask-logs",
        )
    })?;
    fs::write(context.at(stamp), stamp_of(sources, products)).map_err(Failure::io(format!("write {stamp}")))
}

fn stamp_of(sources: &str, products: u64) -> String {
    format!("read {sources}\nwrote {products:016x}\n")
}
