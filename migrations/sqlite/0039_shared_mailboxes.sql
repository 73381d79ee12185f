-- no-transaction
-- Name and address make the person: two people who share a mailbox can both pledge. SQLite lets go of UNIQUE by making the
-- table anew, which it does not let other tables' references see: they are off meanwhile, and that cannot be inside of a
-- transaction.
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

-- email_key is a keyed digest of the mailbox; who, the name without accents and signs, makes two forms one person's.
CREATE TABLE new_pledges (
    id            BLOB    NOT NULL PRIMARY KEY,
    email_key     BLOB    NOT NULL,
    who           TEXT    NOT NULL DEFAULT '',
    email         TEXT    NOT NULL,
    first_name    TEXT    NOT NULL,
    last_name     TEXT    NOT NULL,
    postal_code   TEXT,
    province      TEXT,
    language      TEXT    NOT NULL,
    issue         TEXT,
    phone         TEXT,
    received      INTEGER NOT NULL,
    -- Forms that were sent before it was confirmed: who confirms one says which they have seen.
    forms         INTEGER NOT NULL DEFAULT 1,
    -- Raised to revoke every link mailed before.
    link_epoch    INTEGER NOT NULL DEFAULT 0,
    -- Mails that anyone can cause to be sent to this mailbox, since when: bounds what a stranger can do to it.
    prompts       INTEGER NOT NULL DEFAULT 0,
    prompts_since INTEGER NOT NULL DEFAULT 0,
    pending_email TEXT,
    pending_key   BLOB,
    UNIQUE (email_key, who)
) STRICT, WITHOUT ROWID;

INSERT INTO new_pledges (id, email_key, who, email, first_name, last_name, postal_code, province, language, issue, phone,
    received, link_epoch, prompts, prompts_since, pending_email, pending_key)
SELECT id, email_key, lower(first_name || ' ' || last_name), email, first_name, last_name, postal_code, province, language,
    issue, phone, received, link_epoch, prompts, prompts_since, pending_email, pending_key
FROM pledges;

DROP TABLE pledges;
ALTER TABLE new_pledges RENAME TO pledges;
CREATE INDEX pledges_by_received ON pledges (received);

COMMIT;
PRAGMA foreign_keys = ON;
