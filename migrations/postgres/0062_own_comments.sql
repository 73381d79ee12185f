-- What somebody wrote in one topic and members read, which no list tells them as new: it was looked for among all that they ever wrote.
CREATE INDEX comments_own ON comments (author_id, topic_id, seq)
    WHERE author_id IS NOT NULL AND withdrawn IS NULL AND withheld IS NULL;

INSERT INTO schema_compat (version, oldest) VALUES (62, 44);
