//! One bare SQLite connection that inserts the same rows into the same tables, in groups of the same size.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, params};

use load::Outcome;

/// A pledge with its consents, as the server kept them.
struct Kept {
    id: Vec<u8>,
    email_key: Vec<u8>,
    words: [Option<String>; 8],
    received: i64,
    consents: Vec<[String; 4]>,
}

/// Everything that a server kept, in the order in which it was kept.
pub struct Rows {
    schema: Vec<String>,
    consent_texts: Vec<[String; 5]>,
    kept: Vec<Kept>,
}

impl Rows {
    /// Reads a server's file.
    pub fn of(path: &Path) -> Outcome<Self> {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        // A virtual table makes the tables in its shadow itself. Those come first that others hang on.
        let schema = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_sqlx%' ESCAPE '\\' \
                      AND name NOT LIKE 'sqlite%' AND tbl_name NOT IN \
                      (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type <> 'table'";
        let mut schema = connection.prepare(schema)?;
        let schema = schema.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut texts =
            connection.prepare("SELECT digest, purpose, channel, language, text FROM consent_texts")?;
        let consent_texts = texts
            .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]))?
            .collect::<Result<_, _>>()?;
        let mut pledges = connection.prepare(
            "SELECT p.id, p.email_key, p.received, p.email, p.first_name, p.last_name, p.postal_code, p.province, \
             p.language, p.issue, p.phone FROM audit a JOIN pledges p ON p.id = a.subject ORDER BY a.seq",
        )?;
        let mut consents = connection
            .prepare("SELECT purpose, channel, text_digest, method FROM consents WHERE pledge_id = $1")?;
        let mut rows = pledges.query([])?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let mut words = [const { None }; 8];
            for (at, word) in words.iter_mut().enumerate() {
                *word = row.get(3 + at)?;
            }
            let id: Vec<u8> = row.get(0)?;
            let given = consents
                .query_map([&id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?
                .collect::<Result<_, _>>()?;
            kept.push(Kept { id, email_key: row.get(1)?, words, received: row.get(2)?, consents: given });
        }
        Ok(Self { schema, consent_texts, kept })
    }

    /// Pledges.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Inserts them all into a new file at `path`, `group` to a transaction, with statements prepared once. Returns
    /// how long that took.
    pub fn insert_into(&self, path: &Path, group: usize) -> Outcome<Duration> {
        let mut connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA auto_vacuum = incremental; PRAGMA journal_mode = wal; PRAGMA synchronous = full; \
             PRAGMA foreign_keys = on; PRAGMA secure_delete = on; PRAGMA temp_store = memory;",
        )?;
        connection.execute_batch(&self.schema.join(";\n"))?;
        for text in &self.consent_texts {
            connection
                .execute("INSERT INTO consent_texts VALUES ($1, $2, $3, $4, $5, 0)", text.each_ref())?;
        }
        let started = Instant::now();
        for group in self.kept.chunks(group.max(1)) {
            let transaction =
                connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            for pledge in group {
                pledge.insert(&transaction)?;
            }
            transaction.commit()?;
        }
        Ok(started.elapsed())
    }
}

/// How long one bare connection takes, on average over `times`, to read whose session has this digest, with a
/// statement that stays prepared.
pub fn session_lookup(path: &Path, digest: &[u8], times: u32) -> Outcome<Duration> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut lookup = connection.prepare(
        "SELECT s.id, s.person_id, s.started, s.seen, s.second_factor, a.username, h.on_roster \
         FROM sessions s JOIN accounts a ON a.person_id = s.person_id JOIN people h ON h.id = s.person_id \
         WHERE s.digest = $1",
    )?;
    let started = Instant::now();
    for _ in 0..times {
        lookup.query_row([digest], |row| row.get::<_, Vec<u8>>(0))?;
    }
    Ok(started.elapsed() / times)
}

impl Kept {
    fn insert(&self, connection: &Connection) -> Outcome<()> {
        let [email, first, last, postal_code, province, language, issue, phone] = &self.words;
        connection
            .prepare_cached(
                "INSERT INTO pledges (id, email_key, email, first_name, last_name, postal_code, province, language, \
                 issue, phone, received) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            )?
            .execute(params![
                self.id,
                self.email_key,
                email,
                first,
                last,
                postal_code,
                province,
                language,
                issue,
                phone,
                self.received
            ])?;
        for [purpose, channel, digest, method] in &self.consents {
            connection
                .prepare_cached(
                    "INSERT INTO consents (pledge_id, purpose, channel, given, text_digest, method) \
                     VALUES ($1, $2, $3, $4, $5, $6)",
                )?
                .execute(params![self.id, purpose, channel, self.received, digest, method])?;
        }
        connection
            .prepare_cached(
                "INSERT INTO outbox (kind, pledge_id, queued, due) VALUES ('confirm_pledge', $1, $2, $2)",
            )?
            .execute(params![self.id, self.received])?;
        connection
            .prepare_cached(
                "INSERT INTO audit (at, actor, action, subject) VALUES ($1, 'visitor', 'pledge.received', $2)",
            )?
            .execute(params![self.received, self.id])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bare_peer_makes_every_table_that_the_program_has() -> Outcome<()> {
        let folder = tempfile::tempdir()?;
        let program = folder.path().join("commons.sqlite");
        let connection = Connection::open(&program)?;
        let mut migrations: Vec<_> =
            std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/sqlite"))?
                .map(|file| file.map(|file| file.path()))
                .collect::<Result<_, _>>()?;
        migrations.sort();
        for migration in migrations {
            connection.execute_batch(&std::fs::read_to_string(migration)?)?;
        }
        let bare = folder.path().join("bare.sqlite");
        Rows::of(&program)?.insert_into(&bare, 1)?;
        let tables = |path| -> Outcome<Vec<String>> {
            let connection = Connection::open(path)?;
            let mut names = connection
                .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' ORDER BY 1")?;
            Ok(names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
        };
        assert_eq!(tables(&bare)?, tables(&program)?);
        Ok(())
    }
}
