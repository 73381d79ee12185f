-- The suggestion of their own that somebody is told an answer to.
ALTER TABLE notices ADD COLUMN suggestion_id BLOB REFERENCES suggestions (id) ON DELETE CASCADE;
CREATE INDEX notices_by_suggestion ON notices (suggestion_id) WHERE suggestion_id IS NOT NULL;
