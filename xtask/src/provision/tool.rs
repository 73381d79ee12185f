//! A command line tool that is published as a crate: found, else fetched ready-made, else built.

use std::path::Path;

use super::prebuilt;
use crate::context::Context;
use crate::failure::Failure;
use crate::process::{answer, quietly};
use crate::version::Version;

/// What to look for and how to get it.
pub struct Tool {
    /// The program's name.
    pub program: &'static str,
    /// The crate that has it.
    pub package: &'static str,
    /// The version to install.
    pub version: Version,
    /// Which versions found elsewhere do as well.
    pub fits: fn(wanted: Version, found: Version) -> bool,
    /// The address of a ready-made archive for this machine, where its makers publish one.
    pub archive: Option<String>,
    /// How `cargo install` should build it.
    pub build_with: &'static [&'static str],
}

impl Tool {
    /// Makes sure that children find a fitting version, and names it.
    pub fn ensure(&self, context: &mut Context) -> Result<String, Failure> {
        if let Some(version) = context.find(self.program).and_then(|path| self.fitting(context, &path)) {
            return Ok(format!("{} {version}", self.program));
        }
        let home = context.tool(&format!("{}-{}", self.program, self.version));
        let program = home.join("bin").join(self.program);
        if self.fitting(context, &program).is_none() && !self.fetch(context, &home, &program)? {
            self.build(context, &home)?;
            if self.fitting(context, &program).is_none() {
                let remedy = format!("remove {} and try again", home.display());
                return Err(Failure::missing(
                    format!("the {} just built does not run", self.program),
                    remedy,
                ));
            }
        }
        context.put_first_on_path(home.join("bin"));
        Ok(format!("{} {}", self.program, self.version))
    }

    fn fitting(&self, context: &Context, program: &Path) -> Option<Version> {
        let found = Version::find_in(&answer(context.command(program).arg("--version"))?)?;
        (self.fits)(self.version, found).then_some(found)
    }

    fn fetch(&self, context: &Context, home: &Path, program: &Path) -> Result<bool, Failure> {
        let Some(archive) = &self.archive else { return Ok(false) };
        let title = format!("{} {}", self.program, self.version);
        prebuilt::fetch(context, &title, archive, &home.join("bin"), || {
            self.fitting(context, program).is_some()
        })
    }

    fn build(&self, context: &Context, home: &Path) -> Result<(), Failure> {
        let mut install = context.command("cargo");
        install
            .args(["install", self.package, "--version", &self.version.to_string(), "--locked", "--root"])
            .arg(home);
        install.args(self.build_with).env("CARGO_PROFILE_DEV_DEBUG", "0");
        // The tools share most of what they are made of.
        install.env("CARGO_TARGET_DIR", context.at("target/tools"));
        quietly(context, &format!("{} {}", self.program, self.version), "built from source", &mut install)
    }
}
