-- no-transaction
-- A profile stands in no topic. SQLite lets go of NOT NULL by making the table anew, which it does not let other tables'
-- references see: they are off meanwhile, and that cannot be inside of a transaction.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

CREATE TABLE new_cases (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Its word: 'comment-12', 'guest_post-3', 'profile-' and the person.
    thing      TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    -- Where it stands; NULL of a profile, which stands everywhere.
    topic_id   INTEGER REFERENCES topics (id),
    comment_id INTEGER REFERENCES comments (id),
    -- NULL once they have left.
    author_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    state      TEXT    NOT NULL,
    -- How bad it looks.
    score      INTEGER NOT NULL,
    opened     INTEGER NOT NULL,
    -- Since when it waits, for a decision or for another look.
    waits      INTEGER NOT NULL,
    -- Who has it in hand.
    holder_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    held       INTEGER,
    -- Raised by each act, so that nobody decides about what they have not seen.
    version    INTEGER NOT NULL
);

INSERT INTO new_cases (id, thing, kind, topic_id, comment_id, author_id, state, score, opened, waits, holder_id, held, version)
SELECT id, thing, kind, topic_id, comment_id, author_id, state, score, opened, waits, holder_id, held, version
FROM cases;

DROP TABLE cases;
ALTER TABLE new_cases RENAME TO cases;

-- A thing has one case at a time.
CREATE UNIQUE INDEX one_waiting_case ON cases (thing) WHERE state <> 'decided';
CREATE INDEX cases_by_urgency ON cases (score DESC, waits, id) WHERE state <> 'decided';
CREATE INDEX cases_by_thing ON cases (thing, id);
CREATE INDEX cases_by_author ON cases (author_id, id) WHERE author_id IS NOT NULL;
CREATE INDEX cases_by_holder ON cases (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX cases_by_topic ON cases (topic_id);
CREATE INDEX cases_by_comment ON cases (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX cases_by_opening ON cases (opened);

COMMIT;
PRAGMA foreign_keys = ON;
