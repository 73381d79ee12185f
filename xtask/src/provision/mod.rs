//! Installing what is missing. Fitting programs on PATH are used as they are; what we install goes into a cache outside
//! the clone, so that a second clone needs nothing.

mod cargo_leptos;
mod chromium;
mod components;
mod nginx;
mod npm;
mod postgres;
mod prebuilt;
mod promtool;
mod tool;
mod wasm_bindgen;
mod wasm_opt;
mod wasm_target;

pub use chromium::chromium;
pub use nginx::nginx;
pub use npm::packages;
pub use postgres::postgres;
pub use promtool::promtool;
pub use wasm_target::TARGET as WASM_TARGET;

use crate::context::Context;
use crate::failure::Failure;
use crate::step::say;

/// What the release build needs.
pub fn for_build(context: &mut Context) -> Result<(), Failure> {
    // The long one last: whatever else is amiss shows at once.
    let found = [
        wasm_target::ensure(context)?,
        wasm_opt::ensure(context)?,
        wasm_bindgen::ensure(context)?,
        cargo_leptos::ensure(context)?,
    ];
    say(&format!("build tools: {}", found.join(", ")));
    Ok(())
}

/// What formatting and clippy need.
pub fn for_lint(context: &mut Context) -> Result<(), Failure> {
    components::ensure(context)?;
    wasm_target::ensure(context)?;
    Ok(())
}

/// What the browser suite needs beside the release build.
pub fn for_browser(context: &mut Context) -> Result<(), Failure> {
    chromium(context)?;
    nginx(context)?;
    npm::packages(context)
}

/// Whatever `run` and `test` would find missing.
pub fn everything(context: &mut Context) -> Result<(), Failure> {
    for_build(context)?;
    for_lint(context)?;
    let postgres = postgres(context)?;
    say(&format!("PostgreSQL: {}", postgres.display()));
    let chromium = chromium(context)?;
    say(&format!("Chromium: {}", chromium.display()));
    let nginx = nginx(context)?;
    say(&format!("nginx: {}", nginx.display()));
    promtool(context)?;
    if context.at("end2end/package.json").exists() { npm::packages(context) } else { Ok(()) }
}
