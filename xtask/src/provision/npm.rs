//! npm: one package into the tool cache, or the browser suite's packages.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::quietly;

/// Installs one package under `home`.
pub fn install(context: &Context, title: &str, home: &Path, package: &str) -> Result<(), Failure> {
    require(context)?;
    fs::create_dir_all(home).map_err(Failure::io(format!("make {}", home.display())))?;
    let mut npm = context.command("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"]).arg(home).arg(package);
    quietly(context, title, &format!("installed ({package})"), &mut npm)
}

/// `npm ci` in `end2end/`, unless what is there is as new as the lock file.
pub fn packages(context: &Context) -> Result<(), Failure> {
    for file in ["end2end/package.json", "end2end/package-lock.json"] {
        if !context.at(file).exists() {
            return Err(Failure::missing(
                format!("there is no {file}"),
                "the browser suite cannot run without it",
            ));
        }
    }
    // npm writes this file at the end of an installation: a broken one leaves none.
    let installed = modified(&context.at("end2end/node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&context.at("end2end/package-lock.json")) {
        return Ok(());
    }
    require(context)?;
    let mut npm = context.command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(context.at("end2end"));
    // The suite uses the system's Chromium.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    quietly(context, "npm packages", "installed", &mut npm)
}

fn require(context: &Context) -> Result<(), Failure> {
    for program in ["node", "npm"] {
        if context.find(program).is_none() {
            return Err(Failure::missing(
                format!("`{program}` is not on PATH"),
                "install Node.js 20 or newer with npm",
            ));
        }
    }
    Ok(())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|facts| facts.modified()).ok()
}
