//! What was acknowledged is on disk: the server is killed under load, and its disk is held back.

use std::path::Path;

use load::Outcome;
use load::commons::Place;
use load::crash::survive;
use load::ordering::watch;
use load::shim::Shim;
use tempfile::TempDir;

/// The program as the tests build it, and a site without a wasm build.
fn place(site: &TempDir) -> Outcome<Place> {
    std::fs::create_dir(site.path().join("pkg"))?;
    Place::new(Path::new(env!("CARGO_TARGET_TMPDIR")), Path::new(env!("CARGO_BIN_EXE_commons")), site.path())
}

#[tokio::test]
async fn thirty_kills_under_load_lose_nothing_that_was_acknowledged() -> Outcome<()> {
    let site = tempfile::tempdir()?;
    let survival = survive(&place(&site)?, 30).await?;
    assert!(survival.is_whole(), "{survival:?}");
    assert_eq!(survival.points, 30);
    assert!(survival.acknowledged >= 30 && survival.kept >= survival.acknowledged, "{survival:?}");
    Ok(())
}

#[tokio::test]
async fn nobody_is_answered_before_the_sync_nor_thanked_when_it_fails() -> Outcome<()> {
    if !Shim::can_be_built() {
        eprintln!("left out: there is no C compiler (cc) to build the slow disk with");
        return Ok(());
    }
    let site = tempfile::tempdir()?;
    let seen = watch(&mut place(&site)?).await?;
    assert!(seen.holds(), "{seen:?}");
    Ok(())
}
