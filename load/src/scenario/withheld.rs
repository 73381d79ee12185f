//! A report that reaches another moderator's open queue, and a comment that is removed: how soon it is gone everywhere.

use std::time::{Duration, Instant};

use rusqlite::{Connection as Database, params};
use tokio::sync::mpsc;

use super::live::listen;
use super::members::{after, get};
use super::moderator::Moderator;
use crate::bench::Bench;
use crate::spread::Spread;
use crate::table::Row;
use load::Outcome;

/// A page that heard nothing for so long never will.
const PATIENCE: Duration = Duration::from_secs(10);
/// A word of every one of these comments, by which they are looked for.
const WORD: &str = "zibeline";
const GOAL: f64 = 1_000.0;

/// A comment that nobody reported: its topic, and its number.
struct Planted {
    topic: i64,
    comment: i64,
}

impl Planted {
    /// What it says and no other.
    fn canary(&self) -> String {
        format!("quetzal{}", self.comment)
    }

    /// Where it could stand.
    fn places(&self) -> Vec<String> {
        let Self { topic, comment } = self;
        let mut places = vec!["/en/account/my-data.json".to_owned()];
        for (community, topics, comments, search, report, words) in [
            (
                "/en/community",
                "topics",
                "comments",
                "search",
                "report",
                ["page", "order=newest", "order=useful"],
            ),
            (
                "/fr/communaute",
                "sujets",
                "commentaires",
                "recherche",
                "signaler",
                ["page", "order=newest", "order=useful"],
            ),
        ] {
            places.push(community.to_owned());
            places.extend((1..=2).map(|page| format!("{community}/{topics}/{topic}?{}={page}", words[0])));
            places.extend(words[1..].iter().map(|order| format!("{community}/{topics}/{topic}?{order}")));
            places.push(format!("{community}/{comments}/{comment}"));
            places.push(format!("{community}/{comments}/{comment}?quote={comment}"));
            places.push(format!("{community}/{search}?q={WORD}"));
            places.push(format!("{community}/{report}/comment-{comment}"));
        }
        places
    }
}

pub async fn run(bench: &mut Bench, database: &Database, mut moderator: Moderator) -> Outcome<()> {
    let planted = plant(database, bench.times(20))?;
    let (heard, mut news) = mpsc::unbounded_channel();
    let request = get(moderator.address, "/en/community/events", &moderator.cookie);
    tokio::spawn(listen(moderator.address, request, "\"cases\":", heard));
    hear(&mut news).await?;
    // A comment has the program look for what is not found yet.
    let first = planted.first().ok_or("no comment is left")?;
    let form = format!(
        "form={:08x}-0000-7000-8000-000000000000&language=en&body=Beds+are+short.",
        rand::random::<u32>()
    );
    moderator.press(&format!("/en/community/topics/{}/comments", first.topic), &form).await?;
    for planted in &planted {
        moderator
            .until(
                &format!("/en/community/search?q={WORD}+{}", planted.canary()),
                &format!("/comments/{}", planted.comment),
            )
            .await?;
    }
    let (mut reached, mut gone, mut read, mut left) = (Spread::default(), Spread::default(), 0, 0);
    for planted in &planted {
        let canary = planted.canary();
        let before = count(&mut moderator, planted, &canary).await?;
        read += before;
        let sent = Instant::now();
        let path = format!("/en/community/report/comment-{}", planted.comment);
        let (status, _) = moderator.press(&path, "clause=advertising&text=Look.").await?;
        if status != 303 {
            return Err(format!("a report answers {status}").into());
        }
        hear(&mut news).await?;
        reached.add(sent.elapsed());
        let case: i64 = database.query_row("SELECT MAX(id) FROM cases", [], |row| row.get(0))?;
        let path = format!("/en/dashboard/cases/{case}");
        let page = moderator.read(&path).await?;
        let version = after(&page, "name=\"version\" value=\"").ok_or("the case has no form")?;
        let form = format!("act=rule&version={version}&ruling=remove&clause=advertising&reason=No+ads.");
        let sent = Instant::now();
        let (status, _) = moderator.press(&path, &form).await?;
        if status != 303 {
            return Err(format!("a removal answers {status}").into());
        }
        left += count(&mut moderator, planted, &canary).await?;
        gone.add(sent.elapsed());
        hear(&mut news).await?;
    }
    bench.table.add(Row {
        figure: "a report reaches another page of the queue".into(),
        goal: "under 1 s".into(),
        measured: reached.told(),
        against: String::new(),
        is_met: Some(reached.quantile(1.0) < GOAL),
    });
    let places = first.places().len();
    bench.table.must(Row {
        figure: format!("a removal: {places} addresses each that could show the text"),
        goal: "none shows it".into(),
        measured: format!("{read} showed it before, {left} after"),
        against: String::new(),
        is_met: Some(left == 0 && read > planted.len()),
    });
    bench.table.add(Row {
        figure: "the same, until all of them were crawled".into(),
        goal: "under 1 s".into(),
        measured: gone.told(),
        against: String::new(),
        is_met: Some(gone.quantile(1.0) < GOAL),
    });
    Ok(())
}

/// Has comments of open topics say what no other does.
fn plant(database: &Database, many: usize) -> Outcome<Vec<Planted>> {
    let planted: Vec<Planted> = database
        .prepare(
            "SELECT MIN(c.id), c.topic_id FROM comments c JOIN topics t ON t.id = c.topic_id WHERE t.state = 'open' \
             AND c.id >= 1000000 AND c.parent_id IS NULL AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.comment_id = c.id) \
             GROUP BY c.topic_id ORDER BY c.topic_id DESC LIMIT $1",
        )?
        .query_map(params![i64::try_from(many)?], |row| Ok(Planted { comment: row.get(0)?, topic: row.get(1)? }))?
        .collect::<Result<_, _>>()?;
    for one in &planted {
        let text = format!("{WORD} {}", one.canary());
        database.execute(
            "UPDATE comments SET source = ?2, html = '<p>' || ?2 || '</p>', analyser = 0 WHERE id = ?1",
            params![one.comment, text],
        )?;
    }
    Ok(planted)
}

/// How many addresses show a word.
async fn count(moderator: &mut Moderator, planted: &Planted, canary: &str) -> Outcome<usize> {
    let mut many = 0;
    for place in planted.places() {
        many += usize::from(moderator.look(&place).await?.1.contains(canary));
    }
    Ok(many)
}

async fn hear(news: &mut mpsc::UnboundedReceiver<()>) -> Outcome<()> {
    let heard = tokio::time::timeout(PATIENCE, news.recv()).await;
    heard.map_err(|_| "the open queue heard nothing")?.ok_or("the open queue was cut off")?;
    // What else arrived with it is of the same moment.
    while news.try_recv().is_ok() {}
    Ok(())
}
