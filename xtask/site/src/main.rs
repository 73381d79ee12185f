//! Gives the built files the names that tell their content, and compresses them: `site FOLDER`.

mod compress;
mod names;

use std::path::PathBuf;
use std::process::ExitCode;

/// Why the site is not ready.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A file or a folder.
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    /// The build left something else than it used to.
    #[error("{0} does not {1}: cargo-leptos builds it in another way than xtask/site/src/names.rs knows")]
    Strange(&'static str, &'static str),
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("site: which folder?");
        return ExitCode::FAILURE;
    };
    match names::name(&folder).and_then(|()| compress::all(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("site: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Says which file it was.
fn at(path: &std::path::Path) -> impl Fn(std::io::Error) -> SiteError {
    let path = path.to_owned();
    move |error| SiteError::File(path.clone(), error)
}
