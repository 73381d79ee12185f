-- What a person wants to hear of a topic.
CREATE TABLE follows (
    person_id BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    topic_id  INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    -- Followed, muted, or left: then writing there does not follow it again.
    state     TEXT    NOT NULL,
    -- The number of the last comment there that they were told of here, and by mail.
    seen      INTEGER NOT NULL,
    mailed    INTEGER NOT NULL,
    PRIMARY KEY (person_id, topic_id)
) WITHOUT ROWID;

CREATE INDEX follows_by_topic ON follows (topic_id, person_id) WHERE state = 'followed';

-- Topics that somebody wants to find again.
CREATE TABLE bookmarks (
    person_id BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    topic_id  INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    since     INTEGER NOT NULL,
    PRIMARY KEY (person_id, topic_id)
) WITHOUT ROWID;

-- What somebody is told, a row for each thing. New comments of followed topics have none: they are counted from
-- where the follower stands.
CREATE TABLE notices (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id  BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL,
    topic_id   INTEGER REFERENCES topics (id) ON DELETE CASCADE,
    comment_id INTEGER REFERENCES comments (id) ON DELETE CASCADE,
    request_id BLOB    REFERENCES requests (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL,
    seen       BOOLEAN NOT NULL DEFAULT FALSE,
    -- How soon it goes by mail, and the outbox's number of the mail that it went with.
    pace       TEXT    NOT NULL,
    letter     INTEGER
);

CREATE UNIQUE INDEX notices_of_comment ON notices (comment_id, person_id) WHERE comment_id IS NOT NULL;
CREATE UNIQUE INDEX notices_of_topic ON notices (topic_id, kind, person_id) WHERE comment_id IS NULL;
CREATE INDEX notices_by_person ON notices (person_id, id);
CREATE INDEX notices_by_request ON notices (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX notices_to_mail ON notices (pace, person_id) WHERE letter IS NULL AND NOT seen;
CREATE INDEX notices_by_letter ON notices (letter) WHERE letter IS NOT NULL;
CREATE INDEX notices_by_age ON notices (at);

-- What happened to a topic that its followers are told of. Once each; the worker tells them, part after part.
CREATE TABLE topic_events (
    topic_id INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    kind     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    done     BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (topic_id, kind)
) WITHOUT ROWID;

CREATE INDEX topic_events_to_tell ON topic_events (at) WHERE NOT done;

-- Which comments of followed topics a mail tells of: those after one number, up to another.
CREATE TABLE letter_topics (
    letter   INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
    topic_id INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    past     INTEGER NOT NULL,
    upto     INTEGER NOT NULL,
    PRIMARY KEY (letter, topic_id)
) WITHOUT ROWID;

-- When what is gathered is mailed: the hour where the person lives, in the zone that they chose or else their
-- province's; the next moment, 0 where none was set yet; and when they were last mailed something at once.
ALTER TABLE accounts ADD COLUMN digest_hour INTEGER NOT NULL DEFAULT 7;
ALTER TABLE accounts ADD COLUMN digest_zone TEXT;
ALTER TABLE accounts ADD COLUMN digest_due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN told_at_once INTEGER NOT NULL DEFAULT 0;
CREATE INDEX accounts_by_digest ON accounts (digest_due);
