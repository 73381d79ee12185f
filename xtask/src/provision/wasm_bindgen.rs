//! `wasm-bindgen`, which writes the JavaScript around the wasm.

use super::prebuilt;
use super::tool::Tool;
use crate::context::Context;
use crate::failure::Failure;
use crate::lock::locked_version;

/// Built unoptimised, as cargo-leptos is: optimising it takes minutes and saves a build seconds.
///
/// Exactly the locked crate's version: the tool refuses any other's output, and cargo-leptos would go and download it.
pub fn ensure(context: &mut Context) -> Result<String, Failure> {
    let version = locked_version(context, "wasm-bindgen")?;
    // The makers link against musl on x86_64 and against glibc elsewhere.
    let abi = if std::env::consts::ARCH == "x86_64" { "musl" } else { "gnu" };
    let archive = prebuilt::machine(abi).map(|machine| {
        format!(
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{machine}.tar.gz"
        )
    });
    Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version,
        fits: |wanted, found| wanted == found,
        archive,
        build_with: &["--bin", "wasm-bindgen", "--debug"],
    }
    .ensure(context)
}
