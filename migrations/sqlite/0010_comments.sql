-- What members say about a topic.
CREATE TABLE comments (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    topic_id  INTEGER NOT NULL REFERENCES topics (id),
    -- Its number in the topic, for what is unread.
    seq       INTEGER NOT NULL,
    -- The comment that it replies to, which replies to none itself.
    parent_id INTEGER REFERENCES comments (id),
    -- Its place among those that reply to the same; pages are cut by it, so their links are stable.
    position  INTEGER NOT NULL,
    -- NULL once the author has left.
    author_id BLOB    REFERENCES accounts (person_id) ON DELETE SET NULL,
    language  TEXT    NOT NULL,
    -- Markdown as typed, and the HTML of it with the renderer that wrote it.
    source    TEXT    NOT NULL,
    html      TEXT    NOT NULL,
    renderer  INTEGER NOT NULL,
    -- The form that it was typed into: sent twice, it is one comment.
    form      BLOB    NOT NULL UNIQUE,
    created   INTEGER NOT NULL,
    edited    INTEGER,
    -- Set when its author took it back: a trace stays, the text does not.
    withdrawn INTEGER,
    replies   INTEGER NOT NULL DEFAULT 0,
    -- Reactions of each kind, and those among them that found it true or helpful.
    seen_too  INTEGER NOT NULL DEFAULT 0,
    helped    INTEGER NOT NULL DEFAULT 0,
    disagree  INTEGER NOT NULL DEFAULT 0,
    useful    INTEGER NOT NULL DEFAULT 0,
    UNIQUE (topic_id, seq)
);

CREATE UNIQUE INDEX comments_by_position ON comments (topic_id, position) WHERE parent_id IS NULL;
CREATE INDEX comments_by_use ON comments (topic_id, useful DESC, position) WHERE parent_id IS NULL;
CREATE UNIQUE INDEX comments_by_parent ON comments (parent_id, position) WHERE parent_id IS NOT NULL;
CREATE INDEX comments_by_author ON comments (author_id, created) WHERE author_id IS NOT NULL;

-- What a comment said before its author changed it, for moderators.
CREATE TABLE comment_versions (
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    until      INTEGER NOT NULL,
    source     TEXT    NOT NULL,
    PRIMARY KEY (comment_id, until)
) WITHOUT ROWID;

CREATE TABLE reactions (
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    person_id  BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    -- A bit for each kind.
    kinds      INTEGER NOT NULL,
    PRIMARY KEY (comment_id, person_id)
) WITHOUT ROWID;

CREATE INDEX reactions_by_person ON reactions (person_id);

-- How far a person has read each topic: the number of the last comment before which they missed none.
CREATE TABLE read_marks (
    person_id BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    topic_id  INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    PRIMARY KEY (person_id, topic_id)
) WITHOUT ROWID;
