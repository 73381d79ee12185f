-- Until when nobody writes in a topic, and until when each person writes once in so many minutes: what posting looks at.
ALTER TABLE topics ADD COLUMN locked_until INTEGER;
ALTER TABLE topics ADD COLUMN slowed_until INTEGER;
ALTER TABLE topics ADD COLUMN slow_minutes INTEGER;

-- What moderators held a topic back by, and why.
CREATE TABLE restraints (
    id        BLOB    NOT NULL PRIMARY KEY,
    topic_id  INTEGER NOT NULL REFERENCES topics (id),
    kind      TEXT    NOT NULL,
    -- Of slowing.
    minutes   INTEGER,
    at        INTEGER NOT NULL,
    -- NULL until a moderator ends it.
    until     INTEGER,
    actor_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    clause    TEXT    NOT NULL,
    -- For members, in both languages, and for the log.
    reason_en TEXT    NOT NULL,
    reason_fr TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    -- When a moderator ended it, or put another in its place.
    ended     INTEGER
) WITHOUT ROWID;

CREATE INDEX restraints_by_topic ON restraints (topic_id, at);
CREATE INDEX restraints_by_actor ON restraints (actor_id) WHERE actor_id IS NOT NULL;
