//! `cargo-leptos`, which builds both halves and the style.

use super::prebuilt;
use super::tool::Tool;
use crate::context::Context;
use crate::failure::Failure;
use crate::version::Version;

/// 0.3.11 wants a newer rustc than the workspace does.
const VERSION: Version = Version(0, 3, 10);

/// Any 0.3 will do; ours is built unoptimised: a third of the time, and what it does itself in a build takes seconds.
pub fn ensure(context: &mut Context) -> Result<String, Failure> {
    let archive = prebuilt::machine("gnu").map(|machine| {
        format!("https://github.com/leptos-rs/cargo-leptos/releases/download/v{VERSION}/cargo-leptos-{machine}.tar.gz")
    });
    Tool {
        program: "cargo-leptos",
        package: "cargo-leptos",
        version: VERSION,
        fits: |wanted, found| (wanted.0, wanted.1) == (found.0, found.1),
        archive,
        build_with: &["--no-default-features", "--debug"],
    }
    .ensure(context)
}
