-- What somebody is called whose name moderators hid: a neutral one stands in its place in `accounts`, so that whatever reads
-- that shows it. They go on signing in with their own.
CREATE TABLE withheld_names (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (person_id) ON DELETE CASCADE,
    username  TEXT NOT NULL,
    skeleton  TEXT NOT NULL UNIQUE,
    -- Holds it back from being taken by others, in `retired_usernames`.
    name_key  BLOB NOT NULL
) WITHOUT ROWID;

-- Comments in which others named them: what these said before, and after.
CREATE TABLE withheld_mentions (
    person_id  BLOB    NOT NULL REFERENCES withheld_names (person_id) ON DELETE CASCADE,
    quoting_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    source     TEXT    NOT NULL,
    html       TEXT    NOT NULL,
    renderer   INTEGER NOT NULL,
    instead    TEXT    NOT NULL,
    PRIMARY KEY (person_id, quoting_id)
) WITHOUT ROWID;

CREATE INDEX withheld_mentions_by_quoting ON withheld_mentions (quoting_id);
