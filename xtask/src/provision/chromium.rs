//! A Chromium for the browser suite.

use std::path::PathBuf;

use crate::apt;
use crate::context::Context;
use crate::failure::Failure;
use crate::path::is_executable;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MACOS: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// The one that `CHROMIUM` names, else one on PATH, else Debian's package.
pub fn chromium(context: &Context) -> Result<PathBuf, Failure> {
    if let Some(chosen) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        let remedy = "point it at a Chromium, or unset it";
        return if is_executable(&chosen) {
            Ok(chosen)
        } else {
            Err(Failure::missing(format!("CHROMIUM={} cannot be run", chosen.display()), remedy))
        };
    }
    if let Some(found) = find(context) {
        return Ok(found);
    }
    if apt::install(context, "Chromium", &["chromium"])?
        && let Some(found) = find(context)
    {
        return Ok(found);
    }
    Err(Failure::missing(
        "the browser suite finds no Chromium",
        "install Chromium or Google Chrome, or set CHROMIUM to its path",
    ))
}

fn find(context: &Context) -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| context.find(name));
    on_path.or_else(|| Some(PathBuf::from(MACOS)).filter(|path| is_executable(path)))
}
