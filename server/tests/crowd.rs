//! Many open pages leave the site to everybody else, also where few files may be open.

#![cfg(unix)]

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use load::Outcome;
use load::client::Connection;
use load::commons::Place;
use load::people::get;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// The program as a shell starts it in which so many files may be open and no more.
fn with_open_files(folder: &TempDir, many: u32) -> Outcome<PathBuf> {
    let script = folder.path().join("commons");
    fs::write(
        &script,
        format!("#!/bin/sh\nulimit -n {many}\nexec {} \"$@\"\n", env!("CARGO_BIN_EXE_commons")),
    )?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    Ok(script)
}

/// A stream, once it is answered, with the answer's status.
async fn listen(address: SocketAddr) -> Outcome<(TcpStream, u16)> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(get(address, "/count/events").as_bytes()).await?;
    let mut start = [0; 12];
    stream.read_exact(&mut start).await?;
    Ok((stream, std::str::from_utf8(&start[9..])?.parse()?))
}

#[tokio::test]
async fn three_hundred_open_pages_with_256_open_files_leave_the_site_to_everybody_else() -> Outcome<()> {
    let site = tempfile::tempdir()?;
    fs::create_dir(site.path().join("pkg"))?;
    let program = with_open_files(&site, 256)?;
    let mut place = Place::new(Path::new(env!("CARGO_TARGET_TMPDIR")), &program, site.path())?;
    place.set("COMMONS_STREAMS_PER_CLIENT", "100000");
    place.set("COMMONS_LOG_FORMAT", "json");
    let commons = place.start().await?;
    let (mut open, mut refused) = (Vec::new(), 0);
    for _ in 0..300 {
        match listen(commons.address).await? {
            (stream, 200) => open.push(stream),
            (_, 503) => refused += 1,
            (_, other) => return Err(format!("a stream answers {other}").into()),
        }
    }
    assert!(open.len() >= 50, "{} are heard", open.len());
    assert_eq!(open.len() + refused, 300);
    for path in ["/healthz", "/en", "/count.json"] {
        let status =
            Connection::open(commons.address).await?.exchange(get(commons.address, path).as_bytes()).await?;
        assert_eq!(status, 200, "{path}");
    }
    let log = fs::read_to_string(place.path("commons.log"))?;
    assert!(
        log.contains("few files may be open") && log.contains("\"open_files\":256"),
        "it is said at the start: {log}"
    );
    assert!(!log.contains("a connection could not be accepted"), "{log}");
    Ok(())
}
