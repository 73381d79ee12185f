//! The Rust tests, on both databases.

use crate::cluster::Cluster;
use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, streaming};
use crate::provision;

/// Where the store's conformance suite finds its Postgres.
pub const POSTGRES_URL: &str = "COMMONS_TEST_POSTGRES_URL";

/// One build for all crates, `app` as the server sees it.
pub const CRATES: [&str; 20] = [
    "-p",
    "domain",
    "-p",
    "markdown",
    "-p",
    "store",
    "-p",
    "services",
    "-p",
    "server",
    "-p",
    "site",
    "-p",
    "xtask",
    "-p",
    "load",
    "-p",
    "app",
    "--features",
    "app/ssr",
];

/// Starts Postgres, runs the tests, stops it however they end. Some ask a program of `end2end`'s packages what it makes of
/// what we write for others.
pub fn run(context: &mut Context, arguments: &[String]) -> Result<(), Failure> {
    provision::packages(context)?;
    let bin = provision::postgres(context)?;
    provision::promtool(context)?;
    let cluster = Cluster::start(context, &bin)?;
    let has_nextest = answer(context.command("cargo").args(["nextest", "--version"])).is_some();
    let mut tests = context.command("cargo");
    tests.env(POSTGRES_URL, cluster.url());
    if !has_nextest {
        tests.arg("test").args(CRATES).arg("--").args(arguments);
        return streaming(context, "Rust tests", "passed", &mut tests);
    }
    tests.args(["nextest", "run", "--no-fail-fast"]).args(CRATES).args(arguments);
    streaming(context, "Rust tests", "passed", &mut tests)
}
