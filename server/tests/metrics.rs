//! What Prometheus reads is what its conventions ask for.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use load::Outcome;
use load::client::Connection;
use load::commons::{Commons, Place};
use load::people::get;

/// A program that was asked for some pages, and what it tells of them.
async fn told() -> Outcome<(String, Commons, Place)> {
    let site = tempfile::tempdir()?;
    std::fs::create_dir(site.path().join("pkg"))?;
    let place = Place::new(
        Path::new(env!("CARGO_TARGET_TMPDIR")),
        Path::new(env!("CARGO_BIN_EXE_commons")),
        site.path(),
    )?;
    let commons = place.start().await?;
    for path in ["/en", "/nowhere", "/en/community"] {
        Connection::open(commons.address).await?.exchange(get(commons.address, path).as_bytes()).await?;
    }
    let mut connection = Connection::open(commons.metrics).await?;
    connection.exchange(get(commons.metrics, "/metrics").as_bytes()).await?;
    Ok((std::str::from_utf8(connection.body())?.to_owned(), commons, place))
}

#[tokio::test]
async fn each_metric_says_what_it_is_and_whose() -> Outcome<()> {
    let (told, ..) = told().await?;
    let names: Vec<&str> =
        told.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    for name in &names {
        assert!(told.contains(&format!("# HELP {name} ")), "{name} has no help");
        assert!(name.starts_with("commons_") || name.starts_with("process_"), "{name}");
    }
    for name in ["commons_http_requests_total", "commons_http_request_duration_seconds", "process_open_fds"] {
        assert!(names.contains(&name), "{name} is not there: {names:?}");
    }
    assert!(told.contains("commons_http_requests_total{method=\"GET\",status=\"404\"} 1"), "{told}");
    Ok(())
}

#[tokio::test]
async fn promtool_finds_nothing_to_say() -> Outcome<()> {
    let mut promtool = Command::new("promtool");
    promtool.args(["check", "metrics"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut running) = promtool.spawn() else {
        eprintln!("left out: there is no promtool (Debian's package prometheus)");
        return Ok(());
    };
    let (told, ..) = told().await?;
    running.stdin.take().ok_or("promtool reads nothing")?.write_all(told.as_bytes())?;
    let said = running.wait_with_output()?;
    let words = [said.stdout, said.stderr].map(|words| String::from_utf8_lossy(&words).into_owned()).concat();
    assert!(said.status.success() && words.trim().is_empty(), "{words}");
    Ok(())
}
