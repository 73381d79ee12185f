-- Whether nobody else reads the text until a moderator has looked.
ALTER TABLE signals ADD COLUMN holds BOOLEAN NOT NULL DEFAULT FALSE;

-- The skeletons of the names that a comment mentions which was held before anybody was told of it; NULL of others.
ALTER TABLE withheld_comments ADD COLUMN names TEXT;

-- What administrators have comments looked at for, in one row; without one, nothing.
CREATE TABLE watch_rules (
    one           INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    -- How many of an account's first comments; 0 for none. Held, or one in so many looked at.
    first_many    INTEGER NOT NULL,
    first_one_in  INTEGER,
    -- A burst, and what becomes of it; NULL where none is looked for.
    burst_many    INTEGER,
    burst_minutes INTEGER,
    burst_watch   TEXT,
    -- What becomes of links to unknown sites; NULL for nothing.
    links         TEXT,
    -- Raised by each change.
    version       INTEGER NOT NULL
);

CREATE TABLE known_sites (
    host TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE watched_words (
    language TEXT NOT NULL,
    watch    TEXT NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (language, watch, text)
) WITHOUT ROWID;
