//! `cargo xtask bench`: the load bench against the release build. Its figures are for `docs/performance.md`.

use crate::cluster::Cluster;
use crate::context::Context;
use crate::failure::Failure;
use crate::process::streaming;
use crate::rust_tests::POSTGRES_URL;
use crate::{build, provision};

/// Every scenario in its shortest form: that it runs, and holds what must hold. Its figures mean nothing.
pub fn shortest(context: &mut Context) -> Result<(), Failure> {
    bench(context, &["all".to_owned(), "--shortest".to_owned()])
}

/// Builds, then lets the bench start the server as it needs it, on either database.
pub fn bench(context: &mut Context, arguments: &[String]) -> Result<(), Failure> {
    let bin = provision::postgres(context)?;
    build::build(context)?;
    let cluster = Cluster::start(context, &bin)?;
    let mut bench = context.command("cargo");
    bench.args(["run", "--quiet", "--release", "-p", "load", "--"]).args(arguments);
    bench.envs(build::environment(context)).env(POSTGRES_URL, cluster.url());
    streaming(context, "load bench", "done", &mut bench)
}
