//! The browser suite: the release build, and samples of every page, in a real Chromium.

use std::path::PathBuf;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::{quietly, streaming};
use crate::rust_tests::CRATES;
use crate::{build, provision};

/// Runs Playwright; `arguments` choose tests.
pub fn run(context: &mut Context, arguments: &[String]) -> Result<(), Failure> {
    provision::for_browser(context)?;
    let (chromium, nginx) = (provision::chromium(context)?, provision::nginx(context)?);
    build::build(context)?;
    let samples = samples(context)?;
    let mut playwright = context.command("npx");
    playwright
        .args(["--no-install", "playwright", "test"])
        .args(arguments)
        .current_dir(context.at("end2end"));
    playwright.envs(build::environment(context)).env("CHROMIUM", chromium).env("NGINX", nginx);
    playwright.env("COMMONS_SAMPLES", samples);
    streaming(context, "browser suite", "passed", &mut playwright)
}

/// Has every sample written, by the build that the Rust tests use.
fn samples(context: &Context) -> Result<PathBuf, Failure> {
    let mut build = context.command("cargo");
    build.arg("build").args(CRATES).args(["--example", "samples"]);
    quietly(context, "samples of the pages", "built", &mut build)?;
    let folder = context.at("target/samples");
    let mut write = context.command(context.at("target/debug/examples/samples"));
    quietly(context, "samples of the pages", "target/samples", write.arg(&folder))?;
    Ok(folder)
}
