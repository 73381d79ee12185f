//! `wasm-opt`, which makes the wasm small.

use super::npm;
use crate::context::Context;
use crate::failure::Failure;
use crate::process::answer;
use crate::version::Version;

/// What we install.
const VERSION: Version = Version(132, 0, 0);
/// The oldest that reads what today's rustc writes; Debian's 108 does not.
const OLDEST: Version = Version(120, 0, 0);

/// Takes a recent one from PATH, else the one that comes in the npm package `binaryen`.
pub fn ensure(context: &mut Context) -> Result<String, Failure> {
    if let Some(version) = version(context) {
        return Ok(format!("wasm-opt {}", version.0));
    }
    let home = context.tool(&format!("binaryen-{VERSION}"));
    let bin = home.join("node_modules/.bin");
    let is_cached = bin.join("wasm-opt").exists();
    context.put_first_on_path(bin);
    if !is_cached || version(context).is_none() {
        npm::install(context, "wasm-opt", &home, &format!("binaryen@{VERSION}"))?;
    }
    version(context).map(|version| format!("wasm-opt {}", version.0)).ok_or_else(|| {
        Failure::missing(
            "the wasm-opt just installed does not run",
            format!("remove {} and try again", home.display()),
        )
    })
}

fn version(context: &Context) -> Option<Version> {
    let program = context.find("wasm-opt")?;
    Version::find_in(&answer(context.command(program).arg("--version"))?).filter(|found| *found >= OLDEST)
}
