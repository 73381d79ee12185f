//! Ready-made programs from their makers' release pages, where the machine can reach them: minutes saved. Where it
//! cannot, seconds are lost.

use std::fs;
use std::path::Path;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::attempt;
use crate::step::Step;

/// Seconds to wait for a host that may be out of reach.
const CONNECT: &str = "3";
/// Seconds after which building it ourselves is no slower.
const DOWNLOAD: &str = "120";

/// Unpacks the archive's files into `bin`; whether they are there and `runs` afterwards.
/// `COMMONS_TOOLS=source` skips it, for those who run only what they built.
pub fn fetch(
    context: &Context,
    title: &str,
    archive: &str,
    bin: &Path,
    runs: impl Fn() -> bool,
) -> Result<bool, Failure> {
    let refused = std::env::var("COMMONS_TOOLS").is_ok_and(|choice| choice == "source");
    if refused || ["curl", "tar"].iter().any(|program| context.find(program).is_none()) {
        return Ok(false);
    }
    fs::create_dir_all(bin).map_err(Failure::io(format!("make {}", bin.display())))?;
    let packed = bin.join("archive.tar.gz");
    let mut step = Step::quiet(title);
    let mut download = context.command("curl");
    download.args(["--fail", "--silent", "--show-error", "--location", "--proto", "=https", "--tlsv1.2"]);
    download
        .args(["--connect-timeout", CONNECT, "--max-time", DOWNLOAD, "--output"])
        .arg(&packed)
        .arg(archive);
    let mut unpack = context.command("tar");
    unpack.args(["--strip-components=1", "-xzf"]).arg(&packed).arg("-C").arg(bin);
    let name = format!("{title} download");
    let fetched = attempt(context, &mut step, &name, &mut download)?
        && attempt(context, &mut step, &name, &mut unpack)?
        && runs();
    let _ = fs::remove_file(&packed);
    if fetched {
        step.done("downloaded");
    } else {
        step.erase();
    }
    Ok(fetched)
}

/// This machine as release pages name it, with the C library they chose for Linux.
pub fn machine(linux_abi: &str) -> Option<String> {
    let arch @ ("x86_64" | "aarch64") = std::env::consts::ARCH else { return None };
    match std::env::consts::OS {
        "linux" => Some(format!("{arch}-unknown-linux-{linux_abi}")),
        "macos" => Some(format!("{arch}-apple-darwin")),
        _ => None,
    }
}
