//! A large association that has discussed for years, written straight into a database: 100,000 members, 10,000 topics
//! and 1,000,000 comments. Its words are made up, some frequent and most rare, as words are (Zipf).

use std::path::Path;

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use rusqlite::{Connection as Database, Transaction, params};
use sha2::{Digest as _, Sha256};

use load::Outcome;

/// How much there is of everything.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Members with an account.
    pub members: u32,
    /// Topics, half of them open.
    pub topics: u32,
    /// Comments on each topic.
    pub comments: u32,
}

/// The whole of it.
pub const WHOLE: Size = Size { members: 100_000, topics: 10_000, comments: 100 };
/// A tenth, to try the bench.
pub const TENTH: Size = Size { members: 10_000, topics: 1_000, comments: 100 };

/// As little as still holds the cases and the flood of a moderator's scenario.
pub const LEAST: Size = Size { members: 1_000, topics: 300, comments: 100 };

/// How many of a topic's comments reply to another.
const REPLIES: u32 = 30;
/// Words there are, and words of a comment.
const WORDS: usize = 20_000;
const LENGTH: std::ops::RangeInclusive<usize> = 15..=60;
/// 2023-11-14, in milliseconds.
const BEGAN: i64 = 1_700_000_000_000;

/// Writes them beside the demo association, whose first topic lends its content. What comments are found by is made
/// by the program itself, once it runs. The reader has read half of each topic.
pub fn fill(path: &Path, size: Size, reader: &str) -> Outcome<()> {
    let mut database = Database::open(path)?;
    database.pragma_update(None, "cache_size", -500_000)?;
    let writing = database.transaction()?;
    let mut random = StdRng::seed_from_u64(2019);
    members(&writing, size)?;
    let first = writing.query_row("SELECT COALESCE(MAX(id), 0) + 1 FROM topics", [], |row| row.get(0))?;
    topics(&writing, size, first)?;
    for topic in 0..size.topics {
        comments(&writing, size, first, topic, &mut random)?;
    }
    writing.execute(
        "INSERT INTO read_marks (person_id, topic_id, seq) SELECT a.person_id, t.id, t.comments / 2 FROM topics t, \
         accounts a WHERE a.username = $1 AND t.id >= $2",
        params![reader, first],
    )?;
    writing.commit()?;
    Ok(())
}

/// Signs members in past the program, which has been signed in to before: their cookies. Where they act in turns, none of
/// them meets what a person is allowed.
pub fn sign_in(path: &Path, many: u32, like: &str) -> Outcome<Vec<String>> {
    let (name, _) = like.split_once('=').ok_or("signing in gives no cookie")?;
    let mut database = Database::open(path)?;
    let writing = database.transaction()?;
    let mut session = writing.prepare(
        "INSERT INTO sessions (digest, id, person_id, started, seen, second_factor, browser) \
         SELECT $1, $2, $2, now, now, FALSE, '' FROM (SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) AS now)",
    )?;
    let mut cookies = Vec::new();
    for member in 0..many {
        let token = format!("member-{member}-{:016x}", rand::random::<u64>());
        session.execute(params![Sha256::digest(&token).as_slice(), person(member)])?;
        cookies.push(format!("{name}={token}"));
    }
    drop(session);
    writing.commit()?;
    Ok(cookies)
}

/// Cases that wait.
pub const CASES: u32 = 10_000;

/// No analyser of the program will be as new: what it made is not made anew while something else is measured.
const ANALYSER: u32 = u32::MAX;

/// Has as many comments reported, each once, and takes what they and their topics are found by for made.
pub fn report(database: &Database, size: Size) -> Outcome<()> {
    let every = (size.topics * size.comments / CASES).max(1);
    database.execute(
        "INSERT INTO cases (thing, kind, topic_id, comment_id, author_id, state, score, opened, waits, version) \
         SELECT 'comment-' || c.id, 'comment', c.topic_id, c.id, c.author_id, 'open', 10 * (1 + c.id / $1 % 20), \
         c.created, c.created, 1 FROM comments c WHERE c.id >= 1000000 AND c.id % $1 = 0 LIMIT $2",
        params![every, CASES],
    )?;
    database.execute(
        "INSERT INTO reports (case_id, thing, clause, language, text, at) SELECT id, thing, \
         CASE id % 3 WHEN 0 THEN 'respect' WHEN 1 THEN 'relevance' ELSE 'threats' END, 'en', 'Look.', opened FROM cases",
        [],
    )?;
    for table in ["comments", "topics"] {
        database.execute(&format!("UPDATE {table} SET analyser = $1"), [ANALYSER])?;
    }
    Ok(())
}

/// The `rank`-th most frequent word: made of syllables, so that it stems to itself or nearly so.
pub fn word(rank: usize) -> String {
    const SYLLABLES: [&str; 28] = [
        "ba", "co", "du", "fa", "go", "ju", "ka", "lo", "mu", "na", "po", "ru", "sa", "to", "vu", "za", "bo",
        "cu", "da", "fo", "gu", "ja", "ko", "lu", "ma", "no", "pu", "ra",
    ];
    let mut word = String::new();
    let mut rest = rank + SYLLABLES.len();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word + "k"
}

fn person(member: u32) -> [u8; 16] {
    (0xc0ff_ee00_u128 << 64 | u128::from(member)).to_be_bytes()
}

fn members(writing: &Transaction<'_>, size: Size) -> Outcome<()> {
    let mut people = writing.prepare(
        "INSERT INTO people (id, member_number, email_key, email, name, kind, province, language, specialty, on_roster) \
         VALUES ($1, $2, $3, $4, $5, 'physician', 'ON', 'en', NULL, TRUE)",
    )?;
    let mut accounts = writing.prepare(
        "INSERT INTO accounts (person_id, username, skeleton, language, created) VALUES ($1, $2, $2, 'en', $3)",
    )?;
    for member in 0..size.members {
        let (id, name) = (person(member), format!("member.{member}"));
        people.execute(params![id, name, id.repeat(2), format!("{name}@example.org"), name])?;
        accounts.execute(params![id, name, BEGAN])?;
    }
    writing.execute(
        "INSERT INTO acceptances (person_id, kind, version, language, at) SELECT a.person_id, d.kind, d.version, 'en', $1 \
         FROM accounts a JOIN documents d ON d.kind = 'terms' WHERE a.username LIKE 'member.%'",
        params![BEGAN],
    )?;
    Ok(())
}

fn topics(writing: &Transaction<'_>, size: Size, first: i64) -> Outcome<()> {
    let themes: Vec<Vec<u8>> = writing
        .prepare("SELECT id FROM themes ORDER BY position")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut insert = writing.prepare(
        "INSERT INTO topics (id, theme_id, state, content, version, published, closed, kind, title_en, title_fr, \
         comments, threads, active) SELECT $1, $2, $3, content, 1, $4, CASE $3 WHEN 'closed' THEN $5 END, kind, \
         title_en, title_fr, $6, $7, $5 FROM topics WHERE state = 'open' ORDER BY id LIMIT 1",
    )?;
    for topic in 0..size.topics {
        let state = if topic % 2 == 0 { "open" } else { "closed" };
        let theme = &themes[topic as usize % themes.len()];
        let published = BEGAN + i64::from(topic) * 1_000;
        let active = published + i64::from(size.comments);
        insert.execute(params![
            first + i64::from(topic),
            theme,
            state,
            published,
            active,
            size.comments,
            size.comments - REPLIES
        ])?;
    }
    Ok(())
}

fn comments(
    writing: &Transaction<'_>,
    size: Size,
    first: i64,
    topic: u32,
    random: &mut StdRng,
) -> Outcome<()> {
    let mut insert = writing.prepare_cached(
        "INSERT INTO comments (id, topic_id, seq, parent_id, position, author_id, language, source, html, renderer, form, \
         created, replies) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '<p>' || $8 || '</p>', 1, $9, $10, $11)",
    )?;
    let heads = size.comments - REPLIES;
    // Far above the demo's own, so that each number can be told beforehand.
    let before = 1_000_000 + i64::from(topic) * i64::from(size.comments);
    for seq in 1..=size.comments {
        let is_head = seq <= heads;
        let parent = (!is_head).then(|| before + i64::from(seq - heads));
        let position = if is_head { seq } else { 1 };
        let author = person(random.random_range(0..size.members));
        let language = if random.random_bool(0.3) { "fr" } else { "en" };
        let source = text(random);
        let id = before + i64::from(seq);
        let form = (0xfee1_u128 << 64 | u128::from(id.unsigned_abs())).to_be_bytes();
        let created = BEGAN + i64::from(topic) * 1_000 + i64::from(seq);
        let replies = i64::from(is_head && seq <= REPLIES);
        insert.execute(params![
            id,
            first + i64::from(topic),
            seq,
            parent,
            position,
            author,
            language,
            source,
            form,
            created,
            replies
        ])?;
    }
    Ok(())
}

fn text(random: &mut StdRng) -> String {
    let mut text = String::new();
    for _ in 0..random.random_range(LENGTH) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word(rank(random)));
    }
    text
}

/// Words of one in each decade are about as frequent in all as those of the next.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small"
)]
pub fn rank(random: &mut StdRng) -> usize {
    let share: f64 = random.random();
    ((WORDS as f64).powf(share) as usize).min(WORDS - 1)
}
