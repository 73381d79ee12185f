-- Pictures and files that staff put beside a topic. What a file holds stands last, so that a
-- list of files does not read it.
CREATE TABLE topic_files (
    id       UUID    NOT NULL PRIMARY KEY,
    topic_id BIGINT  NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    kind     TEXT    NOT NULL,
    -- What a picture shows, or what a file is called.
    label_en TEXT    NOT NULL,
    label_fr TEXT    NOT NULL,
    -- In pixels; 0 for what is no picture.
    width    BIGINT  NOT NULL,
    height   BIGINT  NOT NULL,
    -- In bytes.
    size     BIGINT  NOT NULL,
    added    BIGINT  NOT NULL,
    content  BYTEA   NOT NULL
);

CREATE INDEX topic_files_by_topic ON topic_files (topic_id, added);

-- How many a topic has: most have none, and their pages need not look.
ALTER TABLE topics ADD COLUMN files BIGINT NOT NULL DEFAULT 0;
