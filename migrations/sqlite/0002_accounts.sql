-- The association's roster, and the accounts that its people open. Whoever falls off the roster stays here, marked,
-- so that coming back finds the same person.
CREATE TABLE people (
    id            BLOB    NOT NULL PRIMARY KEY,
    -- The association's own number; staff who are no members have none.
    member_number TEXT    UNIQUE,
    email_key     BLOB    NOT NULL UNIQUE,
    email         TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    kind          TEXT,
    province      TEXT,
    language      TEXT    NOT NULL,
    specialty     TEXT,
    on_roster     BOOLEAN NOT NULL,
    -- Raised whenever a mailed link is used, so that each works once.
    link_epoch    INTEGER NOT NULL DEFAULT 0,
    -- Mails that anyone can cause to be sent to this mailbox, since when.
    prompts       INTEGER NOT NULL DEFAULT 0,
    prompts_since INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE accounts (
    person_id       BLOB    NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    username        TEXT    NOT NULL,
    -- What two names share that look alike.
    skeleton        TEXT    NOT NULL UNIQUE,
    -- Chosen by the person; the roster's holds until then.
    language        TEXT    NOT NULL,
    -- Argon2id, in the PHC string format. Without one, the person signs in by other means.
    password        TEXT,
    created         INTEGER NOT NULL,
    suspended       INTEGER,
    -- TOTP (RFC 6238): the secret under the server's key, since when it is in use, and the last step that was used.
    totp_secret     BLOB,
    totp_since      INTEGER,
    totp_step       INTEGER NOT NULL DEFAULT 0,
    shows_kind      BOOLEAN NOT NULL DEFAULT FALSE,
    shows_province  BOOLEAN NOT NULL DEFAULT FALSE,
    shows_specialty BOOLEAN NOT NULL DEFAULT FALSE
) WITHOUT ROWID;

-- Names that nobody may take again: keyed digests, so that they tell nothing of who left.
CREATE TABLE retired_usernames (
    name_key BLOB    NOT NULL PRIMARY KEY,
    since    INTEGER NOT NULL
) WITHOUT ROWID;

-- SHA-256 of each unused code: they are random, so nothing slower is needed.
CREATE TABLE recovery_codes (
    person_id BLOB NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    digest    BLOB NOT NULL,
    PRIMARY KEY (person_id, digest)
) WITHOUT ROWID;

-- What staff answer for. A theme of zeros means everywhere.
CREATE TABLE duties (
    person_id BLOB NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    duty      TEXT NOT NULL,
    theme     BLOB NOT NULL,
    PRIMARY KEY (person_id, duty, theme)
) WITHOUT ROWID;

-- The digest of each cookie's token; the token itself is the browser's alone.
CREATE TABLE sessions (
    digest        BLOB    NOT NULL PRIMARY KEY,
    -- Names the session on its owner's page.
    id            BLOB    NOT NULL UNIQUE,
    person_id     BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    started       INTEGER NOT NULL,
    seen          INTEGER NOT NULL,
    second_factor BOOLEAN NOT NULL,
    -- The browser's name, shortened, so that its owner knows it again.
    browser       TEXT    NOT NULL
) WITHOUT ROWID;

CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_seen ON sessions (seen);

-- The Terms and Conditions and the privacy notice, each version whole in both languages.
CREATE TABLE documents (
    kind      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    published INTEGER NOT NULL,
    text_en   TEXT    NOT NULL,
    text_fr   TEXT    NOT NULL,
    PRIMARY KEY (kind, version)
) WITHOUT ROWID;

CREATE TABLE acceptances (
    person_id BLOB    NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    kind      TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    language  TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, version),
    FOREIGN KEY (kind, version) REFERENCES documents (kind, version)
) WITHOUT ROWID;

-- Mail is due to supporters and to people of the roster alike.
CREATE TABLE new_outbox (
    -- Never used again, so that no two mails share a Message-ID.
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT    NOT NULL,
    pledge_id BLOB    REFERENCES pledges (id) ON DELETE CASCADE,
    person_id BLOB    REFERENCES people (id) ON DELETE CASCADE,
    -- Set when it must go elsewhere than to the person's address.
    address   TEXT,
    queued    INTEGER NOT NULL,
    -- A worker leases a mail by moving this into the future.
    due       INTEGER NOT NULL,
    attempts  INTEGER NOT NULL DEFAULT 0,
    -- Set when the mail was given up, with the class of the last failure.
    dead      INTEGER,
    failure   TEXT,
    CHECK ((pledge_id IS NULL) <> (person_id IS NULL))
) STRICT;

INSERT INTO new_outbox (seq, kind, pledge_id, address, queued, due, attempts, dead, failure)
    SELECT seq, kind, pledge_id, address, queued, due, attempts, dead, failure FROM outbox;
-- The numbers of mails that are gone stay used.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'outbox') WHERE name = 'new_outbox'
    AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'outbox');
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_outbox', seq FROM sqlite_sequence WHERE name = 'outbox'
    AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'new_outbox');
DROP TABLE outbox;
ALTER TABLE new_outbox RENAME TO outbox;

CREATE INDEX outbox_by_due ON outbox (due) WHERE dead IS NULL;
CREATE INDEX outbox_by_pledge ON outbox (pledge_id) WHERE pledge_id IS NOT NULL;
CREATE INDEX outbox_by_person ON outbox (person_id) WHERE person_id IS NOT NULL;

-- Which of the staff it was; NULL where the actor is a word for many.
ALTER TABLE audit ADD COLUMN actor_id BLOB;
