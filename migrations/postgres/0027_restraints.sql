-- Until when nobody writes in a topic, and until when each person writes once in so many minutes: what posting looks at.
ALTER TABLE topics ADD COLUMN locked_until BIGINT;
ALTER TABLE topics ADD COLUMN slowed_until BIGINT;
ALTER TABLE topics ADD COLUMN slow_minutes BIGINT;

-- What moderators held a topic back by, and why.
CREATE TABLE restraints (
    id        UUID    NOT NULL PRIMARY KEY,
    topic_id  BIGINT NOT NULL REFERENCES topics (id),
    kind      TEXT    NOT NULL,
    -- Of slowing.
    minutes   BIGINT,
    at        BIGINT NOT NULL,
    -- NULL until a moderator ends it.
    until     BIGINT,
    actor_id  UUID    REFERENCES people (id) ON DELETE SET NULL,
    clause    TEXT    NOT NULL,
    -- For members, in both languages, and for the log.
    reason_en TEXT    NOT NULL,
    reason_fr TEXT    NOT NULL,
    note      TEXT    NOT NULL,
    -- When a moderator ended it, or put another in its place.
    ended     BIGINT
);

CREATE INDEX restraints_by_topic ON restraints (topic_id, at);
CREATE INDEX restraints_by_actor ON restraints (actor_id) WHERE actor_id IS NOT NULL;
