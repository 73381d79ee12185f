-- The topic whose transcript is asked for.
ALTER TABLE requests ADD COLUMN topic_id INTEGER REFERENCES topics (id) ON DELETE SET NULL;
CREATE INDEX requests_by_topic ON requests (topic_id) WHERE topic_id IS NOT NULL;
