//! The browser suite: the release build in a real Chromium.

use crate::context::Context;
use crate::failure::Failure;
use crate::process::streaming;
use crate::{build, provision};

/// Runs Playwright; `arguments` choose tests.
pub fn run(context: &mut Context, arguments: &[String]) -> Result<(), Failure> {
    provision::for_browser(context)?;
    let (chromium, nginx) = (provision::chromium(context)?, provision::nginx(context)?);
    build::build(context)?;
    let mut playwright = context.command("npx");
    playwright
        .args(["--no-install", "playwright", "test"])
        .args(arguments)
        .current_dir(context.at("end2end"));
    playwright.envs(build::environment(context)).env("CHROMIUM", chromium).env("NGINX", nginx);
    streaming(context, "browser suite", "passed", &mut playwright)
}
