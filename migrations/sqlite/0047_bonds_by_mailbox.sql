-- A measure binds every mailbox that its account had while it held, not the last one alone. A row without a number is of one
-- that they had before the last. No former release can live with it: `schema_compat` says nothing.
CREATE TABLE bonds_by_mailbox (
    decision_id BLOB NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
    -- NULL of who was no member, and of a mailbox before the last.
    number_key  BLOB,
    email_key   BLOB NOT NULL,
    PRIMARY KEY (decision_id, email_key)
) WITHOUT ROWID;

INSERT INTO bonds_by_mailbox (decision_id, number_key, email_key) SELECT decision_id, number_key, email_key FROM bonds;
DROP TABLE bonds;
ALTER TABLE bonds_by_mailbox RENAME TO bonds;
