-- Whether mails of replies and mentions show how the comment begins.
ALTER TABLE accounts ADD COLUMN mail_excerpts BOOLEAN NOT NULL DEFAULT FALSE;

INSERT INTO schema_compat (version, oldest) VALUES (53, 44);
