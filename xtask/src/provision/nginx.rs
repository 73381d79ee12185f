//! An nginx for the browser suite, which runs once behind the one that Debian ships.

use std::path::{Path, PathBuf};

use crate::apt;
use crate::context::Context;
use crate::failure::Failure;
use crate::path::is_executable;

/// Debian keeps it where only root's PATH leads.
const DEBIANS: &str = "/usr/sbin/nginx";

/// The one on PATH, else Debian's package; with it `openssl`, which makes its certificate.
pub fn nginx(context: &Context) -> Result<PathBuf, Failure> {
    if let Some(found) = find(context) {
        return Ok(found);
    }
    if apt::install(context, "nginx", &["nginx-light", "openssl"])?
        && let Some(found) = find(context)
    {
        return Ok(found);
    }
    Err(Failure::missing("the browser suite finds no nginx or no openssl", "install nginx and openssl"))
}

fn find(context: &Context) -> Option<PathBuf> {
    context.find("openssl")?;
    context
        .find("nginx")
        .or_else(|| Some(PathBuf::from(DEBIANS)).filter(|path| is_executable(Path::new(path))))
}
