-- When members were last told what came of a topic, and when staff are to look at that again.
ALTER TABLE topics ADD COLUMN outcome INTEGER;
ALTER TABLE topics ADD COLUMN review INTEGER;

-- Every save of what came of a topic. The newest is what staff write, the newest published one what members read.
CREATE TABLE outcome_versions (
    topic_id  INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    version   INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    -- NULL once they have left.
    actor_id  BLOB    REFERENCES people (id) ON DELETE SET NULL,
    -- NULL while it is a draft.
    published INTEGER,
    -- Both languages, as JSON.
    content   TEXT    NOT NULL,
    PRIMARY KEY (topic_id, version)
) WITHOUT ROWID;

CREATE INDEX outcome_versions_by_actor ON outcome_versions (actor_id) WHERE actor_id IS NOT NULL;

-- What staff found when they looked at it again.
CREATE TABLE look_backs (
    topic_id INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    at       INTEGER NOT NULL,
    actor_id BLOB    REFERENCES people (id) ON DELETE SET NULL,
    note_en  TEXT    NOT NULL,
    note_fr  TEXT    NOT NULL,
    PRIMARY KEY (topic_id, at)
) WITHOUT ROWID;

CREATE INDEX look_backs_by_actor ON look_backs (actor_id) WHERE actor_id IS NOT NULL;
