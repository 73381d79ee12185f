-- What the Community is asked about. Staff's duties may name a theme.
CREATE TABLE themes (
    id       BLOB    NOT NULL PRIMARY KEY,
    -- Their order in lists.
    position INTEGER NOT NULL,
    title_en TEXT    NOT NULL,
    title_fr TEXT    NOT NULL,
    intro_en TEXT    NOT NULL,
    intro_fr TEXT    NOT NULL,
    -- Raised by each save, so that two editors do not overwrite one another.
    version  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE topics (
    -- Stands in addresses; never used again.
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    theme_id  BLOB    NOT NULL REFERENCES themes (id),
    state     TEXT    NOT NULL,
    pinned    BOOLEAN NOT NULL DEFAULT FALSE,
    -- Both languages, as JSON.
    content   TEXT    NOT NULL,
    -- Which save of the content this is.
    version   INTEGER NOT NULL,
    -- When it is to be published, or was.
    published INTEGER,
    -- When it is to close by itself.
    closes    INTEGER,
    -- When it did.
    closed    INTEGER,
    -- As in the content, for lists.
    kind      TEXT    NOT NULL,
    title_en  TEXT    NOT NULL,
    title_fr  TEXT    NOT NULL,
    -- Its comments so far, whose numbers end here; and those among them that reply to none.
    comments  INTEGER NOT NULL DEFAULT 0,
    threads   INTEGER NOT NULL DEFAULT 0,
    -- When it was last commented on, or published.
    active    INTEGER
);

CREATE INDEX topics_by_theme ON topics (theme_id, state, pinned DESC, active DESC);
CREATE INDEX topics_by_activity ON topics (state, pinned DESC, active DESC);
CREATE INDEX topics_by_schedule ON topics (published) WHERE state = 'scheduled';
CREATE INDEX topics_by_closing ON topics (closes) WHERE state = 'open';

-- Every save of a topic's content.
CREATE TABLE topic_versions (
    topic_id INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    -- NULL once they have left.
    actor_id BLOB    REFERENCES people (id) ON DELETE SET NULL,
    content  TEXT    NOT NULL,
    PRIMARY KEY (topic_id, version)
) WITHOUT ROWID;

CREATE INDEX topic_versions_by_actor ON topic_versions (actor_id) WHERE actor_id IS NOT NULL;
