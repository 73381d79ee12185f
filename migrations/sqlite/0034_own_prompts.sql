-- Mails that a person has sent to new addresses of theirs, since when: counted apart from those that strangers cause.
ALTER TABLE people ADD COLUMN own_prompts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN own_prompts_since INTEGER NOT NULL DEFAULT 0;
