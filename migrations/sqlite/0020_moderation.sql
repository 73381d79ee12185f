-- Why nobody but staff and its author reads a comment: 'hide' or 'remove'. NULL where members read it.
ALTER TABLE comments ADD COLUMN withheld TEXT;

-- What a withheld comment says. Nothing of it stands in its own row, so whatever reads that shows nothing.
CREATE TABLE withheld_comments (
    comment_id INTEGER NOT NULL PRIMARY KEY REFERENCES comments (id) ON DELETE CASCADE,
    source     TEXT    NOT NULL,
    html       TEXT    NOT NULL,
    renderer   INTEGER NOT NULL
);

-- Quotations that gave way when what they quote was withheld: what the quoting comment said before, and after.
CREATE TABLE withheld_quotes (
    comment_id INTEGER NOT NULL REFERENCES withheld_comments (comment_id) ON DELETE CASCADE,
    quoting_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    source     TEXT    NOT NULL,
    html       TEXT    NOT NULL,
    renderer   INTEGER NOT NULL,
    instead    TEXT    NOT NULL,
    PRIMARY KEY (comment_id, quoting_id)
) WITHOUT ROWID;

CREATE INDEX withheld_quotes_by_quoting ON withheld_quotes (quoting_id);

-- What speaks against one thing, until it is decided.
CREATE TABLE cases (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Its word: 'comment-12', 'guest_post-3'.
    thing      TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    -- Where it stands.
    topic_id   INTEGER NOT NULL REFERENCES topics (id),
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

-- A thing has one case at a time.
CREATE UNIQUE INDEX one_waiting_case ON cases (thing) WHERE state <> 'decided';
CREATE INDEX cases_by_urgency ON cases (score DESC, waits, id) WHERE state <> 'decided';
CREATE INDEX cases_by_thing ON cases (thing, id);
CREATE INDEX cases_by_author ON cases (author_id, id) WHERE author_id IS NOT NULL;
CREATE INDEX cases_by_holder ON cases (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX cases_by_topic ON cases (topic_id);
CREATE INDEX cases_by_comment ON cases (comment_id) WHERE comment_id IS NOT NULL;

CREATE TABLE reports (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id     INTEGER NOT NULL REFERENCES cases (id),
    thing       TEXT    NOT NULL,
    -- Never told to the author. NULL once they have left.
    reporter_id BLOB    REFERENCES people (id) ON DELETE SET NULL,
    clause      TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    at          INTEGER NOT NULL
);

-- Once for each person and thing.
CREATE UNIQUE INDEX one_report_each ON reports (reporter_id, thing) WHERE reporter_id IS NOT NULL;
CREATE INDEX reports_by_case ON reports (case_id, id);

-- What was decided, by whom, and why; and another look at it.
CREATE TABLE decisions (
    id        BLOB    NOT NULL PRIMARY KEY,
    case_id   INTEGER NOT NULL REFERENCES cases (id),
    number    INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    -- NULL where the score did it, and once they have left.
    actor_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    is_staff  BOOLEAN NOT NULL,
    author_id BLOB    REFERENCES people (id) ON DELETE SET NULL,
    ruling    TEXT    NOT NULL,
    -- How the thing stood before.
    before    TEXT    NOT NULL,
    clause    TEXT,
    -- For the author, and for the log.
    reason    TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    -- With the text, this makes the digest that the log carries.
    salt      BLOB,
    undone    INTEGER,
    -- Another look: asked for once, and what came of it.
    appealed  INTEGER,
    appeal    TEXT,
    verdict   TEXT,
    judge_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    judged    INTEGER,
    answer    TEXT,
    UNIQUE (case_id, number)
) WITHOUT ROWID;

CREATE INDEX decisions_by_author ON decisions (author_id, at) WHERE author_id IS NOT NULL;
CREATE INDEX decisions_by_actor ON decisions (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX decisions_by_judge ON decisions (judge_id) WHERE judge_id IS NOT NULL;

-- What staff tell one another about a case.
CREATE TABLE case_notes (
    case_id  INTEGER NOT NULL REFERENCES cases (id),
    number   INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    actor_id BLOB    REFERENCES people (id) ON DELETE SET NULL,
    text     TEXT    NOT NULL,
    PRIMARY KEY (case_id, number)
) WITHOUT ROWID;

CREATE INDEX case_notes_by_actor ON case_notes (actor_id) WHERE actor_id IS NOT NULL;

-- Who did what in moderation: identifiers and digests alone. Each entry's digest covers the one before.
CREATE TABLE moderation_log (
    seq       INTEGER NOT NULL PRIMARY KEY,
    at        INTEGER NOT NULL,
    actor     TEXT    NOT NULL,
    actor_id  BLOB,
    action    TEXT    NOT NULL,
    case_id   INTEGER NOT NULL,
    thing     TEXT    NOT NULL,
    author_id BLOB,
    clause    TEXT,
    text_digest BLOB,
    digest    BLOB    NOT NULL
);

CREATE INDEX moderation_log_by_case ON moderation_log (case_id, seq);

CREATE TRIGGER moderation_log_is_never_changed BEFORE UPDATE ON moderation_log
BEGIN
    SELECT RAISE(ABORT, 'the log of moderation is append-only');
END;
CREATE TRIGGER moderation_log_is_never_erased BEFORE DELETE ON moderation_log
BEGIN
    SELECT RAISE(ABORT, 'the log of moderation is append-only');
END;

-- The last entry, in one row: who writes the next one waits for it.
CREATE TABLE moderation_log_head (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    seq    INTEGER NOT NULL,
    digest BLOB    NOT NULL
);
INSERT INTO moderation_log_head (one, seq, digest)
VALUES (1, 0, x'0000000000000000000000000000000000000000000000000000000000000000');

-- What somebody is told of: a decision about something of theirs, or what came of their report.
ALTER TABLE notices ADD COLUMN decision_id BLOB REFERENCES decisions (id) ON DELETE CASCADE;
ALTER TABLE notices ADD COLUMN report_id INTEGER REFERENCES reports (id) ON DELETE CASCADE;
CREATE INDEX notices_by_decision ON notices (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX notices_by_report ON notices (report_id) WHERE report_id IS NOT NULL;
