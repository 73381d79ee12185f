use super::*;
use crate::Options;
use crate::health::Health as _;

/// What a question of these tests is answered.
#[derive(Debug, PartialEq)]
struct Answer {
    number: i64,
    word: Option<String>,
    id: Uuid,
}

impl FromColumns for Answer {
    fn from_columns<R: Columns>(row: &R) -> Result<Self, sqlx::Error> {
        Ok(Self { number: row.read("number")?, word: row.read("word")?, id: row.read("id")? })
    }
}

const ID: Uuid = Uuid::from_u128(7);

fn ask(at_once: &AtOnce, question: &str) -> Option<Vec<Answer>> {
    at_once.ask(question, &[Given::Number(1), Given::Id(ID), Given::Bytes(b"b")])
}

/// A file with a table `one` of a row, and who asks it.
fn file() -> (tempfile::TempDir, Connection, AtOnce) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.db");
    let writer = Connection::open(&path).unwrap();
    writer
        .execute_batch(
            "PRAGMA journal_mode = WAL; CREATE TABLE one (word TEXT); INSERT INTO one VALUES ('before')",
        )
        .unwrap();
    (folder, writer, AtOnce::new(Some(path)))
}

#[test]
fn what_is_given_goes_by_its_number_and_not_by_where_it_stands() {
    let (_folder, _writer, at_once) = file();
    let answers = ask(&at_once, "SELECT $2 AS id, $1 AS number, word FROM one WHERE $3 = x'62'").unwrap();
    assert_eq!(answers, [Answer { number: 1, word: Some("before".to_owned()), id: ID }]);
    let answers = ask(&at_once, "SELECT $3 AS bytes, $2 AS id, $1 AS number, NULL AS word").unwrap();
    assert_eq!(answers, [Answer { number: 1, word: None, id: ID }]);
}

#[test]
fn the_next_question_sees_what_was_committed_just_before_on_a_connection_that_is_kept() {
    let (_folder, writer, at_once) = file();
    let question = "SELECT $1 AS number, $2 AS id, word FROM one WHERE $3 IS NOT NULL";
    for word in ["after", "later"] {
        writer.execute("UPDATE one SET word = $1", [word]).unwrap();
        let answers = ask(&at_once, question).unwrap();
        assert_eq!(answers[0].word.as_deref(), Some(word));
    }
    assert_eq!(at_once.idle().as_ref().unwrap().len(), 1, "the same connection");
    assert!(ask(&at_once, "UPDATE one SET word = '' WHERE $1 = 1 AND $2 = $3").is_none(), "it reads");
}

#[test]
fn what_cannot_be_had_at_once_is_left_to_the_driver() {
    let question = "SELECT $1 AS number, $2 AS id, NULL AS word WHERE $3 IS NOT NULL";
    assert!(ask(&AtOnce::new(None), question).is_none(), "a database in memory");
    let (folder, writer, at_once) = file();
    assert!(ask(&at_once, question).is_some());
    assert!(ask(&at_once, "SELECT 1 FROM nothing WHERE $1 = $2 OR $3").is_none());
    assert!(ask(&at_once, "SELECT 'one' AS number, $2 AS id, NULL AS word WHERE $1 <> $3").is_none());
    at_once.close();
    assert!(ask(&at_once, question).is_none(), "it was closed");
    drop(writer);
    assert!(!folder.path().join("c.db-wal").exists(), "the last one out brought the log home");
}

#[tokio::test]
async fn the_driver_answers_the_same() {
    const QUESTION: &str = "SELECT 'é' AS word, $2 AS id, $1 AS number WHERE $3 = x'62' \
        UNION ALL SELECT NULL, $2, 2 ORDER BY number";
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("c.db").display());
    let adapter = super::super::open(&url, &Options::default()).await.unwrap();
    let given = [Given::Number(1), Given::Id(ID), Given::Bytes(b"b")];
    let first = Answer { number: 1, word: Some("é".to_owned()), id: ID };
    let answers = [first, Answer { number: 2, word: None, id: ID }];
    assert_eq!(adapter.at_once.ask::<Answer>(QUESTION, &given).unwrap(), answers);
    adapter.at_once.close();
    assert_eq!(adapter.ask::<Answer>(QUESTION, &given).await.unwrap(), answers);
    adapter.close().await;
}
