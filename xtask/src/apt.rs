//! Debian's packages, where we are on Debian and may install them.

use std::process::Command;

use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, quietly};

/// Whether we are root, who may install packages and as whom Postgres refuses to run.
pub fn is_root() -> bool {
    answer(Command::new("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Installs packages; `false` where there is no `apt-get`, or neither root nor a `sudo` that asks nothing.
pub fn install(context: &Context, title: &str, packages: &[&str]) -> Result<bool, Failure> {
    let may = is_root() || answer(context.command("sudo").args(["-n", "true"])).is_some();
    if !may || context.find("apt-get").is_none() {
        return Ok(false);
    }
    quietly(context, &format!("package lists for {title}"), "fetched", apt(context).arg("update"))?;
    let mut install = apt(context);
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    quietly(context, title, "installed", &mut install)?;
    Ok(true)
}

/// `apt-get` as root. It waits for another apt, which is often at work on a fresh machine.
fn apt(context: &Context) -> Command {
    let mut command = if is_root() {
        context.command("env")
    } else {
        let mut sudo = context.command("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]);
    command
}
