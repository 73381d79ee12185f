//! `cargo xtask watch`: rebuilds and reloads as one edits.

use std::fs;

use crate::context::Context;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::{process, provision};

/// Runs `cargo leptos watch` with its tools where it finds them, until it ends.
pub fn watch(context: &mut Context) -> Result<(), Failure> {
    let settings = Settings::gather(context);
    settings.check_ports()?;
    provision::for_build(context)?;
    fs::create_dir_all(context.at("var")).map_err(Failure::io("make the folder var"))?;
    let mut command = context.command("cargo");
    command.args(["leptos", "watch", "--split", "--", "serve"]).envs(settings.to_add());
    let mut watching = process::spawn(context, &mut command)?;
    process::wait(context, &mut watching, &mut || {}).map(drop)
}
