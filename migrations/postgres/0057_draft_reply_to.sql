-- Which of the replies in a conversation a draft answers.
ALTER TABLE comment_drafts ADD COLUMN reply_to BIGINT;

INSERT INTO schema_compat (version, oldest) VALUES (57, 44);
