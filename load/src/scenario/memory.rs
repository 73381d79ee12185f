//! Memory once both caches of comments are full: an association whose members read more topics than either holds, in both
//! languages.

use std::sync::Arc;

use rusqlite::{Connection as Database, OpenFlags};
use tokio::task::JoinSet;

use super::members::{read_sign_ins, sign_in};
use super::society::{asks, indexed};
use crate::bench::Bench;
use crate::drive::Ask;
use crate::process::resident;
use crate::society::{self, Size};
use crate::table::Row;
use load::Outcome;
use load::client::Connection;

/// What the comments of these topics say takes about 90 MB, and how they look in one language 400: the caches hold 16 of each
/// (`services/src/community/thread_cache.rs`, `app/src/community/rendered.rs`).
const TOPICS: u32 = 1_500;
const COMMENTS: u32 = 100;
/// Pages of each topic, by its comments that reply to none.
const PAGES: u64 = 2;
const READERS: usize = 16;
const MEMBERS: u32 = 1_000;

pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let place = bench.place()?;
    let sign_ins = read_sign_ins(&place.run(&["demo", "--json"])?)?;
    let member = sign_ins.iter().find(|one| one.role == "member").ok_or("the demo has no member")?;
    let size = Size { members: MEMBERS, topics: bench.pick(TOPICS, TOPICS, 60), comments: COMMENTS };
    society::fill(&place.database(), size, &member.username)?;
    let mut first = place.start().await?;
    indexed(&place.database()).await?;
    // Making the index of all these words at once takes memory of its own, which is seldom needed again.
    let with_index = resident(first.pid())?;
    first.kill()?;
    let commons = place.start().await?;
    let before = resident(commons.pid())?;
    let cookie = sign_in(commons.address, member).await?;
    let everybody: Arc<[String]> = society::sign_in(&place.database(), MEMBERS, &cookie)?.into();
    let topics = topics(&place.database(), size.topics)?;
    let pages = topics.len() as u64 * PAGES;
    let ask = asks(&commons, everybody, move |n| {
        let place =
            if (n / pages).is_multiple_of(2) { "en/community/topics" } else { "fr/communaute/sujets" };
        let topic = topics[usize::try_from(n / PAGES).unwrap_or(0) % topics.len()];
        format!("/{place}/{topic}?page={}", 1 + n % PAGES)
    });
    // Each page in English, then in French, and all of it again.
    read(&ask, pages * bench.pick(4, 2, 2)).await?;
    let after = resident(commons.pid())?;
    bench.table.add(Row {
        figure: format!("memory with both caches full, {} topics read in both languages", size.topics),
        goal: "under 150 MB".into(),
        measured: megabytes(after),
        against: format!(
            "before anything was read: {}; after the index of {} comments was made at once: {}",
            megabytes(before),
            size.topics * COMMENTS,
            megabytes(with_index)
        ),
        is_met: Some(after < 150_000_000),
    });
    Ok(())
}

/// So many pages, by several people at once.
async fn read(ask: &Ask, pages: u64) -> Outcome<()> {
    let mut tasks: JoinSet<std::io::Result<u16>> = JoinSet::new();
    for reader in 0..READERS {
        let ask = ask.clone();
        tasks.spawn(async move {
            let mut connection = Connection::open(ask.address).await?;
            for n in (0..pages).skip(reader).step_by(READERS) {
                let status = connection.exchange(&(ask.request)(n)).await?;
                if status != ask.wanted {
                    return Ok(status);
                }
            }
            Ok(ask.wanted)
        });
    }
    while let Some(status) = tasks.join_next().await {
        let status = status??;
        if status != ask.wanted {
            return Err(format!("a topic answers {status}").into());
        }
    }
    Ok(())
}

/// The last topics that were written.
fn topics(path: &std::path::Path, many: u32) -> Outcome<Vec<i64>> {
    let database = Database::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut all = database.prepare("SELECT id FROM topics ORDER BY id DESC LIMIT $1")?;
    Ok(all.query_map([many], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

#[expect(clippy::cast_precision_loss, reason = "bytes of memory, told in whole megabytes")]
fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", bytes as f64 / 1e6)
}
