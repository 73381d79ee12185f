-- Pictures and files that staff put beside a topic. What a file holds stands last, so that a
-- list of files does not read it.
CREATE TABLE topic_files (
    id       BLOB    NOT NULL PRIMARY KEY,
    topic_id INTEGER NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    kind     TEXT    NOT NULL,
    -- What a picture shows, or what a file is called.
    label_en TEXT    NOT NULL,
    label_fr TEXT    NOT NULL,
    -- In pixels; 0 for what is no picture.
    width    INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    -- In bytes.
    size     INTEGER NOT NULL,
    added    INTEGER NOT NULL,
    content  BLOB    NOT NULL
) STRICT;

CREATE INDEX topic_files_by_topic ON topic_files (topic_id, added);

-- How many a topic has: most have none, and their pages need not look.
ALTER TABLE topics ADD COLUMN files INTEGER NOT NULL DEFAULT 0;
