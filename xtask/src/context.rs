//! What every command needs to know: where the clone is, where tools live, what PATH children get.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::path;

/// The clone, the tool cache and the wish to stop, for the length of one command.
pub struct Context {
    root: PathBuf,
    tools: PathBuf,
    first_on_path: Vec<PathBuf>,
    /// Set by Ctrl-C.
    pub interrupt: Interrupt,
}

impl Context {
    /// Finds the clone and the tool cache.
    pub fn new() -> Result<Self, Failure> {
        // Cargo says at run time which clone it runs from; the compile-time answer is for a bare `target/debug/xtask`.
        let manifest =
            std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        let tools = tool_cache().unwrap_or_else(|| root.join("target/tools"));
        Ok(Self { root, tools, first_on_path: Vec::new(), interrupt: Interrupt::listen()? })
    }

    /// The clone's root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the clone.
    pub fn at(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where `name` is installed for all clones. The version is in the name: several clones may want several.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.tools.join(name)
    }

    /// From now on, children look for programs in `directory` first.
    pub fn put_first_on_path(&mut self, directory: PathBuf) {
        self.first_on_path.insert(0, directory);
    }

    /// Where children would find `program`.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        path::find(program, &self.search_path())
    }

    /// A command in the clone's root, with the tools on PATH and without what `cargo run` told xtask about xtask.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        if let Ok(joined) = std::env::join_paths(self.search_path()) {
            command.env("PATH", joined);
        }
        // What we build is promised to be in this clone's `target/`.
        command.env_remove("CARGO_TARGET_DIR");
        // They would make cargo think that build scripts' surroundings changed, and build everything again.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name == "CARGO"
                || ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| name.starts_with(start))
            {
                command.env_remove(name.as_ref());
            }
        }
        command
    }

    fn search_path(&self) -> Vec<PathBuf> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let mut directories = self.first_on_path.clone();
        directories.extend(std::env::split_paths(&inherited));
        directories.extend(cargo_bin());
        directories
    }
}

/// Where `cargo install` puts programs, which some shells leave off PATH.
fn cargo_bin() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    Some(home.or_else(|| Some(home_directory()?.join(".cargo")))?.join("bin"))
}

fn tool_cache() -> Option<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    Some(cache.or_else(|| Some(home_directory()?.join(".cache")))?.join("health-commons/tools"))
}

fn home_directory() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from).filter(|path| path.is_absolute())
}
