-- Which reply a comment answers that was held before anybody was told of it.
ALTER TABLE withheld_comments ADD COLUMN reply_to BIGINT;

INSERT INTO schema_compat (version, oldest) VALUES (55, 44);
