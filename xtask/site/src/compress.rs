//! What is text or wasm stands beside its compressed forms, so that the server never compresses it.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{SiteError, at};

/// Pictures, films and fonts are compressed by themselves.
const KINDS: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "vtt", "wasm"];

/// Compresses all that stands in a folder.
pub fn all(folder: &Path) -> Result<(), SiteError> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() {
            all(&path)?;
        } else if path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
            one(&path).map_err(at(&path))?;
        }
    }
    Ok(())
}

fn one(path: &Path) -> std::io::Result<()> {
    let bytes = fs::read(path)?;
    let beside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        name
    };
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    fs::write(beside(".gz"), gzip.finish()?)?;
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &BrotliEncoderParams::default())?;
    fs::write(beside(".br"), brotli)
}
