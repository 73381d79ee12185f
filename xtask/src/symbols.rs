//! The binary's symbols in a file of their own: whoever deploys takes a quarter less along, and backtraces find the names
//! where the file lies beside the binary.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, quietly};

/// Moves the symbols of `binary` into a file beside it, named by the binary's debug link. Where the toolchain brings no
/// `rust-objcopy` they stay where they are.
pub fn set_apart(context: &Context, binary: &str) -> Result<(), Failure> {
    let Some(toolchain) = toolchain(context) else { return Ok(()) };
    let (whole, symbols, stripped) = (
        context.at(binary),
        context.at(&format!("{binary}.debug")),
        context.at(&format!("{binary}.stripped")),
    );
    let objcopy = || {
        let mut command = context.command(toolchain.objcopy.clone());
        command.env("LD_LIBRARY_PATH", toolchain.libraries.clone());
        command
    };
    let outcome = format!("{binary}.debug");
    let mut kept = objcopy();
    kept.arg("--only-keep-debug").args([&whole, &symbols]);
    quietly(context, "symbols of the binary", &outcome, &mut kept)?;
    let mut link = OsString::from("--add-gnu-debuglink=");
    link.push(&symbols);
    let mut taken_out = objcopy();
    taken_out.arg("--strip-all").arg(link).args([&whole, &stripped]);
    quietly(context, "binary without symbols", binary, &mut taken_out)?;
    fs::rename(&stripped, &whole).map_err(Failure::io(format!("write {binary}")))
}

/// Where the toolchain has its `rust-objcopy`, and the libraries that it needs.
struct Toolchain {
    objcopy: PathBuf,
    libraries: PathBuf,
}

fn toolchain(context: &Context) -> Option<Toolchain> {
    let root = PathBuf::from(answer(context.command("rustc").args(["--print", "sysroot"]))?);
    let version = answer(context.command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "))?;
    let objcopy = root.join("lib/rustlib").join(host).join("bin/rust-objcopy");
    objcopy.is_file().then(|| Toolchain { objcopy, libraries: root.join("lib") })
}
