-- Where a comment stood that moderators moved, a line stays that leads to it: a comment of nobody, withheld by 'move'.
ALTER TABLE comments ADD COLUMN moved_to BIGINT REFERENCES comments (id);

CREATE INDEX comments_by_moved ON comments (moved_to) WHERE moved_to IS NOT NULL;

-- Comments that a decision moved, each with its number where it stood; once it is taken back, with where they were meanwhile.
CREATE TABLE moved_comments (
    decision_id UUID    NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
    comment_id  BIGINT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    topic_id    BIGINT NOT NULL REFERENCES topics (id) ON DELETE CASCADE,
    seq         BIGINT NOT NULL,
    PRIMARY KEY (decision_id, comment_id)
);

CREATE INDEX moved_comments_by_comment ON moved_comments (comment_id);
CREATE INDEX moved_comments_by_topic ON moved_comments (topic_id);
