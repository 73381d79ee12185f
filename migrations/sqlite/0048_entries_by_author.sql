-- What of the log of moderation is about somebody: they read the log without it, and its entries are counted without it.
CREATE INDEX moderation_log_by_author ON moderation_log (author_id, seq) WHERE author_id IS NOT NULL;

INSERT INTO schema_compat (version, oldest) VALUES (48, 46);
