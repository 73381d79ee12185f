//! A flood of 5,000 comments by 50 accounts in a large association, cleared by one moderator.

use std::fmt::Write as _;
use std::time::Instant;

use rusqlite::{Connection as Database, params};

use super::members::after;
use super::moderator::Moderator;
use crate::bench::Bench;
use crate::table::Row;
use load::Outcome;

const COMMENTS: i64 = 5_000;
const AUTHORS: i64 = 50;
const PATH: &str = "/en/dashboard/sweeps";
pub async fn run(bench: &mut Bench, database: &Database, mut moderator: Moderator) -> Outcome<()> {
    pour(database)?;
    let count = |action: &str| -> Outcome<i64> {
        let log = "SELECT COUNT(*) FROM moderation_log WHERE action = $1";
        Ok(database.query_row(log, params![action], |row| row.get(0))?)
    };
    let read = || -> Outcome<i64> {
        let read = "SELECT COUNT(*) FROM comments WHERE created > $1 AND withheld IS NULL";
        Ok(database.query_row(read, params![now(database)? - 3_600_000], |row| row.get(0))?)
    };
    let (logged, before) = (count("removed")?, read()?);
    moderator.open(PATH).await?;
    let page = moderator.open(&format!("{PATH}?span=hour&at-least=25&opened=&all=1")).await?;
    let form = form(&page)?;
    // Two of these are choices that one makes on the page.
    moderator.acts += 3;
    let (status, _) = moderator.press(PATH, &format!("{form}&step=review")).await?;
    if status != 200 {
        return Err(format!("the review answers {status}").into());
    }
    let began = Instant::now();
    let words = "&reason-en=No+ads.&reason-fr=Pas+de+r%C3%A9clames.&step=do";
    let (status, place) = moderator.press(PATH, &(form + words)).await?;
    let place = place.ok_or_else(|| format!("beginning answers {status}"))?;
    moderator.until(&place, "Done").await?;
    let took = began.elapsed();
    let acts = moderator.acts;
    let (removed, left) = (count("removed")? - logged, read()? - (before - COMMENTS));
    bench.table.must(Row {
        figure: format!("flood of {COMMENTS} comments by {AUTHORS} accounts, what one moderator does"),
        goal: "under 10".into(),
        measured: format!(
            "{acts}; {removed} removed and logged, {left} left, in {:.1} s",
            took.as_secs_f64()
        ),
        against: String::new(),
        is_met: Some(acts < 10 && removed == COMMENTS && left == 0),
    });
    let began = Instant::now();
    moderator.press(&place, "").await?;
    moderator.until(&place, "Reversed").await?;
    let took = began.elapsed();
    let back = read()?;
    bench.table.must(Row {
        figure: "the same taken back".into(),
        goal: "all of it".into(),
        measured: format!("{back} of {before} are read again, after {:.1} s", took.as_secs_f64()),
        against: String::new(),
        is_met: Some(back == before),
    });
    Ok(())
}

/// In milliseconds.
fn now(database: &Database) -> Outcome<i64> {
    let now = "SELECT CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER)";
    Ok(database.query_row(now, [], |row| row.get(0))?)
}

/// Has as many accounts write as many comments, a moment ago: comments of the association that nobody reported.
fn pour(database: &Database) -> Outcome<()> {
    let authors: Vec<Vec<u8>> = database
        .prepare("SELECT person_id FROM accounts WHERE username LIKE 'member.%' ORDER BY username LIMIT $1")?
        .query_map(params![AUTHORS], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let comments: Vec<i64> = database
        .prepare(
            "SELECT c.id FROM comments c JOIN topics t ON t.id = c.topic_id WHERE t.state = 'open' AND c.id >= 1000000 \
             AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.comment_id = c.id) LIMIT $1",
        )?
        .query_map(params![COMMENTS], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let written = now(database)? - 60_000;
    database.execute_batch("BEGIN IMMEDIATE")?;
    for (comment, author) in comments.iter().zip(authors.iter().cycle()) {
        database.execute(
            "UPDATE comments SET author_id = ?2, created = ?3 WHERE id = ?1",
            params![comment, author, written],
        )?;
    }
    database.execute_batch("COMMIT")?;
    Ok(())
}

/// What the page's form posts once everything on it is ticked and chosen.
fn form(page: &str) -> Outcome<String> {
    let since = after(page, "name=\"since\" value=\"").ok_or("the page has no form")?;
    let mut form = format!("since={since}&ruling=remove&clause=advertising&measure=mute&term=week");
    for part in page.split("name=\"author-").skip(1) {
        let author = part.split('"').next().unwrap_or_default();
        write!(form, "&author-{author}=1")?;
    }
    Ok(form)
}
