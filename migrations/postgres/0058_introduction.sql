-- When a person was done with what a first visit shows of the Community. Who has an account by now has been there.
ALTER TABLE accounts ADD COLUMN introduced BIGINT;
UPDATE accounts SET introduced = created;

INSERT INTO schema_compat (version, oldest) VALUES (58, 44);
