-- Mails that a person has sent to new addresses of theirs, since when: counted apart from those that strangers cause.
ALTER TABLE people ADD COLUMN own_prompts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN own_prompts_since BIGINT NOT NULL DEFAULT 0;
