-- What members are writing: one for each place, for themselves alone, until they post it or 30 days pass.
CREATE TABLE comment_drafts (
    person_id UUID    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    topic_id  BIGINT  NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    -- The comment that it replies to; 0 for none.
    parent_id BIGINT  NOT NULL,
    -- Markdown as typed, and the language that was chosen, if one was.
    text      TEXT    NOT NULL,
    language  TEXT,
    -- The form that it was last typed into.
    form      UUID    NOT NULL,
    -- When, in milliseconds; no two versions of a draft have the same.
    changed   BIGINT  NOT NULL,
    PRIMARY KEY (person_id, topic_id, parent_id)
);

CREATE INDEX comment_drafts_by_age ON comment_drafts (changed);
