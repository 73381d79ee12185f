//! What Cargo.lock pins.

use std::fs;

use crate::context::Context;
use crate::failure::Failure;
use crate::version::Version;

/// The version of `crate_name` in the clone's Cargo.lock: the command line tool must be exactly that one.
pub fn locked_version(context: &Context, crate_name: &str) -> Result<Version, Failure> {
    let lock = fs::read_to_string(context.at("Cargo.lock")).map_err(Failure::io("read Cargo.lock"))?;
    version_in(&lock, crate_name).ok_or_else(|| {
        Failure::missing(
            format!("Cargo.lock names no {crate_name}"),
            "restore it with `git checkout Cargo.lock`",
        )
    })
}

fn version_in(lock: &str, crate_name: &str) -> Option<Version> {
    let heading = format!("name = \"{crate_name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Version::parse(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_version_is_read_and_not_that_of_a_crate_with_a_longer_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.121\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen"), Some(Version(0, 2, 121)));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
